from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import Cancelled
from companion.vault.watch import UNWATCHED, WHOLE, Watch

shares = st.integers(0, WHOLE)


@given(st.tuples(shares, shares), st.integers(0, 50), st.integers(0, 50))
def test_a_part_stays_within_its_stretch(stretch: tuple[int, int], done: int, total: int) -> None:
    start, end = sorted(stretch)
    told: list[tuple[int, int]] = []
    Watch(lambda *how_far: told.append(how_far)).part(start, end).at(done, total)
    ((at, whole),) = told
    assert start <= at <= end
    assert whole == WHOLE


def test_parts_of_parts() -> None:
    part = UNWATCHED.part(500, 1000).part(0, 500)
    assert (part.start, part.end) == (500, 750)


def test_the_end_is_the_end() -> None:
    told: list[int] = []
    Watch(lambda done, _total: told.append(done)).at(3, 3)
    assert told == [WHOLE]


def test_cancelling_is_heard_at_the_next_step() -> None:
    told: list[int] = []
    watch = Watch(lambda done, _total: told.append(done), lambda: True)
    with pytest.raises(Cancelled):
        watch.part(0, 10).at(1, 2)
    assert told == []
