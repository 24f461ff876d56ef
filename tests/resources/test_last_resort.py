"""The numbers that are part of the program."""

from __future__ import annotations

import pytest

from companion.paths import assets
from companion.resources import last_resort, store
from companion.resources.model import Resource

FOLDER = assets() / "directory"
WITH_NUMBERS = [line for line in last_resort.LINES if line.phones]


@pytest.mark.parametrize("line", last_resort.LINES, ids=lambda line: line.id)
def test_a_built_in_line_agrees_with_the_data(line: Resource) -> None:
    recorded = next(each for each in store.read_resources(FOLDER) if each.id == line.id)
    assert (line.name, line.kind, line.country) == (recorded.name, recorded.kind, recorded.country)
    assert line.website in {None, recorded.website}
    assert line.opening == recorded.opening
    assert set(line.languages) <= set(recorded.languages)
    numbers = {(phone.number, phone.display, phone.kind) for phone in recorded.phones}
    for phone in line.phones:
        assert (phone.number, phone.display, phone.kind) in numbers
        assert phone.text_keyword is None


@pytest.mark.parametrize("country", last_resort.EMERGENCY)
def test_a_built_in_emergency_number_agrees_with_the_data(country: str) -> None:
    assert last_resort.EMERGENCY[country] == store.read_emergency(FOLDER)[country]


def test_the_lines_that_are_never_missing() -> None:
    assert {phone.number for line in WITH_NUMBERS for phone in line.phones} == {
        "988",
        "+18009855990",
        "116123",
        "024",
        "+528009112000",
        "+61131114",
    }


def test_every_country_with_a_built_in_line_has_its_emergency_number() -> None:
    assert {line.country for line in WITH_NUMBERS} <= set(last_resort.EMERGENCY)


@pytest.mark.parametrize("line", last_resort.LINES, ids=lambda line: line.id)
def test_a_built_in_line_speaks_spanish_too(line: Resource) -> None:
    assert line.facts_in("es") != line.facts_in("en")
    assert line.audience_in("es") != line.audience_in("en")
    assert all(phone.label_es for phone in line.phones)
