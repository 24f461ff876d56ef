"""Days of a RRULE, held against dateutil, which reckons in another way."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from companion.planner.icalendar import expansion
from tests.support.planner import DAY

_LAST = date(2032, 12, 31)


def _listed(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(numbers, min_size=1, max_size=3, unique=True).map(
        lambda found: ",".join(map(str, found))
    )


@st.composite
def rrules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]))
    parts = {"FREQ": frequency}
    if draw(st.booleans()):
        parts["INTERVAL"] = str(draw(st.integers(1, 5)))
    if draw(st.booleans()):
        parts["BYMONTH"] = draw(_listed(st.integers(1, 12)))
    month_day = st.integers(1, 28) | st.integers(-28, -1)
    if frequency in {"YEARLY", "MONTHLY"} and draw(st.booleans()):
        parts["BYMONTHDAY"] = draw(_listed(month_day))
    if frequency == "YEARLY" and len(parts) == 1 and draw(st.booleans()):
        parts["BYYEARDAY"] = draw(_listed(st.integers(1, 366) | st.integers(-366, -1)))
    elif draw(st.booleans()):
        places = [""]
        if frequency in {"YEARLY", "MONTHLY"} and "BYMONTHDAY" not in parts:
            # Not both in one rule: dateutil takes only days that are both.
            places = draw(st.sampled_from([[""], ["1", "2", "-1"]]))
        days = st.tuples(st.sampled_from(places), st.sampled_from(expansion.WEEKDAYS))
        found = draw(st.lists(days, min_size=1, max_size=3, unique=True))
        parts["BYDAY"] = ",".join(place + day for place, day in found)
        if frequency in {"YEARLY", "MONTHLY"} and draw(st.booleans()):
            parts["BYSETPOS"] = draw(_listed(st.sampled_from([1, 2, -1])))
    if draw(st.booleans()):
        parts["WKST"] = draw(st.sampled_from(["SU", "MO"]))
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 20)))
    return ";".join(f"{key}={value}" for key, value in parts.items())


@given(rrules(), st.dates(date(2024, 1, 1), date(2027, 12, 31)))
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 1, 31))
@example("FREQ=YEARLY;BYDAY=2SU", date(2026, 3, 1))
@settings(max_examples=100, deadline=None)
def test_the_same_days_as_by_another_reckoning(rrule: str, start: date) -> None:
    parts = dict(part.split("=") for part in rrule.split(";"))
    ours = expansion.days(parts, start, _LAST)
    # The other one looks for the next day of an impossible rule through all the ages.
    assume(len(ours) > 1)
    rule = rrulestr(rrule, dtstart=datetime.combine(start, time.min))
    theirs: list[date] = []
    for moment in rule:
        if moment.date() > _LAST or len(theirs) > len(ours):
            break
        theirs.append(moment.date())
    assert ours == theirs


def test_days_that_never_come_take_no_time_of_their_own() -> None:
    for rrule in ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31"):
        parts = dict(part.split("=") for part in rrule.split(";"))
        assert expansion.days(parts, DAY, _LAST) == []


def test_an_end_is_an_end() -> None:
    parts = {"FREQ": "DAILY", "UNTIL": "20260314T235959Z"}
    assert [day.day for day in expansion.days(parts, DAY, _LAST)] == [12, 13, 14]
    assert expansion.days({"FREQ": "DAILY", "COUNT": "2"}, DAY, _LAST)[-1] == date(2026, 3, 13)
    assert expansion.days({"FREQ": "DAILY"}, DAY, DAY) == [DAY]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"FREQ": "HOURLY"},
        {"FREQ": "DAILY", "INTERVAL": "0"},
        {"FREQ": "DAILY", "INTERVAL": "x"},
        {"FREQ": "DAILY", "COUNT": "-1"},
        {"FREQ": "DAILY", "UNTIL": "soon"},
        {"FREQ": "DAILY", "BYDAY": "QQ"},
        {"FREQ": "DAILY", "WKST": "QQ"},
        {"FREQ": "YEARLY", "BYWEEKNO": "20"},
        {"FREQ": "DAILY", "BYMONTH": ",".join(["1"] * 1000)},
    ],
)
def test_what_is_not_known_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"^"):
        expansion.days(parts, DAY, _LAST)
