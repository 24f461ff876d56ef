"""Days a family keeps in some years in place of the reckoned ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeGuard

from companion.errors import OwnDayTooFar, RuleUnreadable
from companion.planner.recurrence.occurrences import covered, occurrences
from companion.planner.recurrence.rules import (
    MOST_MARKS,
    ChineseYearly,
    HijriYearly,
    OwnDate,
    Rule,
    Yahrzeit,
)

Lunar = Yahrzeit | HijriYearly | ChineseYearly
_NEAR: Final = timedelta(200)
"""Somewhat more than half of the longest year of these calendars."""


def has_own_days(rule: Rule | None) -> TypeGuard[Lunar]:
    """Tell whether a rule can have days of the family's own."""
    return isinstance(rule, Lunar)


def with_own_days(rule: Lunar, days: Iterable[date]) -> Lunar:
    """Return a rule in which each day stands for the reckoned one it is nearest to.

    The later of two days for one year holds. Raises OwnDayTooFar for a day with no
    reckoned one near it: it lies before the date, or beyond the calendar; and
    RuleUnreadable for more than a thousand years.
    """
    bare = replace(rule, own=())
    least, most = covered(bare)
    own: dict[int, date] = {}
    for day in days:
        if not least <= day <= most:
            raise OwnDayTooFar(day)
        first, last = max(day - _NEAR, least), min(day + _NEAR, most)
        near = [(abs(one.day - day), one) for one in occurrences(bare, first, last)]
        _distance, one = min(near, key=lambda each: each[0], default=(None, None))
        if one is None or one.calendar_year is None:
            raise OwnDayTooFar(day)
        own[one.calendar_year] = day
    if len(own) > MOST_MARKS:
        raise RuleUnreadable
    return replace(rule, own=tuple(OwnDate(year, day) for year, day in sorted(own.items())))
