"""The year at a glance: twelve months of days, with soft bands around the dates.

A pure value: the window draws it, a screen reader reads its words, and the list
of its dates says the same. No cell is told from another by color alone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import accumulate

from companion.planner.model import Occasion


class Band(IntEnum):
    """What a day is in the picture."""

    NONE = 0
    AROUND = 1
    """In the days around a date."""
    DATE = 2


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day."""

    day: date
    band: Band = Band.NONE
    dates: tuple[Occasion, ...] = ()
    """The dates that are on this day."""
    around: int = 0
    """How many windows it lies in; for how soft a band is, never shown as a number."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its days in order, and the weekday of the first (Monday is 0)."""

    year: int
    number: int
    days: tuple[DayCell, ...]
    first_weekday: int

    @property
    def dates(self) -> tuple[Occasion, ...]:
        """The dates in it, in order."""
        return tuple(one for cell in self.days for one in cell.dates)

    def stretches(self) -> tuple[tuple[date, date], ...]:
        """Return the first and last days of each stretch of days with a band."""
        found: list[tuple[date, date]] = []
        for cell in self.days:
            if cell.band is Band.NONE:
                continue
            if found and found[-1][1] == cell.day - timedelta(days=1):
                found[-1] = (found[-1][0], cell.day)
            else:
                found.append((cell.day, cell.day))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class YearPicture:
    """A year."""

    year: int
    months: tuple[Month, ...]
    """Twelve."""


def picture(year: int, occasions: Sequence[Occasion]) -> YearPicture:
    """Return the picture of a year from the occasions whose windows touch it.

    Takes time in proportion to the occasions, not to the days of their windows.
    """
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    edges = [0] * (length + 1)
    on: dict[int, list[Occasion]] = {}
    start = first.toordinal()
    for one in occasions:
        begin = max(one.first.toordinal() - start, 0)
        end = min(one.last.toordinal() - start, length - 1)
        if begin > end:
            continue
        edges[begin] += 1
        edges[end + 1] -= 1
        place = one.day.toordinal() - start
        if 0 <= place < length:
            on.setdefault(place, []).append(one)
    depth = list(accumulate(edges))
    cells = [
        DayCell(
            date.fromordinal(start + place),
            Band.DATE if place in on else Band.AROUND if depth[place] else Band.NONE,
            tuple(on.get(place, ())),
            depth[place],
        )
        for place in range(length)
    ]
    return YearPicture(year, tuple(_month(year, number, cells) for number in range(1, 13)))


def _month(year: int, number: int, cells: Sequence[DayCell]) -> Month:
    weekday, length = monthrange(year, number)
    place = date(year, number, 1).timetuple().tm_yday - 1
    return Month(year, number, tuple(cells[place : place + length]), weekday)
