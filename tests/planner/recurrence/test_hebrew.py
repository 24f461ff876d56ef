"""The yahrzeit; against Hebcal in test_agreement.py."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pyluach.dates import HebrewDate

from companion.planner.recurrence.hebrew import hebrew_day, may_be_in_adar
from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import Adar, OwnDate, Yahrzeit


def gregorian(year: int, month: int, day: int) -> date:
    found = HebrewDate(year, month, day).to_pydate()
    assert isinstance(found, date)
    return found


@pytest.mark.parametrize(
    ("died", "expected"),
    [
        ((5785, 12, 10), ["2026-02-27", "2027-02-17", "2028-03-08", "2029-02-25"]),
        ((5784, 13, 10), ["2025-03-10", "2026-02-27", "2027-03-19", "2028-03-08"]),
        ((5784, 12, 30), ["2025-02-28", "2026-02-17", "2027-03-09", "2028-02-27"]),
        ((5784, 1, 15), ["2025-04-13", "2026-04-02", "2027-04-22", "2028-04-11"]),
    ],
)
def test_the_dates_of_the_study(died: tuple[int, int, int], expected: list[str]) -> None:
    """care.md 2.9, test vectors."""
    rule = Yahrzeit(gregorian(*died), after_sunset=False)
    found = list(occurrences(rule, date(2024, 6, 1), date(2029, 12, 31)))
    assert [each.day.isoformat() for each in found][: len(expected)] == expected
    assert [each.number for each in found] == [None] * len(found)


def test_after_sunset_it_was_the_next_day() -> None:
    day = date(1986, 9, 5)
    assert hebrew_day(day, after_sunset=True) == hebrew_day(day + timedelta(1), after_sunset=False)
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    before = next(occurrences(Yahrzeit(day, after_sunset=False), first, last)).day
    after = next(occurrences(Yahrzeit(day, after_sunset=True), first, last)).day
    assert after - before == timedelta(1)


def test_the_first_is_a_year_after_and_the_day_itself_is_none() -> None:
    day = date(2024, 5, 1)
    found = list(
        occurrences(
            Yahrzeit(day, after_sunset=False), date(2020, 1, 1), date(2026, 12, 31), numbered=True
        )
    )
    assert [each.number for each in found] == [1, 2]
    assert found[0].day > day + timedelta(300)


def test_two_adars_as_the_family_keeps_them() -> None:
    died = gregorian(5785, 12, 10)
    window = date(2027, 1, 1), date(2027, 12, 31)
    kept = {
        adar: [
            each.day for each in occurrences(Yahrzeit(died, after_sunset=False, adar=adar), *window)
        ]
        for adar in Adar
    }
    first, second = gregorian(5787, 12, 10), gregorian(5787, 13, 10)
    assert kept == {Adar.FIRST: [first], Adar.SECOND: [second], Adar.BOTH: [first, second]}


def test_a_death_in_the_first_adar_of_a_leap_year_stays_there() -> None:
    rule = Yahrzeit(gregorian(5784, 12, 10), after_sunset=False, adar=Adar.SECOND)
    (found,) = occurrences(rule, date(2027, 1, 1), date(2027, 12, 31))
    assert (found.day, found.why) == (gregorian(5787, 12, 10), None)


def test_the_family_has_the_last_word_for_a_year() -> None:
    own = OwnDate(5787, date(2027, 3, 1))
    rule = Yahrzeit(gregorian(5785, 12, 10), after_sunset=False, own=(own,))
    found = list(occurrences(rule, date(2026, 1, 1), date(2028, 12, 31)))
    assert [each.day.isoformat() for each in found] == ["2026-02-27", "2027-03-01", "2028-03-08"]
    assert [each.why for each in found] == [None, Why.OWN_DATE, None]
    assert all(each.begins_evening_before for each in found)
    assert [each.calendar_year for each in found] == [5786, 5787, 5788]


def test_an_own_date_far_from_its_computed_day_is_found_where_it_lies() -> None:
    own = OwnDate(5787, date(2029, 1, 1))
    rule = Yahrzeit(gregorian(5785, 12, 10), after_sunset=False, own=(own,))
    found = occurrences(rule, date(2029, 1, 1), date(2029, 1, 31))
    assert [each.day for each in found] == [date(2029, 1, 1)]
    assert not list(occurrences(rule, date(2027, 1, 1), date(2027, 12, 31)))


def test_an_own_date_for_a_year_before_the_first_says_nothing() -> None:
    rule = Yahrzeit(date(2024, 5, 1), after_sunset=False, own=(OwnDate(5700, date(2025, 1, 1)),))
    assert len(list(occurrences(rule, date(2025, 1, 1), date(2025, 12, 31)))) == 1


def test_the_adar_of_a_year_with_one_is_where_families_choose() -> None:
    assert may_be_in_adar(date(2025, 3, 10))  # 10 Adar 5785
    assert may_be_in_adar(date(2025, 2, 28))  # 30 Shevat, and in the evening 1 Adar
    assert not may_be_in_adar(date(2024, 3, 1))  # Adar I 5784, a year with two
    assert not may_be_in_adar(date(2025, 5, 5))
