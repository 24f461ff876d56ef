"""The season around a date: from some days before it to some days after.

Counted in days of the calendar where the person is. A day may last 23 hours or
25, and a person may travel: what counts is the date on the wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from companion.planner.recurrence.model import Occurrence
from companion.planner.recurrence.occurrences import covered, occurrences
from companion.planner.recurrence.rules import Rule

MOST_DAYS: Final = 366
"""The longest part of a window before or after its date."""


@dataclass(frozen=True, slots=True)
class WindowDay:
    """One day of the season around a date."""

    day: date
    offset: int
    """Days from the date: -3 is three days before, 0 the date itself."""


@dataclass(frozen=True, slots=True)
class Window:
    """How many days before a date and after it belong to it."""

    days_before: int
    days_after: int

    def __post_init__(self) -> None:
        if not (0 <= self.days_before <= MOST_DAYS and 0 <= self.days_after <= MOST_DAYS):
            raise ValueError(f"a window has 0 to {MOST_DAYS} days on each side")

    def days(self, center: date) -> tuple[WindowDay, ...]:
        """Return every day around a date, in order; those a calendar cannot name are left out."""
        return tuple(
            WindowDay(date.fromordinal(center.toordinal() + offset), offset)
            for offset in range(-self.days_before, self.days_after + 1)
            if date.min.toordinal() <= center.toordinal() + offset <= date.max.toordinal()
        )

    def offset_of(self, day: date, center: date) -> int | None:
        """Return how many days a day is from the date, or None when it lies outside."""
        offset = (day - center).days
        return offset if -self.days_before <= offset <= self.days_after else None

    def offset_at(self, moment: datetime, center: date) -> int | None:
        """Return the offset of the day a moment belongs to, by the moment's own zone, or None.

        The zone is the one the person is in at that moment, so a window follows
        someone who travels.
        """
        return self.offset_of(moment.date(), center)


def bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the moments at which a day begins and the next one does, in a zone.

    Between them lie 23, 24 or 25 hours; compare them in UTC.
    """
    return (
        datetime.combine(day, time.min, zone),
        datetime.combine(day + timedelta(1), time.min, zone),
    )


def seasons(rule: Rule, window: Window, first: date, last: date) -> Iterator[Occurrence]:
    """Return the occurrences whose window touches the days from `first` to `last`.

    Raises OutsideCalendar as `occurrences` does; past the end of a calendar
    only the window is cut off, not the answer.
    """
    begin = max(first.toordinal() - window.days_after, date.min.toordinal())
    end = max(
        min(last.toordinal() + window.days_before, covered(rule)[1].toordinal()), last.toordinal()
    )
    return occurrences(rule, date.fromordinal(begin), date.fromordinal(end))
