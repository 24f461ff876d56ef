"""The numbers of check-ins in the order they were given, for somebody who asks to see them so.

Never shown unasked: a line over time makes a test of what is none (care.md 2.13).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from companion.care.keeping import DISTRESS, CheckIn
from companion.care.measures import RULES, scored
from companion.care.what_helps import MOST_DISTRESS

LEAST: Final = 2
"""A line needs two numbers of one kind."""


@dataclass(frozen=True, slots=True)
class Point:
    """One check-in with a number."""

    id: str
    day: date
    at: time
    number: int


def highest(measure: str) -> int:
    """Return the highest number of a kind of check-in; the lowest is always 0.

    Raises KeyError for one that has no number.
    """
    if measure == DISTRESS:
        return MOST_DISTRESS
    rules = RULES[measure]
    return rules.items * rules.most


def over_time(check_ins: Iterable[CheckIn], measure: str) -> tuple[Point, ...]:
    """Return the numbers of one kind, the oldest first; what is not scored is left out."""
    points = [
        Point(each.id, each.local_date, each.local_time, number)
        for each in check_ins
        if each.measure == measure and (number := _number(each)) is not None
    ]
    return tuple(sorted(points, key=lambda point: (point.day, point.at, point.id)))


def kinds(check_ins: Iterable[CheckIn]) -> tuple[str, ...]:
    """Return the kinds of which there are enough numbers for a line, the plainest first."""
    found = list(check_ins)
    return tuple(
        measure for measure in (DISTRESS, *RULES) if len(over_time(found, measure)) >= LEAST
    )


def _number(taken: CheckIn) -> int | None:
    if taken.measure == DISTRESS:
        return taken.answers.get(1)
    return scored(taken.measure, taken.answers).score
