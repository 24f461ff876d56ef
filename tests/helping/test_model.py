from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import FieldTooLong
from companion.helping.model import (
    LONGEST_NOTE,
    LOOK_BACK_DAYS,
    MOST_ENERGY_A_WEEK,
    Answer,
    Debrief,
    Limits,
    SavedDebrief,
    Stop,
    StopRule,
    energy_this_week,
    prepared,
    prepared_answer,
    prepared_limits,
    stops,
)
from tests.support.builders import NOW

TUESDAY = date(2026, 3, 10)


def helped(
    uid: str,
    days_ago: int = 0,
    energy: int = 1,
    before: int | None = None,
    after: int | None = None,
) -> SavedDebrief:
    day = TUESDAY - timedelta(days=days_ago)
    return SavedDebrief(uid, Debrief(day, energy, "", before, after), NOW)


def rules(*debriefs: SavedDebrief, energy: int | None = None) -> list[StopRule]:
    return [stop.rule for stop in stops(Limits(energy), debriefs, TUESDAY)]


def test_numbers_stay_within_their_bounds() -> None:
    debrief = prepared(Debrief(TUESDAY, 9, "note", -3, 99, " write-notes "))
    assert debrief == Debrief(TUESDAY, 3, "note", 0, 10, "write-notes")
    assert prepared(debrief) == debrief
    assert prepared(Debrief(TUESDAY)) == Debrief(TUESDAY)
    with pytest.raises(FieldTooLong):
        prepared(Debrief(TUESDAY, note="x" * (LONGEST_NOTE + 1)))


def test_limits_are_tidy() -> None:
    limits = prepared_limits(Limits(0, (" no\nsleep ", "", "x")))
    assert limits == Limits(1, ("no sleep", "x"))
    assert prepared_limits(Limits(9999)).energy_a_week == MOST_ENERGY_A_WEEK
    assert prepared_limits(Limits()) == Limits()
    signs = tuple(f"sign {number}" for number in range(99))
    assert prepared_limits(Limits(None, signs)).stop_signs == signs
    assert prepared_answer(Answer(" yes ", " as it is ")) == Answer("yes", " as it is ")


def test_a_week_goes_from_monday_to_sunday() -> None:
    sunday_before, monday, tomorrow = helped("a", 2, 3), helped("b", 1, 2), helped("c", -1, 1)
    assert energy_this_week([sunday_before, monday, tomorrow], TUESDAY) == 3


def test_a_full_week_is_full_once_the_limit_is_reached() -> None:
    week = (helped("a", 1, 2), helped("b", 0, 1))
    assert rules(*week, energy=3) == [StopRule.WEEK_IS_FULL]
    assert rules(*week, energy=4) == []
    assert rules(*week) == []
    (stop,) = stops(Limits(3), week, TUESDAY)
    assert stop == Stop(StopRule.WEEK_IS_FULL, "2026-W11")


def test_twice_heavier_running_is_one_occasion_however_long_it_goes_on() -> None:
    heavier = [helped(str(day), 9 - day, before=3, after=5) for day in range(4)]
    assert rules(heavier[0]) == []
    for upto in (2, 3, 4):
        assert stops(Limits(), heavier[:upto], TUESDAY) == (Stop(StopRule.HEAVIER_AFTER, "0"),)
    lighter = helped("light", 1, before=5, after=4)
    assert rules(*heavier, lighter) == []
    assert rules(helped("a", 2, before=3, after=4), helped("b", 1, before=3, after=4)) == []
    assert rules(helped("a", 2, after=5), helped("b", 1, before=3)) == []


def test_very_heavy_is_the_last_time_alone() -> None:
    heavy, light = helped("a", 2, after=8), helped("b", 1, after=7)
    assert rules(heavy) == [StopRule.VERY_HEAVY]
    assert rules(heavy, light) == []
    assert rules(helped("a", LOOK_BACK_DAYS, after=10)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            helped,
            st.uuids().map(str),
            st.integers(-3, 40),
            st.integers(1, 3),
            st.none() | st.integers(0, 10),
            st.none() | st.integers(0, 10),
        ),
        max_size=8,
    ),
    st.none() | st.integers(1, 10),
)
def test_each_rule_stands_at_most_once(debriefs: list[SavedDebrief], energy: int | None) -> None:
    debriefs.sort(key=lambda one: one.debrief.day)
    found = stops(Limits(energy), debriefs, TUESDAY)
    assert len({stop.rule for stop in found}) == len(found)
    assert stops(Limits(energy), [], TUESDAY) == ()
