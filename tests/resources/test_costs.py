"""Who to ask for help with costs, in each country of the directory."""

from __future__ import annotations

import pytest

from companion.resources.costs import cost_help
from companion.resources.model import Kind
from companion.resources.service import Directory
from tests.resources.examples import line

DIRECTORY = Directory.load()
RESOURCES = DIRECTORY.find()
COUNTRIES = [each.code for each in DIRECTORY.countries() if each.code not in {"EU", "ZZ"}]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_record_is_of_the_country_or_of_the_union_it_is_in(country: str) -> None:
    found = cost_help(RESOURCES, country)
    assert all(each.kind is Kind.COMPENSATION for each in found.offices)
    assert all(each.country == country and each.region is None for each in found.offices)
    assert all(each.kind is Kind.VICTIM_SERVICES for each in found.guides)
    assert {each.country for each in found.guides} <= {country, "EU"}


def test_no_office_is_on_file_outside_the_united_states() -> None:
    assert [each for each in COUNTRIES if cost_help(RESOURCES, each).offices] == ["US"]


def test_the_office_of_a_state_comes_before_those_of_the_whole_country() -> None:
    first, *others = cost_help(RESOURCES, "us", "co").offices
    assert first.region == "CO"
    assert others
    assert all(each.region is None for each in others)


def test_in_the_european_union_its_number_is_a_guide_and_elsewhere_it_is_not() -> None:
    assert "eu-116006" in {each.id for each in cost_help(RESOURCES, "IE").guides}
    assert "eu-116006" not in {each.id for each in cost_help(RESOURCES, "GB").guides}


def test_an_office_that_a_local_list_brings_is_found_in_its_country() -> None:
    added = line("pack-office", kind=Kind.COMPENSATION, country="IE")
    assert cost_help([*RESOURCES, added], "IE").offices == (added,)
