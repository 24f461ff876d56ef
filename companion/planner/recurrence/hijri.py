"""Dates of the Umm al-Qura calendar, from the table of hijridate (MIT).

The table holds the calendar of Saudi Arabia as it was printed. A month begins
elsewhere, and for prayer even there, when the moon is seen: so every day found
is a day that can be one earlier or later. From 1420 to 1450 AH every source
agrees; the months from 1451 on (August 2029) are forecasts of which two are in
circulation, this one by the rule in force since 1423 AH.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from companion.planner.recurrence.lunar import in_years
from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.rules import HijriYearly

FIRST: Final = date(1924, 8, 1)
"""1 Muharram 1343 AH."""
LAST: Final = date(2077, 11, 16)
"""The last day of 1500 AH."""
_LAST_YEAR: Final = 1500

HijriDay = tuple[int, int, int]


def hijri_yearly(rule: HijriYearly, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by Hijri years since; each begins the evening before."""
    begin, month, day = hijri_day(rule.day, after_sunset=rule.after_sunset)
    years = range(max(begin, _year_of(first)), _year_of(last) + 1)

    def days(year: int) -> list[Occurrence]:
        if not begin <= year <= _LAST_YEAR:
            return []
        start, length = _month(year, month)
        # A 30th that a month does not have is kept on its last day.
        return [
            Occurrence(
                start + timedelta(min(day, length) - 1),
                Why.SHORT_LUNAR_MONTH if day > length else Why.SEEN_LOCALLY,
                about=True,
                begins_evening_before=True,
                calendar_year=year,
                number=year - begin,
            )
        ]

    return in_years(years, days, rule.own)


@lru_cache(maxsize=16_384)
def hijri_day(day: date, *, after_sunset: bool) -> HijriDay:
    """Return the Hijri date of a Gregorian day within the table; after sunset, the next one."""
    from hijridate import Gregorian

    found = Gregorian.fromdate(min(day + timedelta(after_sunset), LAST)).to_hijri()
    return found.year, found.month, found.day


def _year_of(day: date) -> int:
    return hijri_day(min(max(day, FIRST), LAST), after_sunset=False)[0]


@lru_cache(maxsize=2048)
def _month(year: int, month: int) -> tuple[date, int]:
    """Return the first day of a month and its length in days."""
    from hijridate import Hijri

    start = Hijri(year, month, 1)
    day = start.to_gregorian()
    return date(day.year, day.month, day.day), start.month_length()
