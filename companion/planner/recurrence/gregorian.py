"""Rules of the Gregorian calendar, and counts of days and years."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta

from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.rules import (
    LAST_WEEK,
    DayMarks,
    Feb29,
    MemorialYears,
    Monthly,
    NthWeekday,
    ShortMonth,
    Weekly,
    Yearly,
    is_leap_day,
)

_MONTHS = 12


def yearly(rule: Yearly, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days from `first` to `last` (both included), numbered by years since."""
    for year in range(max(first.year, rule.day.year), last.year + 1):
        yield from _in_year(rule.day, rule.feb29, year, year - rule.day.year)


def _in_year(
    day: date, feb29: Feb29 | None, year: int, number: int, why: Why | None = None
) -> Iterator[Occurrence]:
    if not is_leap_day(day) or isleap(year):
        yield Occurrence(day.replace(year=year), why, number=number)
        return
    if feb29 in {Feb29.FEB_28, Feb29.BOTH}:
        yield Occurrence(date(year, 2, 28), Why.NO_FEB_29, number=number)
    if feb29 in {Feb29.MAR_1, Feb29.BOTH}:
        yield Occurrence(date(year, 3, 1), Why.NO_FEB_29, number=number)


def monthly(rule: Monthly, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by months since."""
    begin = rule.day.year * _MONTHS + rule.day.month - 1
    # One month earlier: the day of a short month can be the first of the next.
    start = max(begin, first.year * _MONTHS + first.month - 2)
    for months in range(start, last.year * _MONTHS + last.month):
        year, month = divmod(months, _MONTHS)
        length = monthrange(year, month + 1)[1]
        if rule.day.day <= length:
            yield Occurrence(date(year, month + 1, rule.day.day), number=months - begin)
        elif rule.short_month is not ShortMonth.SKIP:
            day = date(year, month + 1, length)
            if rule.short_month is ShortMonth.NEXT_DAY:
                day += timedelta(1)
            yield Occurrence(day, Why.SHORT_MONTH, number=months - begin)


def weekly(rule: Weekly, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by weeks since."""
    step = 7 * rule.every
    count = max(0, -((rule.day - first).days // step))
    for days in range(count * step, (last - rule.day).days + 1, step):
        yield Occurrence(rule.day + timedelta(days), number=days // 7)


def nth_weekday(rule: NthWeekday, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by years since the first one."""
    for year in range(max(first.year, rule.day.year), last.year + 1):
        for month in [rule.month] if rule.month else range(1, _MONTHS + 1):
            day = _weekday_in(year, month, rule)
            if day is not None:
                yield Occurrence(day, number=year - rule.day.year)


def _weekday_in(year: int, month: int, rule: NthWeekday) -> date | None:
    before, length = monthrange(year, month)
    earliest = 1 + (rule.weekday - 1 - before) % 7
    if rule.week == LAST_WEEK:
        return date(year, month, earliest + (length - earliest) // 7 * 7)
    number = earliest + 7 * (rule.week - 1)
    return date(year, month, number) if number <= length else None


def day_marks(rule: DayMarks, _first: date, _last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by what they are called; care.md 2.9: date + n - 1 or date + n."""
    why = Why.COUNTED_WITH if rule.first_day_counts else Why.COUNTED_AFTER
    left = (date.max - rule.day).days
    for count in sorted(set(rule.counts)):
        days = count - rule.first_day_counts
        if days <= left:
            yield Occurrence(rule.day + timedelta(days), why, number=count)


def memorial_years(rule: MemorialYears, _first: date, _last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by what they are called."""
    for called in sorted(set(rule.years)):
        year = rule.day.year + max(1, called - 1)
        if year <= MAXYEAR:
            why = Why.YEARS_WITH_FIRST if called > 1 else None
            yield from _in_year(rule.day, rule.feb29, year, called, why)
