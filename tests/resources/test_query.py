"""What a question leaves in, and what is near."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from companion.resources.model import Kind, Opening, OpeningTime
from companion.resources.names import NameBook
from companion.resources.query import Query, admits, distance
from companion.resources.ways import Way
from tests.resources.examples import LINE

NAMES = NameBook(regions={"US": {"CO": {"en": "Colorado", "es": "Colorado"}}})
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(country="us"),
        Query(kind=Kind.CRISIS_LINE, language="EN"),
        Query(region="co"),
        Query(region=" Colorado "),
        Query(way=Way.CALL),
        Query(open_at=NOON),
        Query(home="GB"),
    ],
    ids=str,
)
def test_what_fits_stays(query: Query) -> None:
    assert admits(query, replace(LINE, region="CO"), NAMES)


@pytest.mark.parametrize(
    "query",
    [
        Query(country="GB"),
        Query(kind="legal"),
        Query(language="es"),
        Query(region="TX"),
        Query(way=Way.CHAT),
        Query(free=True),
    ],
    ids=str,
)
def test_what_does_not_fit_goes(query: Query) -> None:
    assert not admits(query, replace(LINE, region="CO"), NAMES)


def test_what_is_closed_goes_and_what_is_free_stays() -> None:
    mornings = OpeningTime((1, 2, 3, 4, 5), time(9), time(12))
    shut = replace(LINE, opening=Opening("America/Denver", (mornings,)))
    assert not admits(Query(open_at=NOON), shut, NAMES)
    assert admits(Query(free=True), replace(LINE, free_of_charge=True), NAMES)


def test_a_filter_for_a_country_makes_it_home() -> None:
    assert Query(country="mx").home_country == "MX"
    assert Query(country="mx", home="us").home_country == "US"
    assert Query().home_country is None


def test_near_is_the_region_then_the_country_then_the_world() -> None:
    places = [("US", "CO"), ("US", None), ("ZZ", None), ("US", "TX"), ("GB", None)]
    far = [
        distance(replace(LINE, country=country, region=region), "US", "co")
        for country, region in places
    ]
    assert far == [0, 1, 2, 3, 4]
    assert distance(replace(LINE, region="TX"), "US") == 1
    assert distance(LINE, None) == 1


def test_europe_is_near_in_the_european_union_alone() -> None:
    europe = replace(LINE, country="EU")
    assert distance(europe, "RO") == distance(europe, "DE") == 3
    assert distance(europe, "CL") == distance(europe, "GB") == 4
