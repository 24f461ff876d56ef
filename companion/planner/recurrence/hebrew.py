"""The yahrzeit: the Hebrew date of a death, year after year.

The rules are those Hebcal documents for `getYahrzeit`, after Reingold and
Dershowitz, Calendrical Calculations (care.md 2.9 [S62]); birthdays follow other
rules and have no place here. Conversions are pyluach's (MIT).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from companion.planner.recurrence.lunar import in_years
from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.rules import Adar, Yahrzeit

FIRST: Final = date(1583, 1, 1)
LAST: Final = date(2999, 12, 31)
"""Far beyond what is needed; it keeps the arithmetic away from its ends."""

_SHEVAT, _ADAR, _ADAR_2 = 11, 12, 13  # Nisan is 1
_CHESHVAN, _KISLEV, _TEVET = 8, 9, 10
_LONG = 30
_YEARS_AHEAD = 3760
"""Of the Hebrew year that ends in a Gregorian one."""

HebrewDay = tuple[int, int, int]
"""Year, month (Nisan is 1) and day."""


def yahrzeit(rule: Yahrzeit, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by years since; each begins the evening before."""
    death = hebrew_day(rule.day, after_sunset=rule.after_sunset)
    years = range(max(death[0] + 1, first.year + _YEARS_AHEAD), last.year + _YEARS_AHEAD + 2)

    def days(year: int) -> list[Occurrence]:
        if not death[0] < year <= LAST.year + _YEARS_AHEAD + 1:
            return []
        return [
            Occurrence(
                day,
                why,
                begins_evening_before=True,
                calendar_year=year,
                number=year - death[0],
            )
            for day, why in _observed(death, year, rule.adar)
        ]

    return in_years(years, days, rule.own)


@lru_cache(maxsize=16_384)
def hebrew_day(day: date, *, after_sunset: bool) -> HebrewDay:
    """Return the Hebrew date of a Gregorian day; after sunset it is the next one."""
    from pyluach.dates import HebrewDate

    found = HebrewDate.from_pydate(day + timedelta(after_sunset))
    return found.year, found.month, found.day


def may_be_in_adar(day: date) -> bool:
    """Tell whether a day, or its evening, is in the Adar of a year that has one alone.

    Families then choose in different ways in the years with two.
    """
    found = (hebrew_day(day, after_sunset=after) for after in (False, True))
    return any(month == _ADAR and not _is_leap(year) for year, month, _day in found)


def _observed(death: HebrewDay, year: int, adar: Adar) -> list[tuple[date, Why | None]]:
    died, month, day = death
    if (month, day) == (_CHESHVAN, _LONG) and _length(died + 1, _CHESHVAN) < _LONG:
        return [(_first_of(year, _KISLEV) - timedelta(1), Why.BEFORE_KISLEV)]
    if (month, day) == (_KISLEV, _LONG) and _length(died + 1, _KISLEV) < _LONG:
        return [(_first_of(year, _TEVET) - timedelta(1), Why.BEFORE_TEVET)]
    if month == _ADAR_2:
        last = _ADAR_2 if _is_leap(year) else _ADAR
        return [(_dated(year, last, day), None if _is_leap(year) else Why.LAST_ADAR)]
    if (month, day) == (_ADAR, _LONG) and not _is_leap(year):
        return [(_dated(year, _SHEVAT, _LONG), Why.SHEVAT)]
    if month == _ADAR and not _is_leap(died) and _is_leap(year):
        kept = {Adar.FIRST: [_ADAR], Adar.SECOND: [_ADAR_2], Adar.BOTH: [_ADAR, _ADAR_2]}[adar]
        return [(_dated(year, each, day), Why.CHOSEN_ADAR) for each in kept]
    missing = day == _LONG and month in {_CHESHVAN, _KISLEV} and _length(year, month) < _LONG
    return [(_dated(year, month, day), Why.NEXT_HEBREW_MONTH if missing else None)]


def _dated(year: int, month: int, day: int) -> date:
    """Return the Gregorian day; a 30th that a month does not have is the first of the next."""
    return _first_of(year, month) + timedelta(day - 1)


def _length(year: int, month: int) -> int:
    return (_first_of(year, month + 1) - _first_of(year, month)).days


def _is_leap(year: int) -> bool:
    """Tell whether a Hebrew year has two Adars: seven years of every nineteen."""
    return (7 * year + 1) % 19 < 7  # noqa: PLR2004


@lru_cache(maxsize=4096)
def _first_of(year: int, month: int) -> date:
    from pyluach.dates import HebrewDate

    return HebrewDate(year, month, 1).to_pydate()
