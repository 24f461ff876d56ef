"""Places: the number of an entry says when it is, so that the newest are found without sorting."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, time
from typing import Final, TypeVar

Value = TypeVar("Value")
PLACES_A_DAY: Final = 4096
_MINUTES_A_DAY: Final = 1440
_AT_A_TIME: Final = 500
"""SQLite takes only so many values in one statement."""


def place_for(day: date, at: time) -> int:
    """Return the place that a local date and time ask for."""
    minute = at.hour * 60 + at.minute
    return day.toordinal() * PLACES_A_DAY + minute * PLACES_A_DAY // _MINUTES_A_DAY


def end_of_year(year: int) -> int:
    """Return the place below which the entries of a year begin, the latest first."""
    return place_for(date(year + 1, 1, 1), time.min) if year < MAXYEAR else sys.maxsize


def in_parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Return places or ids a few at a time."""
    for start in range(0, len(values), _AT_A_TIME):
        yield values[start : start + _AT_A_TIME]


class FreePlaces:
    """Gives free places while many entries come in, without asking the database for each."""

    def __init__(self, taken: set[int]) -> None:
        self._taken = taken
        self._next_free: dict[int, int] = {}

    def take(self, wanted: int) -> int:
        """Return the first free place at or after a wanted one; it is then taken."""
        place = wanted
        passed = []
        while place in self._taken:
            passed.append(place)
            place = self._next_free.get(place, place + 1)
        self._taken.add(place)
        # Whoever comes this way again goes on from here: no place is passed by often.
        self._next_free.update(dict.fromkeys(passed, place + 1))
        return place
