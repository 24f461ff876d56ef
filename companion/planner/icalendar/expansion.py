"""The days of a RRULE (RFC 5545, 3.3.10) one by one, in a time that can be told beforehand.

A rule can ask for days that never come, such as 30 February, and a library that
looks for the next one then looks through all the ages. Here each day of a span is
asked once whether it belongs.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Final

from companion.planner.model import shifted

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES: Final = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY"})
_KNOWN: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY"}
    | {"BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND"}
)
"""Hours, minutes and seconds are of no matter for a day."""
_MOST_NUMBERS: Final = 400


def days(parts: Mapping[str, str], start: date, last: date) -> list[date]:
    """Return the days of a RRULE, given by its parts, from a first day to a last one.

    Raises ValueError for a rule that repeats within a day, or says what is not known here.
    """
    rule = _Rule(parts, start)
    until = min(last, date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else last)
    count = int(parts["COUNT"]) if "COUNT" in parts else None
    return list(islice(rule.days(until), count))


class _Rule:
    """A RRULE whose parts were read."""

    def __init__(self, parts: Mapping[str, str], start: date) -> None:
        if not parts.keys() <= _KNOWN or parts.get("FREQ") not in _FREQUENCIES:
            raise ValueError
        self._start = start
        self._frequency = parts["FREQ"]
        self._interval = int(parts.get("INTERVAL", "1"))
        if self._interval < 1:
            raise ValueError
        self._week_start = WEEKDAYS.index(parts.get("WKST", "MO"))
        self._months = _numbers(parts, "BYMONTH")
        self._month_days = _numbers(parts, "BYMONTHDAY")
        self._year_days = _numbers(parts, "BYYEARDAY")
        self._positions = _numbers(parts, "BYSETPOS")
        self._weekdays = frozenset(
            (int(each[:-2] or 0), WEEKDAYS.index(each[-2:]))
            for each in parts.get("BYDAY", "").split(",")
            if each
        )

    def days(self, last: date) -> Iterator[date]:
        """Return the days up to the last one, in order."""
        if not self._positions:
            return self._fitting(self._start, last)
        # Positions are counted in whole periods: in the first and in the last one too.
        whole = self._fitting(self._period_start(), shifted(last, 366))
        return (day for day in self._chosen(whole) if self._start <= day <= last)

    def _fitting(self, first: date, last: date) -> Iterator[date]:
        span = range(first.toordinal(), last.toordinal() + 1)
        return (day for day in map(date.fromordinal, span) if self._fits(day))

    def _fits(self, day: date) -> bool:
        if self._period(day) % self._interval or (self._months and day.month not in self._months):
            return False
        length = monthrange(day.year, day.month)[1]
        if self._month_days and not {day.day, day.day - length - 1} & self._month_days:
            return False
        in_year = day.timetuple().tm_yday
        year_length = 366 if isleap(day.year) else 365
        if self._year_days and not {in_year, in_year - year_length - 1} & self._year_days:
            return False
        if self._weekdays:
            return self._is_weekday(day, length, in_year, year_length)
        return bool(self._month_days or self._year_days) or self._like_start(day)

    def _is_weekday(self, day: date, length: int, in_year: int, year_length: int) -> bool:
        """Say whether a day is one of BYDAY: any Monday, or the second or last in its period."""
        number, whole = day.day, length
        if self._frequency == "YEARLY" and not self._months:
            number, whole = in_year, year_length
        weekday = day.weekday()
        places = {0, (number + 6) // 7, -((whole - number) // 7 + 1)}
        return any((place, weekday) in self._weekdays for place in places)

    def _like_start(self, day: date) -> bool:
        """Say whether a day is like the first, where the rule says nothing more."""
        start = self._start
        if self._frequency == "YEARLY":
            return day.day == start.day and (bool(self._months) or day.month == start.month)
        if self._frequency == "MONTHLY":
            return day.day == start.day
        return self._frequency == "DAILY" or day.weekday() == start.weekday()

    def _period(self, day: date) -> int:
        """Return which year, month, week or day of the rule a day is in, from 0."""
        start = self._start
        if self._frequency == "YEARLY":
            return day.year - start.year
        if self._frequency == "MONTHLY":
            return (day.year - start.year) * 12 + day.month - start.month
        if self._frequency == "WEEKLY":
            return (self._week(day) - self._week(start)).days // 7
        return (day - start).days

    def _period_start(self) -> date:
        if self._frequency == "YEARLY":
            return self._start.replace(month=1, day=1)
        if self._frequency == "MONTHLY":
            return self._start.replace(day=1)
        return self._week(self._start) if self._frequency == "WEEKLY" else self._start

    def _week(self, day: date) -> date:
        """Return the first day of a day's week."""
        return day - timedelta(days=(day.weekday() - self._week_start) % 7)

    def _chosen(self, fitting: Iterator[date]) -> Iterator[date]:
        for _period, group in groupby(fitting, self._period):
            found = list(group)
            wanted = {place - 1 if place > 0 else len(found) + place for place in self._positions}
            yield from (day for place, day in enumerate(found) if place in wanted)


def _numbers(parts: Mapping[str, str], key: str) -> frozenset[int]:
    texts = [each for each in parts.get(key, "").split(",") if each]
    if len(texts) > _MOST_NUMBERS:
        raise ValueError
    return frozenset(int(each) for each in texts)
