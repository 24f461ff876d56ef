from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.hsds.schedules import day_of, opening_of, rows_of
from companion.resources.model import Opening, OpeningTime
from tests.support.packs import TODAY

ZONE = "America/Denver"
ROW = {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}
WORKDAYS = OpeningTime((1, 2), time(9), time(17))


def test_weekly_times_in_a_known_zone() -> None:
    assert opening_of([ROW], ZONE, TODAY) == Opening(ZONE, (WORKDAYS,))


def test_the_whole_day_as_hsds_writes_it() -> None:
    row = {**ROW, "opens_at": "00:00", "closes_at": "23:59"}
    assert opening_of([row], ZONE, TODAY) == Opening(ZONE, (OpeningTime((1, 2), time(0), time(0)),))


def test_until_midnight_and_past_it() -> None:
    late = opening_of([{**ROW, "closes_at": "24:00"}], ZONE, TODAY)
    assert late == Opening(ZONE, (OpeningTime((1, 2), time(9), time(0)),))
    night = opening_of([{**ROW, "opens_at": "22:00", "closes_at": "06:00:00"}], ZONE, TODAY)
    assert night == Opening(ZONE, (OpeningTime((1, 2), time(22), time(6)),))


@pytest.mark.parametrize(
    "change",
    [
        {"freq": "MONTHLY"},
        {"freq": ""},
        {"interval": "2"},
        {"count": "3"},
        {"bymonthday": "1"},
        {"byday": "1MO"},
        {"byday": ""},
        {"opens_at": "nine"},
        {"opens_at": "09:00Z"},
        {"closes_at": ""},
        {"closes_at": "25:00"},
        {"closes_at": "24:30"},
        {"valid_from": "2026-06-01"},
        {"valid_to": "spring"},
        {"timezone": "-5"},
        {"timezone": "east"},
        {"timezone": "1e999"},
    ],
)
def test_what_cannot_be_read_makes_the_whole_unknown(change: dict[str, str]) -> None:
    assert opening_of([ROW, {**ROW, **change}], ZONE, TODAY) is None


def test_without_a_zone_the_times_are_unknown() -> None:
    assert opening_of([{**ROW, "timezone": "-7"}], None, TODAY) is None
    assert opening_of([ROW], "America/Nowhere", TODAY) is None
    assert opening_of([ROW], "../etc/passwd", TODAY) is None


def test_an_offset_that_the_zone_has_in_summer_or_winter_fits() -> None:
    for offset in ("-7", "-6", "-7.0"):
        assert opening_of([{**ROW, "timezone": offset}], ZONE, TODAY) is not None


def test_the_last_day_is_kept() -> None:
    until = opening_of([{**ROW, "valid_to": "2026-05-31", "valid_from": "2026-01-01"}], ZONE, TODAY)
    assert until == Opening(ZONE, (WORKDAYS,), date(2026, 5, 31))
    rule = opening_of([{**ROW, "until": "2026-05-31T00:00:00Z"}], ZONE, TODAY)
    assert rule == Opening(ZONE, (WORKDAYS,), date(2026, 5, 31))
    assert opening_of([{**ROW, "valid_to": "2026-05-31"}, ROW], ZONE, TODAY) is None


def test_rows_with_words_only_say_nothing_about_times() -> None:
    words = {"description": "By appointment"}
    assert opening_of([words], ZONE, TODAY) is None
    assert opening_of([words, ROW], ZONE, TODAY) == Opening(ZONE, (WORKDAYS,))
    assert opening_of([ROW] * 51, ZONE, TODAY) is None


def test_days_as_text() -> None:
    assert day_of("2026-03-10T08:00:00Z") == TODAY
    assert day_of("10/03/2026") is None
    assert day_of("") is None


minutes = st.times().map(lambda each: each.replace(second=0, microsecond=0))
days = st.sets(st.integers(1, 7), min_size=1).map(lambda each: tuple(sorted(each)))
times = st.builds(OpeningTime, days, minutes, minutes).filter(
    lambda each: (each.opens, each.closes) != (time(0), time(23, 59))
)
openings = st.builds(
    Opening,
    st.sampled_from([ZONE, "Europe/Madrid", "UTC"]),
    st.lists(times, min_size=1, max_size=5).map(tuple),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=100, deadline=None)
@given(openings)
def test_times_come_back_as_they_were_written(opening: Opening) -> None:
    assert opening_of(rows_of(opening), opening.zone, TODAY) == opening
