from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import OutsideCalendar
from companion.planner import occasions
from companion.planner.model import Certainty, HardDate, Occasion
from companion.planner.recurrence.rules import DayMarks, HijriYearly, Once, Yearly
from companion.planner.service import Planner
from companion.vault.vault import Vault
from tests.support.planner import DAY, hard_date, hard_dates

DENVER, MADRID = ZoneInfo("America/Denver"), ZoneInfo("Europe/Madrid")


@given(hard_dates())
@settings(max_examples=60)
def test_every_window_holds_its_day_and_reaches_as_far_as_it_says(value: HardDate) -> None:
    found = list(occasions.days_of("a", value, date(2024, 1, 1), date(2027, 12, 31)))
    assert [one.day for one in found] == sorted({one.day for one in found})
    for one in found:
        assert one.first <= one.day <= one.last
        assert (one.day - one.first).days >= value.days_before
        assert (one.last - one.day).days >= value.days_after
        assert one.key == one.day


def test_a_range_widens_the_window_of_a_day_that_comes_once() -> None:
    value = hard_date(
        certainty=Certainty.ABOUT, earliest=date(2026, 3, 10), latest=date(2026, 3, 20),
        days_before=1, days_after=1,
    )  # fmt: skip
    span = date(2026, 1, 1), date(2027, 12, 31)
    (one,) = occasions.days_of("a", value, *span)
    assert (one.first, one.last, one.about) == (date(2026, 3, 9), date(2026, 3, 21), True)
    for one in occasions.days_of("a", replace(value, rule=Yearly(DAY)), *span):
        assert (one.last - one.first).days == 2


def test_a_postponed_date_falls_on_no_day_but_its_range_stays_in_sight() -> None:
    span = date(2026, 1, 1), date(2026, 12, 31)
    value = hard_date(postponed=True)
    assert list(occasions.days_of("a", value, *span)) == []
    later = hard_date(postponed=True, earliest=date(2026, 6, 1), latest=date(2026, 6, 30))
    (one,) = occasions.days_of("a", later, *span)
    assert (one.day, one.last, one.about) == (date(2026, 6, 1), date(2026, 7, 7), True)


def test_past_the_end_of_a_calendar_there_is_nothing_and_outside_it_is_told() -> None:
    value = hard_date(rule=HijriYearly(date(2020, 1, 1), after_sunset=False))
    found = list(occasions.days_of("a", value, date(2076, 1, 1), date(2200, 1, 1)))
    assert 1 <= len(found) <= 3
    with pytest.raises(OutsideCalendar):
        list(
            occasions.days_of(
                "a", hard_date(rule=HijriYearly(date(1800, 1, 1), after_sunset=False)), DAY, DAY
            )
        )


def test_years_are_counted_only_when_asked() -> None:
    value = hard_date(rule=DayMarks(DAY, (40,), first_day_counts=True))
    day = date(2026, 4, 20)
    assert occasions.year_count(value, day) is None
    asked = hard_date(rule=value.rule, show_year_count=True)
    assert occasions.year_count(asked, day) == 40
    assert occasions.year_count(asked, DAY) is None


def test_what_one_day_is_kept_under() -> None:
    assert occasions.only_day(hard_date()) == DAY
    assert occasions.only_day(hard_date(rule=Yearly(DAY))) is None
    unsure = HardDate("a", certainty=Certainty.NOT_SURE)
    assert occasions.only_day(unsure) == date.min
    # A date that was moved falls on the first day it may be now, and is kept under that.
    moved = hard_date(postponed=True, earliest=date(2026, 6, 1))
    (one,) = occasions.days_of("a", moved, date(2026, 1, 1), date(2026, 12, 31))
    assert occasions.only_day(moved) == one.key
    assert occasions.only_day(hard_date(postponed=True)) == DAY


def test_a_time_of_day_falls_on_the_day_it_has_here_and_its_window_moves_along() -> None:
    one = Occasion("a", "A day", DAY, DAY, DAY + timedelta(days=1), time(22), key=DAY)
    seen = occasions.seen_from(one, "America/Denver", MADRID)
    assert (seen.day, seen.at) == (DAY + timedelta(days=1), time(5))
    assert (seen.first, seen.last) == (DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert seen.key == DAY
    assert occasions.seen_from(one, "No/Where", MADRID) == one
    whole = Occasion("a", "A day", DAY, DAY, DAY)
    assert occasions.seen_from(whole, "America/Denver", MADRID) == whole


@given(st.lists(hard_dates(), max_size=4), st.dates(date(2024, 1, 1), date(2034, 1, 1)))
@settings(max_examples=8, deadline=None)
def test_the_index_says_what_the_rules_say(
    shared_planner: Planner, values: list[HardDate], first: date
) -> None:
    last = first + timedelta(days=90)
    expected = {
        (one.name, one.day)
        for value in values
        for one in occasions.days_of("", value, first - timedelta(days=400), last + timedelta(400))
        if one.first <= last and one.last >= first
    }
    now = datetime(2026, 3, 10, 12, tzinfo=DENVER)
    for old in shared_planner.dates():
        shared_planner.move_to_bin(old.id, now=now)
    for value in values:
        shared_planner.save(value, now=now)
    found = shared_planner.between(first, last, hidden=True)
    assert {(one.name, one.day) for one in found} == expected
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_the_index_is_made_again_when_it_was_made_in_another_way(
    planner: Planner, vault: Vault, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = planner.save(hard_date(rule=Yearly(DAY)), now=now)
    with vault.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM planner_occasion")
    assert planner.coming(now=now) == []
    monkeypatch.setattr(occasions, "MADE_BY", occasions.MADE_BY + 1)
    assert [one.date_id for one in planner.coming(now=now)] == [saved.id]


def test_a_later_year_is_indexed_when_it_is_asked_for(planner: Planner, now: datetime) -> None:
    planner.save(hard_date(rule=Once(date(2080, 1, 2))), now=now)
    assert [str(one.day) for one in planner.between(date(2080, 1, 1), date(2080, 2, 1))] == [
        "2080-01-02"
    ]
