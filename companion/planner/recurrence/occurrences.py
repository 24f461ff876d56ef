"""From a rule to its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from companion.errors import OutsideCalendar
from companion.planner.recurrence import chinese, easter, gregorian, hebrew, hijri
from companion.planner.recurrence.model import Occurrence
from companion.planner.recurrence.rules import (
    ChineseYearly,
    DayMarks,
    EnteredDays,
    FromEaster,
    HijriYearly,
    MemorialYears,
    Monthly,
    NthWeekday,
    Once,
    Qingming,
    Rule,
    Weekly,
    Yahrzeit,
    Yearly,
)


def _once(rule: Once, _first: date, _last: date) -> Iterator[Occurrence]:
    yield Occurrence(rule.day)


def _entered(rule: EnteredDays, _first: date, _last: date) -> Iterator[Occurrence]:
    return (Occurrence(day) for day in sorted(set(rule.days)))


_COMPUTED: Final[dict[type[Any], Callable[[Any, date, date], Iterator[Occurrence]]]] = {
    Once: _once,
    Yearly: gregorian.yearly,
    Monthly: gregorian.monthly,
    Weekly: gregorian.weekly,
    NthWeekday: gregorian.nth_weekday,
    DayMarks: gregorian.day_marks,
    MemorialYears: gregorian.memorial_years,
    Yahrzeit: hebrew.yahrzeit,
    HijriYearly: hijri.hijri_yearly,
    ChineseYearly: chinese.chinese_yearly,
    Qingming: chinese.qingming,
    FromEaster: easter.from_easter,
    EnteredDays: _entered,
}
_COVERED: Final[dict[type[Any], tuple[date, date]]] = {
    Yahrzeit: (hebrew.FIRST, hebrew.LAST),
    HijriYearly: (hijri.FIRST, hijri.LAST),
    ChineseYearly: (chinese.FIRST, chinese.LAST),
    Qingming: (date(1901, 1, 1), date(2099, 12, 31)),
    FromEaster: (easter.FIRST, easter.LAST),
}


def covered(rule: Rule) -> tuple[date, date]:
    """Return the first and the last day for which a rule's calendar is known."""
    return _COVERED.get(type(rule), (date.min, date.max))


def occurrences(
    rule: Rule, first: date, last: date, *, numbered: bool = False
) -> Iterator[Occurrence]:
    """Return the days of a rule from `first` to `last`, both included, in order of time.

    Nothing lies before the rule's own day. That day itself is one of those of a
    date that comes again, but not of a yahrzeit, nor of counts of days or years
    unless it is one of them. Only when `numbered` is asked for does each tell
    which it is. Raises OutsideCalendar, at once, when the rule's day or `last`
    lies outside of what `covered` names: nobody is shown a year that only seems
    empty.
    """
    least, most = covered(rule)
    begin = min(rule.days, default=first) if isinstance(rule, EnteredDays) else rule.day
    if not least <= begin <= most or last > most:
        raise OutsideCalendar(least.year, most.year)
    return _within(rule, max(first, begin), last, numbered=numbered)


def _within(rule: Rule, first: date, last: date, *, numbered: bool) -> Iterator[Occurrence]:
    if last < first:
        return
    for each in _COMPUTED[type(rule)](rule, first, last):
        if each.day > last:
            return
        if each.day >= first:
            yield each if numbered else _unnumbered(each)


def _unnumbered(found: Occurrence) -> Occurrence:
    """Return it without its number; by hand, for `replace` takes twice as long."""
    return Occurrence(
        found.day, found.why, found.about, found.begins_evening_before, found.calendar_year
    )
