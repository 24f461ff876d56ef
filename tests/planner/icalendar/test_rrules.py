from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given

from companion.planner.icalendar import rrules
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import (
    EnteredDays,
    Feb29,
    Monthly,
    NthWeekday,
    Once,
    Rule,
    ShortMonth,
    Weekly,
    Yearly,
)
from tests.support.planner import DAY, rules


def _expanded(rrule: str, start: date, last: date) -> list[date]:
    """Return the days of a RRULE as dateutil reckons them."""
    rule = rrulestr(rrule, dtstart=datetime.combine(start, datetime.min.time()))
    return [each.date() for each in takewhile(lambda each: each.date() <= last, rule)]


@given(rules)
def test_a_rrule_gives_the_days_of_the_rule_by_an_independent_reckoning(rule: Rule) -> None:
    rrule = rrules.to_rrule(rule)
    if not rrule:
        return
    first = next(iter(occurrences(rule, date(1980, 1, 1), date(2100, 1, 1)))).day
    last = first + timedelta(days=3000)
    ours = [each.day for each in occurrences(rule, first, last)]
    assert _expanded(rrule, first, last) == ours


@given(rules)
def test_a_rule_that_has_a_rrule_comes_back_with_the_same_days(rule: Rule) -> None:
    rrule = rrules.to_rrule(rule)
    if not rrule:
        return
    first = next(iter(occurrences(rule, date(1980, 1, 1), date(2100, 1, 1)))).day
    back = rrules.from_rrule(rrule, first)
    assert back is not None
    last = first + timedelta(days=3000)
    assert list(occurrences(back, first, last)) == list(occurrences(rule, first, last))


@given(rules)
def test_nothing_lunar_or_of_the_church_is_written_as_a_rrule(rule: Rule) -> None:
    rrule = rrules.to_rrule(rule)
    plain = isinstance(rule, Once | Yearly | Monthly | Weekly | NthWeekday)
    assert plain or rrule is None
    assert rrule is None or "RSCALE" not in rrule


LEAP = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("rrule", "start", "rule"),
    [
        ("FREQ=YEARLY", DAY, Yearly(DAY)),
        ("FREQ=YEARLY;INTERVAL=1;WKST=MO", DAY, Yearly(DAY)),
        ("freq=yearly;bymonth=3;bymonthday=12", DAY, Yearly(DAY)),
        ("FREQ=YEARLY;BYMONTH=3", DAY, Yearly(DAY)),
        ("FREQ=YEARLY;BYMONTHDAY=12", DAY, None),  # every month's 12th
        ("FREQ=YEARLY;BYMONTH=4", DAY, None),
        ("FREQ=YEARLY;INTERVAL=2", DAY, None),
        ("FREQ=YEARLY;COUNT=3", DAY, None),
        ("FREQ=YEARLY", LEAP, Yearly(LEAP, Feb29.LEAP)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", LEAP, Yearly(LEAP, Feb29.LEAP)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", LEAP, Yearly(LEAP, Feb29.FEB_28)),
        ("FREQ=YEARLY;BYYEARDAY=60", LEAP, Yearly(LEAP, Feb29.MAR_1)),
        ("FREQ=MONTHLY;BYMONTHDAY=12", DAY, Monthly(DAY)),
        ("FREQ=MONTHLY", date(2026, 1, 31), Monthly(date(2026, 1, 31), ShortMonth.SKIP)),
        ("FREQ=WEEKLY;BYDAY=TH", DAY, Weekly(DAY)),
        ("FREQ=WEEKLY;INTERVAL=2", DAY, Weekly(DAY, 2)),
        ("FREQ=WEEKLY;BYDAY=TH,FR", DAY, None),
        ("FREQ=WEEKLY;INTERVAL=521", DAY, None),
        ("FREQ=WEEKLY;INTERVAL=0", DAY, None),
        ("FREQ=MONTHLY;BYDAY=2TH", DAY, NthWeekday(DAY, 2, 4)),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2TH", DAY, NthWeekday(DAY, 2, 4, 3)),
        ("FREQ=MONTHLY;BYDAY=3TH", DAY, None),
        ("RSCALE=HEBREW;FREQ=YEARLY", DAY, None),
        ("", DAY, None),
    ],
)
def test_rules_of_other_programs(rrule: str, start: date, rule: Rule | None) -> None:
    assert rrules.from_rrule(rrule, start) == rule


def test_other_rules_become_their_days() -> None:
    more, less = {date(2026, 3, 14)}, {date(2026, 3, 13)}
    found = rrules.days_of("FREQ=DAILY;COUNT=3", DAY, more, less)
    assert found == EnteredDays((DAY, date(2026, 3, 14)))
    until = rrules.days_of("FREQ=DAILY;UNTIL=20260313T235959Z", DAY, (), ())
    assert until == EnteredDays((DAY, date(2026, 3, 13)))
    assert rrules.days_of("", DAY, (), {DAY}) is None


def test_a_rule_without_end_is_followed_for_twenty_years_at_most() -> None:
    found = rrules.days_of("FREQ=YEARLY;INTERVAL=2", DAY, (), ())
    assert found is not None
    assert found.days[-1] <= date(2046, 3, 31)
    assert len(found.days) == 11
    never = rrules.days_of("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", DAY, (), ())
    assert never == EnteredDays((DAY,))
    hours = ",".join(map(str, range(24)))
    each_hour = rrules.days_of(f"FREQ=DAILY;COUNT=2;BYHOUR={hours}", DAY, (), ())
    assert each_hour == EnteredDays((DAY, date(2026, 3, 13)))
    many = rrules.days_of("FREQ=DAILY", DAY, (), ())
    assert many is not None
    assert len(many.days) == 1000


@pytest.mark.parametrize(
    "rrule",
    ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=2", "FREQ=DAILY;COUNT=x", "FREQ=DAILY;UNTIL=x", "x",
     "FREQ=DAILY;BYDAY=QQ", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;FOO=1",
     "RSCALE=CHINESE;FREQ=YEARLY"],
)  # fmt: skip
def test_what_cannot_be_followed_is_refused(rrule: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        rrules.days_of(rrule, DAY, (), ())
