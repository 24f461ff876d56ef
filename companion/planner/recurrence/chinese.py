"""Dates of the Chinese calendar with its leap months, and Qingming.

By China time. The calendars of Korea and Vietnam follow the same rule by their
own time, and differ by a day now and then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from companion.planner.recurrence.chinese_years import FIRST_NEW_YEAR, FIRST_YEAR, LENGTHS
from companion.planner.recurrence.lunar import in_years
from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.rules import ChineseYearly, Qingming

FIRST: Final = FIRST_NEW_YEAR
LAST: Final = date(2100, 2, 8)
"""The last day of lunar year 2099."""
LAST_YEAR: Final = 2099

_MONTHS, _LEAP_SHIFT = 12, 13


@dataclass(frozen=True, slots=True)
class ChineseDay:
    """A date of the Chinese calendar."""

    year: int
    """The Gregorian year in which the lunar one begins."""
    month: int
    """1 to 12."""
    day: int
    """1 to 30."""
    is_leap: bool = False
    """Whether it is in the leap month that follows the month of this number."""


@dataclass(frozen=True, slots=True)
class _Month:
    first: date
    month: int
    is_leap: bool
    length: int


def chinese_yearly(rule: ChineseYearly, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by lunar years since.

    A date in a leap month is kept in that leap month where the year has it, and
    else in the month of the same number. A 30th that a month does not have is
    kept on its last day.
    """
    begin = chinese_day(rule.day)

    def days(year: int) -> list[Occurrence]:
        if not begin.year <= year <= LAST_YEAR:
            return []
        months = [each for each in _months(year) if each.month == begin.month]
        kept = next((each for each in months if each.is_leap == begin.is_leap), months[0])
        why = None
        if kept.is_leap != begin.is_leap:
            why = Why.NO_LEAP_MONTH
        elif begin.day > kept.length:
            why = Why.SHORT_LUNAR_MONTH
        day = kept.first + timedelta(min(begin.day, kept.length) - 1)
        return [Occurrence(day, why, calendar_year=year, number=year - begin.year)]

    return in_years(range(max(begin.year, first.year - 1), last.year + 1), days, rule.own)


@lru_cache(maxsize=16_384)
def chinese_day(day: date) -> ChineseDay:
    """Return the lunar date of a day from FIRST to LAST."""
    year = day.year if day.year <= LAST_YEAR and day >= _months(day.year)[0].first else day.year - 1
    month = next(each for each in reversed(_months(year)) if each.first <= day)
    return ChineseDay(year, month.month, (day - month.first).days + 1, month.is_leap)


@lru_cache(maxsize=256)
def _months(year: int) -> tuple[_Month, ...]:
    first, leap, lengths = _years()[year - FIRST_YEAR]
    numbers = [(month, False) for month in range(1, _MONTHS + 1)]
    if leap:
        numbers.insert(leap, (leap, True))
    months: list[_Month] = []
    for place, (month, is_leap) in enumerate(numbers):
        length = 29 + (lengths >> place & 1)
        months.append(_Month(first, month, is_leap, length))
        first += timedelta(length)
    return tuple(months)


@lru_cache(maxsize=1)
def _years() -> tuple[tuple[date, int, int], ...]:
    """Return for each year its first day, the month that a leap month follows, the lengths."""
    years: list[tuple[date, int, int]] = []
    first = FIRST_NEW_YEAR
    for word in LENGTHS.split():
        number = int(word, 16)
        leap, lengths = number >> _LEAP_SHIFT, number & (1 << _LEAP_SHIFT) - 1
        years.append((first, leap, lengths))
        first += timedelta(29 * (_MONTHS + (leap > 0)) + lengths.bit_count())
    return tuple(years)


def qingming(rule: Qingming, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by years since."""
    for year in range(max(first.year, rule.day.year), min(last.year, LAST_YEAR) + 1):
        yield Occurrence(qingming_of(year), number=year - rule.day.year)


def qingming_of(year: int) -> date:
    """Return the day on which the sun is at 15 degrees, by China time; for 1901 to 2099.

    The known rule of thumb, day = floor(0.2422 y + C) - floor(y / 4), y the year
    of the century: exact in these years, as the tests show against astronomy.
    """
    of_century = year % 100
    constant = 55_900 if year < 2000 else 48_100  # noqa: PLR2004  # C, in ten-thousandths
    return date(year, 4, (of_century * 2_422 + constant) // 10_000 - of_century // 4)
