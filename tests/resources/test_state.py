"""What there is for each state and territory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.json_values import content
from companion.paths import assets
from companion.resources.model import Kind
from companion.resources.service import Directory
from companion.resources.state import my_state
from tests.resources.examples import line

DIRECTORY = Directory.load()
RESOURCES = DIRECTORY.find()
STATES = sorted(content(assets() / "directory" / "regions.json")["US"])
WITHOUT_AN_OFFICE = {"AS", "MP"}
WITH_A_TIME_LIMIT = {
    "AL", "GU", "HI", "IN", "ME", "MO", "ND", "NH", "NJ", "NV", "PA", "RI", "TX", "VA", "VI",
}  # fmt: skip


def test_there_are_fifty_states_the_district_and_five_territories() -> None:
    assert len(STATES) == 56


@pytest.mark.parametrize("region", STATES)
def test_every_state_has_its_office_or_is_known_to_have_none_here(region: str) -> None:
    found = my_state(RESOURCES, region)
    assert (found.compensation is None) == (region in WITHOUT_AN_OFFICE)
    if found.compensation is not None:
        assert found.compensation.kind is Kind.COMPENSATION
    mine = [*found.resilience_centers, *found.others]
    assert len(mine) + (found.compensation is not None) == len(
        [each for each in RESOURCES if (each.country, each.region) == ("US", region)]
    )


@pytest.mark.parametrize("region", STATES)
def test_what_is_known_of_the_time_to_apply_is_told_in_both_languages(region: str) -> None:
    found = my_state(RESOURCES, region)
    english, spanish = found.time_limits("en"), found.time_limits("es")
    assert bool(english) == (region in WITH_A_TIME_LIMIT)
    assert len(english) == len(spanish)
    assert not set(english) & set(spanish)


def test_a_limit_is_a_fact_of_the_office_word_for_word() -> None:
    assert my_state(RESOURCES, "nj").time_limits("en") == (
        "File within five years; report the crime within nine months of knowing about it.",
    )


def test_a_translation_that_does_not_match_is_not_picked_from() -> None:
    office = line(
        "us-comp-xx",
        kind=Kind.COMPENSATION,
        region="XX",
        facts=("A fact.", "Apply within a year."),
        facts_es=("Un dato.",),
    )
    found = my_state([office, replace(office, id="us-other-xx")], "XX")
    assert found.time_limits("es") == ("Apply within a year.",)
    assert [each.id for each in found.others] == ["us-other-xx"]


def test_the_centers_of_a_state_are_named_and_other_countries_are_left_out() -> None:
    florida = my_state(RESOURCES, "FL")
    assert [each.id for each in florida.resilience_centers] == [
        "us-rc-orlando",
        "us-rc-parkland-eagles-haven",
    ]
    elsewhere = line("ca-line", country="CA", region="FL")
    assert my_state([elsewhere], "FL").others == ()
