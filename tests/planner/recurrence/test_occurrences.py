"""What holds for every rule of every calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import OutsideCalendar
from companion.planner.recurrence.occurrences import covered, occurrences
from companion.planner.recurrence.rules import (
    EasterKind,
    EnteredDays,
    FromEaster,
    Once,
    Rule,
    Weekly,
    Yahrzeit,
    Yearly,
)
from tests.planner.recurrence.examples import FIRST, LAST, rules

windows = st.tuples(st.dates(FIRST, LAST), st.integers(0, 2000)).map(
    lambda each: (each[0], min(each[0] + timedelta(each[1]), LAST))
)


@given(rules, windows)
def test_days_are_in_order_and_within_what_was_asked(rule: Rule, window: tuple[date, date]) -> None:
    first, last = window
    days = [each.day for each in occurrences(rule, first, last)]
    assert days == sorted(days)
    assert all(first <= day <= last for day in days)


@given(rules, windows, st.integers(0, 2000))
def test_two_halves_are_the_whole(rule: Rule, window: tuple[date, date], cut: int) -> None:
    first, last = window
    middle = min(first + timedelta(cut), last)
    halves = [
        *occurrences(rule, first, middle),
        *occurrences(rule, middle + timedelta(1), last),
    ]
    assert halves == list(occurrences(rule, first, last))


@given(rules, windows)
def test_nothing_lies_before_the_day_itself(rule: Rule, window: tuple[date, date]) -> None:
    if not isinstance(rule, EnteredDays):
        assert all(each.day >= rule.day for each in occurrences(rule, *window))


@given(rules, windows)
def test_no_year_is_counted_unless_asked(rule: Rule, window: tuple[date, date]) -> None:
    assert all(each.number is None for each in occurrences(rule, *window))


def test_years_are_counted_when_asked() -> None:
    rule = Yearly(date(2024, 5, 1))
    found = occurrences(rule, date(2024, 1, 1), date(2026, 12, 31), numbered=True)
    assert [each.number for each in found] == [0, 1, 2]


def test_once_is_once() -> None:
    rule = Once(date(2026, 3, 10))
    assert [each.day for each in occurrences(rule, date(2026, 3, 10), date(2026, 3, 10))] == [
        rule.day
    ]
    assert not list(occurrences(rule, date(2026, 3, 11), date(2030, 1, 1)))


def test_entered_days_are_sorted_and_told_once() -> None:
    days = (date(2027, 9, 1), date(2026, 9, 12), date(2027, 9, 1))
    found = occurrences(EnteredDays(days), date(2026, 1, 1), date(2027, 12, 31))
    assert [each.day for each in found] == [date(2026, 9, 12), date(2027, 9, 1)]
    assert not list(occurrences(EnteredDays(()), date(2026, 1, 1), date(2027, 1, 1)))


def test_a_window_that_ends_before_it_begins_is_empty() -> None:
    assert not list(occurrences(Weekly(date(2026, 1, 1)), date(2026, 2, 1), date(2026, 1, 1)))


@pytest.mark.parametrize(
    "rule",
    [
        Yahrzeit(date(1500, 1, 1), after_sunset=False),
        FromEaster(date(1500, 1, 1), EasterKind.WESTERN),
    ],
)
def test_a_day_before_a_calendar_is_known_is_told_at_once(rule: Rule) -> None:
    with pytest.raises(OutsideCalendar):
        occurrences(rule, date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_gregorian_calendar(day: date) -> None:
    assert covered(Yearly(day)) == (date.min, date.max)
    for rule in (Yearly(day), Once(day), Weekly(day)):
        assert day in {each.day for each in occurrences(rule, day, day)}
