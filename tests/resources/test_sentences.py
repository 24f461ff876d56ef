"""What is said about emergencies and about how old a record is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from companion import i18n
from companion.resources.freshness import Freshness
from companion.resources.model import (
    Check,
    Confidence,
    EmergencyNumber,
    Opening,
    OpeningTime,
    Source,
    Status,
)
from companion.resources.opening import DAY_AND_NIGHT
from companion.resources.sentences import (
    about_state,
    danger,
    freshness,
    freshness_name,
    open_now,
    way_name,
    when_you,
)
from companion.resources.service import Directory
from companion.resources.state import my_state
from companion.resources.ways import Way
from tests.resources.examples import LINE, PHONE


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


PAGE = "https://example.org/page"


def test_danger_names_the_number_of_the_country() -> None:
    assert danger([EmergencyNumber("911", "911")]) == (
        "In danger now? Call 911, or the emergency number where you are."
    )


def test_danger_tells_police_and_ambulance_apart() -> None:
    numbers = [EmergencyNumber("110", "110", "police"), EmergencyNumber("119", "119", "ambulance")]
    assert danger(numbers) == "In danger now? Call 110 for the police or 119 for an ambulance."


def test_danger_still_helps_without_a_number() -> None:
    assert danger([]) == "In danger now? Call the emergency number where you are."


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("2024-08-05", "5 August 2024"),
        ("2024-08", "August 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("2024-02-31", "2024-02-31"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_said_with_its_month_as_a_word(known: str, said: str) -> None:
    dated = replace(LINE, sources=(Source(PAGE, known),))
    assert freshness(dated) == (
        f"From a page dated {said}. No person has called this number to check it yet."
    )


def test_what_has_no_date_says_so() -> None:
    undated = replace(LINE, sources=(Source(PAGE, None),))
    assert freshness(undated).startswith("From a page without a date.")


def test_what_was_only_told_says_so() -> None:
    told = replace(LINE, sources=(Source(None, "2026-07-19"),), confidence=Confidence.SECONDARY)
    assert freshness(told).startswith("From lists kept by others.")
    assert freshness(LINE).startswith("We have no page for this.")
    local = replace(LINE, pack="river-center")
    assert freshness(local).startswith("From a local list that you added.")


def test_several_numbers_and_none_are_told_apart() -> None:
    several = replace(LINE, phones=(PHONE, replace(PHONE, number="+12025550124")))
    assert freshness(several).endswith("No person has called these numbers to check them yet.")
    assert freshness(replace(LINE, phones=())).endswith("No person has checked this yet.")


def test_the_day_of_reading_is_never_shown() -> None:
    for resource in Directory.load().find():
        assert "2026-11-23" not in freshness(resource)
        assert "23 November 2026" not in freshness(resource)


TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 1), "Checked recently by a volunteer, on 1 February 2026."),
        (date(2025, 10, 1), "Checked by a volunteer on 1 October 2025."),
        (
            date(2024, 10, 1),
            "Checked by a volunteer on 1 October 2024. That is old: have a second option ready.",
        ),
        (date(2026, 3, 11), "No person has called this number to check it yet."),
    ],
)
def test_a_check_is_told_beside_the_date_of_the_page(day: date, said: str) -> None:
    checked = replace(LINE, sources=(Source(PAGE, "2024-08"),), check=Check(day, "a volunteer"))
    assert freshness(checked, TODAY) == f"From a page dated August 2024. {said}"


def test_levels_and_ways_have_different_names() -> None:
    assert len({freshness_name(level) for level in Freshness}) == len(Freshness)
    assert freshness_name(Freshness.OLD) == "Old: have a second option ready"
    assert freshness_name(Freshness.NOT_CHECKED) == "Not checked by a person"
    assert len({way_name(way) for way in Way} | {when_you(way) for way in Way}) == 2 * len(Way)


# Open now


OFFICE = replace(
    LINE, opening=Opening("America/New_York", (OpeningTime((1, 2, 3, 4, 5), time(9), time(17)),))
)


def at(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-10T12:00", "Open now until 5 pm."),
        ("2026-03-10T08:00", "Closed now. Opens at 9 am."),
        ("2026-03-10T17:00", "Closed now. Opens tomorrow at 9 am."),
        ("2026-03-13T18:00", "Closed now. Opens Monday at 9 am."),
        ("2026-03-15T18:00", "Closed now. Opens tomorrow at 9 am."),
    ],
)
def test_open_or_closed_is_told_with_what_comes_next(now: str, said: str) -> None:
    assert open_now(OFFICE, at(now)) == said


def test_times_are_the_persons_own_with_theirs_beside() -> None:
    assert open_now(OFFICE, at("2026-03-10T12:00", "America/Denver")) == (
        "Open now until 3 pm (their time 5 pm)."
    )
    assert open_now(OFFICE, at("2026-03-13T18:00", "Asia/Kathmandu")) == (
        "Closed now. Opens at 6:45 pm (their time 9 am)."
    )
    assert open_now(OFFICE, at("2026-03-14T12:00", "Asia/Kathmandu")) == (
        "Closed now. Opens Monday at 6:45 pm (their time 9 am)."
    )


def test_another_zone_with_the_same_time_is_not_mentioned() -> None:
    assert open_now(OFFICE, at("2026-03-10T12:00", "America/Toronto")) == "Open now until 5 pm."


def test_in_spanish_hours_are_counted_to_24_and_one_is_one() -> None:
    i18n.use("es")
    assert open_now(OFFICE, at("2026-03-10T12:00")) == "Abierto ahora hasta las 17:00."
    night = replace(LINE, opening=Opening("UTC", (OpeningTime((2,), time(20), time(1, 30)),)))
    assert open_now(night, at("2026-03-10T21:00", "UTC")) == "Abierto ahora hasta la 1:30."
    assert open_now(OFFICE, at("2026-03-13T18:00")) == "Cerrado ahora. Abre el lunes a las 9:00."
    assert open_now(OFFICE, at("2026-03-10T12:00", "America/Denver")) == (
        "Abierto ahora hasta las 15:00 (allá es otra hora: 17:00)."
    )


def test_a_long_time_is_told_by_its_day() -> None:
    days = replace(
        LINE,
        opening=Opening(
            "UTC",
            (OpeningTime((1, 2, 3), time(), time()), OpeningTime((4,), time(), time(0, 30))),
        ),
    )
    assert open_now(days, at("2026-03-09T12:00", "UTC")) == "Open now until Thursday at 12:30 am."
    assert open_now(days, at("2026-03-11T06:00", "UTC")) == "Open now until tomorrow at 12:30 am."
    assert open_now(days, at("2026-03-11T20:00", "UTC")) == "Open now until 12:30 am."
    once = replace(LINE, opening=Opening("UTC", (OpeningTime((1,), time(9), time(10)),)))
    assert open_now(once, at("2026-03-09T11:00", "UTC")) == (
        "Closed now. Opens 16 March 2026 at 9 am."
    )


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "midnight"), (1, "1 am"), (11, "11 am"), (12, "noon"), (13, "1 pm")]
)
def test_the_clock_has_twelve_hours_twice(hour: int, said: str) -> None:
    opening = Opening("UTC", (OpeningTime((3,), time(hour), time(hour, 30)),))
    assert open_now(replace(LINE, opening=opening), at("2026-03-10T23:59", "UTC")) == (
        f"Closed now. Opens tomorrow at {said}."
    )


def test_day_and_night_has_no_hours() -> None:
    assert open_now(replace(LINE, opening=DAY_AND_NIGHT), at("2026-03-10T03:00")) == (
        "Open day and night."
    )


def test_what_is_not_known_is_said() -> None:
    now = at("2026-03-10T12:00")
    assert open_now(LINE, now) == "We do not know the hours."
    assert open_now(replace(LINE, hours="Most days"), now) == "We do not know if it is open now."
    assert OFFICE.opening is not None
    last_year = replace(OFFICE, opening=replace(OFFICE.opening, valid_to=date(2025, 12, 31)))
    assert open_now(last_year, now) == (
        "The hours may have changed. We do not know if it is open now."
    )


def test_nothing_is_promised_beyond_the_last_day() -> None:
    assert OFFICE.opening is not None
    always = replace(LINE, opening=replace(DAY_AND_NIGHT, zone="America/New_York", valid_to=TODAY))
    assert open_now(always, at("2026-03-10T12:00")) == "Open now."
    ends = replace(OFFICE, opening=replace(OFFICE.opening, valid_to=TODAY))
    assert open_now(ends, at("2026-03-10T18:00")) == "Closed now."


def test_what_its_publisher_closed_is_not_called_open() -> None:
    now = at("2026-03-10T12:00")
    assert open_now(replace(OFFICE, status=Status.PAUSED), now) == (
        "Closed for a time, as its publisher says."
    )
    assert open_now(replace(OFFICE, status=Status.CLOSED), now) == (
        "Closed for good, as its publisher says."
    )


# My state


def test_a_state_without_an_office_says_so_plainly() -> None:
    resources = Directory.load().find()
    office, center = about_state(my_state(resources, "AS"), "American Samoa")
    assert office.startswith("We have no office on file for American Samoa")
    assert center.startswith("We know of no center in American Samoa")


def test_a_limit_is_always_to_be_confirmed_with_the_office() -> None:
    resources = Directory.load().find()
    for region in ("TX", "CO"):
        assert "Confirm it with the office." in about_state(my_state(resources, region), "")[0]
    assert len(about_state(my_state(resources, "TX"), "Texas")) == 1
    assert len(about_state(my_state(resources, "CO"), "Colorado")) == 2
