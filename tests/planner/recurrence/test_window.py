"""The days around a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import OutsideCalendar
from companion.planner.recurrence.hijri import LAST
from companion.planner.recurrence.rules import HijriYearly, Yearly
from companion.planner.recurrence.window import Window, bounds, seasons

DENVER, MADRID, AUCKLAND = map(ZoneInfo, ["America/Denver", "Europe/Madrid", "Pacific/Auckland"])
parts = st.integers(0, 366)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), parts, parts)
def test_every_day_is_there_once_with_its_offset(day: date, before: int, after: int) -> None:
    window = Window(before, after)
    found = window.days(day)
    assert [each.offset for each in found] == list(range(-before, after + 1))
    for each in found:
        assert each.day == day + timedelta(each.offset)
        assert window.offset_of(each.day, day) == each.offset
    assert window.offset_of(day - timedelta(before + 1), day) is None
    assert window.offset_of(day + timedelta(after + 1), day) is None


def test_across_new_year() -> None:
    found = Window(3, 2).days(date(2026, 12, 31))
    assert [each.day.isoformat() for each in found] == [
        "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02",
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_that_no_calendar_names_are_left_out(day: date) -> None:
    assert len(Window(5, 5).days(day)) == 6


@pytest.mark.parametrize(("before", "after"), [(-1, 0), (0, -1), (367, 0), (0, 367)])
def test_a_window_has_a_sensible_size(before: int, after: int) -> None:
    with pytest.raises(ValueError, match="366"):
        Window(before, after)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 3, 8), DENVER, 23),
        (date(2026, 11, 1), DENVER, 25),
        (date(2026, 3, 29), MADRID, 23),
        (date(2026, 10, 25), MADRID, 25),
        (date(2026, 6, 1), MADRID, 24),
    ],
)
def test_a_day_has_23_hours_or_25_where_clocks_change(
    day: date, zone: ZoneInfo, hours: int
) -> None:
    begin, end = bounds(day, zone)
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize("zone", [DENVER, MADRID, AUCKLAND])
def test_each_hour_of_a_day_has_its_offset_where_clocks_change(zone: ZoneInfo) -> None:
    window = Window(366, 366)
    center = date(2026, 6, 1)
    for month in (3, 4, 9, 10, 11):
        moment = datetime(2026, month, 1, tzinfo=zone).astimezone(UTC)
        for _hour in range(24 * 30):
            here = moment.astimezone(zone)
            assert window.offset_at(here, center) == (here.date() - center).days
            moment += timedelta(hours=1)


def test_someone_who_travels_takes_the_day_of_where_they_are() -> None:
    window, center = Window(3, 3), date(2026, 8, 10)
    moment = datetime(2026, 8, 9, 20, 0, tzinfo=UTC)
    assert window.offset_at(moment.astimezone(DENVER), center) == -1
    assert window.offset_at(moment.astimezone(AUCKLAND), center) == 0


def test_a_season_that_reaches_into_the_time_asked_for_is_found() -> None:
    rule, window = Yearly(date(2020, 1, 10)), Window(14, 7)
    december = seasons(rule, window, date(2026, 12, 1), date(2026, 12, 31))
    assert [each.day for each in december] == [date(2027, 1, 10)]
    after = seasons(rule, window, date(2027, 1, 17), date(2027, 1, 31))
    assert [each.day for each in after] == [date(2027, 1, 10)]
    assert not list(seasons(rule, window, date(2027, 1, 18), date(2027, 12, 26)))


def test_a_window_may_reach_past_the_end_of_a_calendar_but_the_question_may_not() -> None:
    rule, window = HijriYearly(date(2000, 1, 1), after_sunset=False), Window(30, 0)
    assert list(seasons(rule, window, LAST - timedelta(400), LAST))
    with pytest.raises(OutsideCalendar):
        seasons(rule, window, LAST, LAST + timedelta(1))


def test_the_very_first_and_last_days() -> None:
    rule = Yearly(date(2020, 1, 10))
    assert not list(seasons(rule, Window(9, 9), date.min, date.min))
    assert not list(seasons(rule, Window(9, 9), date.max, date.max))
