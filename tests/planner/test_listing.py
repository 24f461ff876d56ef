from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from companion.planner.listing import next_of, order
from companion.planner.model import Certainty, HardDate, Saved
from companion.planner.recurrence.rules import DayMarks, Feb29, Once, Yearly
from tests.support.builders import NOW

TODAY = NOW.date()


def saved(value: HardDate, now: datetime = NOW) -> Saved[HardDate]:
    return Saved(value.name, value, now, now, 1)


def test_a_day_that_is_years_away_is_found_too() -> None:
    leap = HardDate("leap", rule=Yearly(date(1996, 2, 29), Feb29.LEAP))
    found = next_of(saved(leap), NOW).next
    assert found is not None
    assert found.day == date(2028, 2, 29)
    far = HardDate("far", rule=DayMarks(TODAY, (40_000 // 2,), first_day_counts=False))
    found = next_of(saved(far), NOW).next
    assert found is not None
    assert found.day == TODAY + timedelta(20_000)


def test_the_next_day_first_then_those_without_one_then_past_ones() -> None:
    values = [
        HardDate("past", rule=Once(TODAY - timedelta(3))),
        HardDate("unsure", certainty=Certainty.NOT_SURE),
        HardDate("later", rule=Once(TODAY + timedelta(9))),
        HardDate("today", rule=Once(TODAY)),
        replace(HardDate("also today"), rule=Once(TODAY)),
    ]
    found = sorted((next_of(saved(value), NOW) for value in values), key=order)
    assert [one.saved.id for one in found] == ["also today", "today", "later", "unsure", "past"]


def test_a_range_that_has_begun_is_still_to_come_until_it_is_over() -> None:
    value = HardDate(
        "hearing", certainty=Certainty.NOT_SURE, days_after=0,
        earliest=TODAY - timedelta(20), latest=TODAY + timedelta(20),
    )  # fmt: skip
    for moved in (value, replace(value, rule=Once(TODAY - timedelta(60)), postponed=True)):
        found = next_of(saved(moved), NOW).next
        assert found is not None
        assert (found.day, found.last) == (value.earliest, value.latest)
        assert next_of(saved(moved), NOW + timedelta(21)).next is None
