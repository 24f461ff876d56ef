"""The local routes, from whole and damaged files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from companion.paths import assets
from companion.resources.routes import FILE, read_routes
from companion.resources.service import Directory

SHIPPED = read_routes()


def whole() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((assets() / "directory" / FILE).read_text("utf-8"))
    return document


def test_the_routes_of_the_founding_text_are_there() -> None:
    assert [route.id for route in SHIPPED] == [
        "police-victim-services",
        "community-mental-health-center",
        "resilience-center",
        "compensation-office",
        "local-information-line",
    ]


def test_every_record_a_route_leads_to_is_in_the_directory_of_its_country() -> None:
    directory = Directory.load()
    for route in SHIPPED:
        for country, identities in route.records.items():
            found = [directory.get(identity) for identity in identities]
            assert found
            assert all(each is not None and each.country == country for each in found)


def test_every_resilience_center_is_on_its_route() -> None:
    known = {each.id for each in Directory.load().find(kind="resilience_center")}
    (route,) = (route for route in SHIPPED if route.id == "resilience-center")
    assert set(route.records["US"]) == known


def test_both_languages_say_as_much() -> None:
    for route in SHIPPED:
        english, spanish = route.in_language("en"), route.in_language("es")
        assert english != spanish
        assert len(english.find) == len(spanish.find) >= 2
        assert len(english.say) == len(spanish.say) >= 2
        assert {key: len(each) for key, each in english.in_country.items()} == {
            key: len(each) for key, each in spanish.in_country.items()
        }
        assert english.in_country.keys() == route.records.keys() == {"US"}


@pytest.mark.parametrize("written", ["", "[]", "{", '{"routes": {}}', '{"routes": [3, null]}'])
def test_a_damaged_file_gives_no_route(tmp_path: Path, written: str) -> None:
    (tmp_path / FILE).write_text(written, "utf-8")
    assert read_routes(tmp_path) == ()


def test_a_missing_file_gives_no_route(tmp_path: Path) -> None:
    assert read_routes(tmp_path) == ()


@pytest.mark.parametrize("missing", ["name", "what", "who", "find", "say", "in_country"])
def test_one_bad_route_does_not_lose_the_others(tmp_path: Path, missing: str) -> None:
    document = whole()
    del document["routes"][0]["es"][missing]
    (tmp_path / FILE).write_text(json.dumps(document), "utf-8")
    assert read_routes(tmp_path) == SHIPPED[1:]
