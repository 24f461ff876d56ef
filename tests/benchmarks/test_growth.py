from __future__ import annotations

import pytest

from benchmarks import growth
from benchmarks.report import Row, Spread


def rows(what: str, values: dict[int, float]) -> list[Row]:
    return [Row(count, what, "ms", Spread.of([value])) for count, value in values.items()]


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_is_that_of_the_power(power: float) -> None:
    (measured,) = growth.points(
        rows("open", {n: 3 * n**power for n in (1_000, 10_000, 50_000)})
    ).values()
    assert growth.exponent(measured) == pytest.approx(power)


def test_two_lengths_say_nothing() -> None:
    assert growth.points(rows("open", {1_000: 1.0, 10_000: 2.0})) == {}


def test_a_goal_stands_beside_the_figure() -> None:
    (line,) = growth.lines(rows("search as you type, p99", {1: 1.0, 10: 1.0, 100: 1.0}))
    assert line == "+0.00  search as you type, p99, ms  (goal: at most 0.3)"
