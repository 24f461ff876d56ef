"""Umm al-Qura dates; month by month in test_agreement.py."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.errors import OutsideCalendar
from companion.planner.recurrence.hijri import FIRST, LAST, hijri_day
from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import HijriYearly, OwnDate


def test_every_day_is_about_and_begins_the_evening_before() -> None:
    rule = HijriYearly(date(1986, 9, 5), after_sunset=False)
    found = list(occurrences(rule, date(2026, 1, 1), date(2028, 12, 31)))
    assert [each.day.isoformat() for each in found] == ["2026-06-16", "2027-06-06", "2028-05-25"]
    assert all(each.about and each.begins_evening_before for each in found)
    assert {each.why for each in found} == {Why.SEEN_LOCALLY}


def test_after_sunset_it_was_the_next_day() -> None:
    assert hijri_day(date(2026, 6, 16), after_sunset=False) == (1448, 1, 1)
    assert hijri_day(date(2026, 6, 15), after_sunset=True) == (1448, 1, 1)


def test_the_table_is_used_to_its_very_ends() -> None:
    assert next(occurrences(HijriYearly(FIRST, after_sunset=False), FIRST, LAST)).day == FIRST
    assert list(occurrences(HijriYearly(LAST, after_sunset=False), FIRST, LAST))[-1].day == LAST
    assert list(occurrences(HijriYearly(LAST, after_sunset=True), FIRST, LAST))[-1].day == LAST


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (FIRST - timedelta(1), date(2026, 1, 1)),
        (LAST + timedelta(1), LAST),
        (date(2000, 1, 1), LAST + timedelta(1)),
    ],
)
def test_outside_of_the_table_is_told_at_once(day: date, last: date) -> None:
    with pytest.raises(OutsideCalendar) as told:
        occurrences(HijriYearly(day, after_sunset=False), date(1900, 1, 1), last)
    assert (told.value.first_year, told.value.last_year) == (1924, 2077)


def test_a_thirtieth_is_kept_on_the_last_day_of_a_shorter_month() -> None:
    thirtieth = next(
        day
        for day in (date(2020, 1, 1) + timedelta(after) for after in range(400))
        if hijri_day(day, after_sunset=False)[2] == 30
    )
    month = hijri_day(thirtieth, after_sunset=False)[1]
    rule = HijriYearly(thirtieth, after_sunset=False)
    reasons = set()
    for each in occurrences(rule, thirtieth, date(2060, 1, 1)):
        reasons.add(each.why)
        found = hijri_day(each.day, after_sunset=False)
        following = hijri_day(each.day + timedelta(1), after_sunset=False)
        assert found[1] == month
        assert following[2] == 1
    assert reasons == {Why.SEEN_LOCALLY, Why.SHORT_LUNAR_MONTH}


def test_what_was_told_locally_replaces_what_was_computed() -> None:
    rule = HijriYearly(
        date(1986, 9, 5), after_sunset=False, own=(OwnDate(1448, date(2026, 6, 17)),)
    )
    (found,) = occurrences(rule, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.day, found.about, found.why) == (date(2026, 6, 17), False, Why.OWN_DATE)
