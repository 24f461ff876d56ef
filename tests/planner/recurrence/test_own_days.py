from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import OwnDayTooFar
from companion.planner.recurrence.model import Why
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.own_days import Lunar, has_own_days, with_own_days
from companion.planner.recurrence.rules import (
    ChineseYearly,
    HijriYearly,
    OwnDate,
    Yahrzeit,
    Yearly,
)

DAY = date(2024, 3, 10)
RULES: list[Lunar] = [
    Yahrzeit(DAY, after_sunset=False), HijriYearly(DAY, after_sunset=True), ChineseYearly(DAY),
]  # fmt: skip
LAST = date(2060, 1, 1)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(RULES), st.integers(1, 20), st.integers(-40, 40))
def test_an_own_day_stands_for_the_one_it_is_nearest_to(rule: Any, which: int, by: int) -> None:
    reckoned = list(islice(occurrences(rule, DAY, LAST), 25))
    own = reckoned[which].day + timedelta(by)
    found = list(islice(occurrences(with_own_days(rule, [own]), DAY, LAST), 25))
    assert [one.day for one in found if one.why is Why.OWN_DATE] == [own]
    others = {one.day for one in reckoned} - {reckoned[which].day}
    assert others <= {one.day for one in found}


@pytest.mark.parametrize("rule", RULES)
def test_of_two_days_for_one_year_the_later_in_the_list_holds(rule: Lunar) -> None:
    second = list(islice(occurrences(rule, DAY, LAST), 3))[2].day
    found = with_own_days(rule, [second + timedelta(3), second + timedelta(1)])
    assert [each.day for each in found.own] == [second + timedelta(1)]


@pytest.mark.parametrize("rule", RULES)
def test_without_days_what_was_there_goes(rule: Lunar) -> None:
    held = with_own_days(rule, [DAY + timedelta(360)])
    assert held.own
    assert with_own_days(held, []) == rule


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("day", [date(1990, 1, 1), date(9999, 12, 31)])
def test_a_day_with_nothing_near_it_is_told(rule: Lunar, day: date) -> None:
    with pytest.raises(OwnDayTooFar):
        with_own_days(rule, [day])


def test_only_the_lunar_calendars_have_them() -> None:
    assert all(has_own_days(rule) for rule in RULES)
    assert not has_own_days(Yearly(DAY))
    assert not has_own_days(None)
    assert isinstance(OwnDate(5786, DAY), OwnDate)
