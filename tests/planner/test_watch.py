from __future__ import annotations

import pytest

from companion.errors import Cancelled
from companion.planner.watch import TOTAL, Watch


def test_it_tells_how_far_the_work_is_within_its_part_of_the_whole() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    assert list(watch.over(range(200), 0.5, 1)) == list(range(200))
    assert told[0] == (TOTAL // 2, TOTAL)
    assert told == sorted(told)
    assert TOTAL // 2 < told[-1][0] < TOTAL


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_it_stops_when_it_is_told_to_after_the_last_thing_too(count: int) -> None:
    given: list[int] = []
    watch = Watch(is_cancelled=lambda: len(given) >= min(count, 3))
    with pytest.raises(Cancelled):
        _give(watch, range(count), given)
    assert len(given) < 100


def _give(watch: Watch, things: range, given: list[int]) -> None:
    for thing in watch.over(things, 0, 1):
        given.append(thing)  # noqa: PERF402  # how many were given is looked at on the way


def test_nobody_is_told_and_nobody_stops_it() -> None:
    assert list(Watch().over("abc", 0, 1)) == ["a", "b", "c"]
