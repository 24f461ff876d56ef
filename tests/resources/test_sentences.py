"""What is said about emergencies and about how old a record is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.resources.model import Confidence, EmergencyNumber, Source
from companion.resources.sentences import danger, freshness
from companion.resources.service import Directory
from tests.resources.examples import LINE, PHONE

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


def test_several_numbers_and_none_are_told_apart() -> None:
    several = replace(LINE, phones=(PHONE, replace(PHONE, number="+12025550124")))
    assert freshness(several).endswith("No person has called these numbers to check them yet.")
    assert freshness(replace(LINE, phones=())).endswith("No person has checked this yet.")


def test_the_day_of_reading_is_never_shown() -> None:
    for resource in Directory.load().find():
        assert "2026-11-23" not in freshness(resource)
        assert "23 November 2026" not in freshness(resource)
