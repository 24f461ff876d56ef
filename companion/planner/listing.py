"""Dates in a list: each with its next day, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from companion.planner import occasions
from companion.planner.model import HardDate, Occasion, Saved, shifted

_LOOK_AHEAD_DAYS: Final = (2 * 366, 100 * 366)
"""How far a next day is looked for: most come again soon, and reckoning takes its time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A date in the list, with the next day it falls on."""

    saved: Saved[HardDate]
    next: Occasion | None = None
    """None where the day is not known, or all its days are past."""
    is_past: bool = False


def next_of(saved: Saved[HardDate], now: datetime) -> Listed:
    """Return a date with the next day it falls on, seen from the zone of `now`."""
    today = now.date()
    value = saved.value
    # A day to spare: a time of day in another zone can be yesterday there.
    first = shifted(today, -1)
    is_range = value.rule is None or value.postponed
    if is_range and value.earliest is not None:
        first = min(first, value.earliest)  # one that has begun is known by its first day
    for ahead in _LOOK_AHEAD_DAYS:
        found = occasions.days_of(saved.id, value, first, shifted(today, ahead))
        for one in islice(found, 3):
            seen = occasions.seen_from(one, value.zone, now.tzinfo)
            if seen.day >= today or (is_range and seen.last >= today):
                return Listed(saved, seen)
    return Listed(saved, is_past=value.rule is not None and not value.postponed)


def order(one: Listed) -> tuple[Any, ...]:
    """Return what a list is sorted by: the next day; those without one, then past ones, last."""
    day = date.max if one.next is None else one.next.day
    return one.is_past, one.next is None, day, one.saved.value.name, one.saved.id
