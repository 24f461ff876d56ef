"""Chinese dates and Qingming; month by month in test_agreement.py."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import OutsideCalendar
from companion.planner.recurrence.chinese import FIRST, LAST, ChineseDay, chinese_day, qingming_of
from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import ChineseYearly, OwnDate, Qingming


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST, ChineseDay(1901, 1, 1)),
        (date(2024, 2, 9), ChineseDay(2023, 12, 30)),
        (date(2024, 2, 10), ChineseDay(2024, 1, 1)),
        (date(2025, 7, 25), ChineseDay(2025, 6, 1, is_leap=True)),
        (date(2033, 12, 22), ChineseDay(2033, 11, 1, is_leap=True)),
        (date(1901, 8, 28), ChineseDay(1901, 7, 15)),
        (LAST, ChineseDay(2099, 12, 30)),
    ],
)
def test_days_that_are_known(day: date, expected: ChineseDay) -> None:
    assert chinese_day(day) == expected


@given(st.dates(FIRST, LAST - timedelta(1)))
def test_each_day_follows_the_one_before(day: date) -> None:
    this, following = chinese_day(day), chinese_day(day + timedelta(1))
    if following.day > 1:
        assert (following.year, following.month, following.is_leap) == (
            this.year,
            this.month,
            this.is_leap,
        )
        assert following.day == this.day + 1
    else:
        assert this.day in {29, 30}


@given(st.dates(FIRST, date(2060, 1, 1)))
def test_a_date_comes_once_in_each_lunar_year(day: date) -> None:
    begin = chinese_day(day)
    found = list(occurrences(ChineseYearly(day), day, LAST))
    assert found[0].day == day
    assert [each.calendar_year for each in found] == list(range(begin.year, 2100))
    for each in found:
        there = chinese_day(each.day)
        assert there.month == begin.month
        assert there.day == begin.day or (there.day, begin.day) == (29, 30)


def test_a_leap_month_is_kept_where_there_is_one() -> None:
    rule = ChineseYearly(date(1987, 7, 27))  # the second day of the leap sixth month
    found = {each.day.year: each for each in occurrences(rule, rule.day, date(2030, 1, 1))}
    assert chinese_day(found[2025].day) == ChineseDay(2025, 6, 2, is_leap=True)
    assert found[2025].why is None
    assert chinese_day(found[2026].day) == ChineseDay(2026, 6, 2)
    assert found[2026].why is Why.NO_LEAP_MONTH


def test_a_thirtieth_in_a_month_without_one() -> None:
    found = list(occurrences(ChineseYearly(date(2024, 2, 9)), date(2024, 1, 1), date(2030, 1, 1)))
    assert [each.why for each in found].count(Why.SHORT_LUNAR_MONTH) == sum(
        chinese_day(each.day).day == 29 for each in found
    )
    assert Why.SHORT_LUNAR_MONTH in {each.why for each in found}


def test_an_own_date() -> None:
    rule = ChineseYearly(date(1986, 9, 5), (OwnDate(2026, date(2026, 9, 20)),))
    (found,) = occurrences(rule, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.day, found.why) == (date(2026, 9, 20), Why.OWN_DATE)


def test_outside_of_the_table_is_told_at_once() -> None:
    for day, last in ((FIRST - timedelta(1), LAST), (FIRST, LAST + timedelta(1))):
        with pytest.raises(OutsideCalendar):
            occurrences(ChineseYearly(day), FIRST, last)
    with pytest.raises(OutsideCalendar):
        occurrences(Qingming(date(2000, 1, 1)), date(2000, 1, 1), date(2100, 1, 1))


def test_qingming_of_the_study() -> None:
    """care.md 2.9, by China time."""
    days = [4, 5, 5, 4, 4, 5, 5, 4, 4, 5, 5]
    assert [qingming_of(year).day for year in range(2025, 2036)] == days
    rule = Qingming(date(2026, 4, 6))
    assert next(occurrences(rule, date(2020, 1, 1), date(2030, 1, 1))).day == date(2027, 4, 5)
