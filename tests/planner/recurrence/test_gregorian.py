"""Years, months, weeks and counted days."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import (
    DayMarks,
    Feb29,
    MemorialYears,
    Monthly,
    NthWeekday,
    Rule,
    ShortMonth,
    Weekly,
    Yearly,
    weekday_of,
)

FIRST, LAST = date(1896, 1, 1), date(2104, 12, 31)
EVERY_DAY = [date.fromordinal(day) for day in range(FIRST.toordinal(), LAST.toordinal() + 1)]


def days(rule: Rule, first: date = FIRST, last: date = LAST) -> list[date]:
    return [each.day for each in occurrences(rule, first, last)]


# Years


@pytest.mark.parametrize("policy", Feb29)
def test_29_february_from_1896_to_2104_against_every_day(policy: Feb29) -> None:
    moved_to = {
        Feb29.FEB_28: {(2, 28)},
        Feb29.MAR_1: {(3, 1)},
        Feb29.BOTH: {(2, 28), (3, 1)},
        Feb29.LEAP: set(),
    }[policy]
    expected = [
        day
        for day in EVERY_DAY
        if day >= date(1896, 2, 29)
        and (day.month, day.day) in ({(2, 29)} if isleap(day.year) else moved_to)
    ]
    assert days(Yearly(date(1896, 2, 29), policy)) == expected


def test_1900_and_2100_have_no_29_february() -> None:
    rule = Yearly(date(1896, 2, 29), Feb29.LEAP)
    assert {1900, 2100}.isdisjoint(day.year for day in days(rule))
    assert date(2000, 2, 29) in days(rule)


def test_a_moved_day_says_why() -> None:
    rule = Yearly(date(2024, 2, 29), Feb29.MAR_1)
    told = [each.why for each in occurrences(rule, date(2027, 1, 1), date(2028, 12, 31))]
    assert told == [Why.NO_FEB_29, None]


@given(st.dates(FIRST, LAST).filter(lambda day: (day.month, day.day) != (2, 29)))
def test_any_other_day_comes_every_year_from_itself_on(day: date) -> None:
    assert days(Yearly(day)) == [day.replace(year=year) for year in range(day.year, 2105)]


# Months


@pytest.mark.parametrize("policy", ShortMonth)
@pytest.mark.parametrize("number", [28, 29, 30, 31])
def test_months_against_every_day(policy: ShortMonth, number: int) -> None:
    expected = []
    for day in EVERY_DAY:
        length = monthrange(day.year, day.month)[1]
        before = (day.replace(day=1) - timedelta(1)).day
        in_place = day.day == number
        on_last = policy is ShortMonth.LAST_DAY and length < number and day.day == length
        on_next = policy is ShortMonth.NEXT_DAY and before < number and day.day == 1
        if day >= date(1896, 1, number) and (in_place or on_last or on_next):
            expected.append(day)
    assert days(Monthly(date(1896, 1, number), policy)) == expected


def test_a_first_that_stands_for_a_short_month_is_found_at_the_start_of_a_window() -> None:
    rule = Monthly(date(2026, 1, 31), ShortMonth.NEXT_DAY)
    assert days(rule, date(2026, 3, 1), date(2026, 3, 30)) == [date(2026, 3, 1)]


# Weeks


@given(st.dates(FIRST, LAST), st.integers(1, 60), st.dates(FIRST, LAST))
def test_weeks_are_even_steps(day: date, every: int, first: date) -> None:
    last = min(first + timedelta(1000), LAST)
    found = days(Weekly(day, every), first, last)
    window = range(max(first, day).toordinal(), last.toordinal() + 1)
    steps = [each for each in window if (each - day.toordinal()) % (7 * every) == 0]
    assert found == [date.fromordinal(each) for each in steps]


@pytest.mark.parametrize("week", [1, 2, 3, 4, 5, -1])
@pytest.mark.parametrize("weekday", [1, 4, 7])
@pytest.mark.parametrize("month", [None, 2, 5])
def test_nth_weekdays_against_every_day(week: int, weekday: int, month: int | None) -> None:
    def is_kept(day: date) -> bool:
        place = (day.day + 6) // 7
        is_last = day.day + 7 > monthrange(day.year, day.month)[1]
        return (
            day.isoweekday() == weekday
            and month in {None, day.month}
            and (is_last if week == -1 else place == week)
        )

    assert days(NthWeekday(FIRST, week, weekday, month)) == list(filter(is_kept, EVERY_DAY))


def test_the_place_of_a_day_in_its_month() -> None:
    mothers_day = weekday_of(date(2026, 5, 10))
    assert (mothers_day.week, mothers_day.weekday, mothers_day.month) == (2, 7, 5)
    assert days(mothers_day, last=date(2028, 12, 31)) == [
        date(2026, 5, 10),
        date(2027, 5, 9),
        date(2028, 5, 14),
    ]
    assert weekday_of(date(2026, 5, 31)).week == -1


# Counted days and years


@pytest.mark.parametrize(
    ("counts", "first_day_counts", "expected"),
    [
        ((7, 40, 49, 100), True, ["2026-03-16", "2026-04-18", "2026-04-27", "2026-06-17"]),
        ((40,), False, ["2026-04-19"]),
        ((1,), True, ["2026-03-10"]),
        ((1000,), True, ["2028-12-03"]),
        ((40, 7, 40), True, ["2026-03-16", "2026-04-18"]),
    ],
)
def test_days_are_counted_with_the_first_or_after_it(
    counts: tuple[int, ...], *, first_day_counts: bool, expected: list[str]
) -> None:
    found = days(DayMarks(date(2026, 3, 10), counts, first_day_counts))
    assert [day.isoformat() for day in found] == expected


def test_a_count_past_the_end_of_the_calendar_is_left_out() -> None:
    rule = DayMarks(date(9999, 12, 1), (7, 49), first_day_counts=True)
    assert days(rule, date(9999, 1, 1), date.max) == [date(9999, 12, 7)]


def test_japanese_years_count_the_first() -> None:
    """The "3rd" is at two years, the 7th at six, the 13th at twelve (care.md 2.9)."""
    rule = MemorialYears(date(2020, 5, 1), (1, 3, 7, 13))
    found = list(occurrences(rule, FIRST, LAST, numbered=True))
    assert [(each.day.year, each.number) for each in found] == [
        (2021, 1),
        (2022, 3),
        (2026, 7),
        (2032, 13),
    ]


def test_japanese_years_of_a_leap_day() -> None:
    rule = MemorialYears(date(2024, 2, 29), (1, 3, 5), Feb29.FEB_28)
    assert days(rule) == [date(2025, 2, 28), date(2026, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Yearly(date(2024, 2, 29)),
        lambda: MemorialYears(date(2024, 2, 29), (1,)),
        lambda: MemorialYears(date(2024, 1, 1), (2,)),
        lambda: Monthly(date(2026, 1, 31)),
    ],
)
def test_what_differs_by_custom_has_to_be_told(make: Callable[[], Rule]) -> None:
    with pytest.raises(ValueError, match=r"policy|third"):
        make()
