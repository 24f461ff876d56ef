from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.journal.hidden_data.orientation import UPRIGHT, only, orientation_in
from tests.journal.hidden_data.samples import CANARY, exif


@pytest.mark.parametrize("turned", range(1, 9))
def test_it_is_read_and_written(turned: int) -> None:
    assert orientation_in(only(turned)) == turned
    for order in "<>":
        data = exif(turned, order)
        assert CANARY in data
        assert orientation_in(data) == turned
    assert len(only(turned)) == 26


@pytest.mark.parametrize(
    "data", [b"", b"II", b"XX" + only(3)[2:], b"II+\0" + only(3)[4:], only(0), only(9)]
)
def test_what_says_nothing_is_upright(data: bytes) -> None:
    assert orientation_in(data) == UPRIGHT


@given(st.binary(max_size=80), st.sampled_from([b"II*\0", b"MM\0*", b""]))
def test_any_data_says_something(data: bytes, head: bytes) -> None:
    assert 1 <= orientation_in(head + data) <= 8


@given(st.integers(0, 25))
def test_data_that_ends_early_is_upright(length: int) -> None:
    assert orientation_in(only(6)[:length]) in {UPRIGHT, 6}
