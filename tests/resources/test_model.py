"""The values of the directory and the choices made from them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from companion.resources.model import (
    WORLD,
    Kind,
    Phone,
    PhoneKind,
    Resource,
    Source,
    can_be_reached,
    first_number,
    in_help_order,
    next_best,
    source_date,
)
from tests.resources.examples import LINE, PHONE, line

PAGE = "https://example.org/page"


def test_spanish_is_given_where_there_is_spanish() -> None:
    both = replace(
        LINE,
        name_es="Una línea",
        audience_es=("cualquier persona",),
        facts_es=("Día y noche.",),
        hours="24/7",
        hours_es="Las 24 horas",
    )
    assert both.name_in("es") == "Una línea"
    assert both.audience_in("es") == ("cualquier persona",)
    assert both.facts_in("es") == ("Día y noche.",)
    assert both.hours_in("es") == "Las 24 horas"
    assert PHONE.label_in("es") == "Llama"


@pytest.mark.parametrize("language", ["en", "es", "fr", ""])
def test_english_is_given_where_there_is_nothing_else(language: str) -> None:
    assert LINE.name_in(language) == "A Line"
    assert LINE.audience_in(language) == ("anyone",)
    assert LINE.facts_in(language) == ("Day and night.",)
    assert LINE.hours_in(language) is None
    assert Phone("1", "1", PhoneKind.VOICE, "Call").label_in(language) == "Call"


def test_a_resource_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LINE.name = "Another"  # type: ignore[misc]


def test_what_is_for_staff_has_no_place_in_a_resource() -> None:
    names = {field.name for field in fields(Resource)} | {field.name for field in fields(Source)}
    assert not names & {"sources_read_on", "editor_notes", "seen", "checked_on"}


def test_a_number_to_call_is_offered_before_a_number_to_text() -> None:
    text = replace(PHONE, kind=PhoneKind.TEXT)
    assert first_number(replace(LINE, phones=(text, PHONE))) == PHONE
    assert first_number(replace(LINE, phones=(text,))) == text
    assert first_number(replace(LINE, phones=())) is None


def test_the_newest_page_gives_the_date() -> None:
    pages = (Source(PAGE, "2023"), Source(PAGE, "2024-08-05"), Source(PAGE, None))
    assert source_date(replace(LINE, sources=pages)) == "2024-08-05"


def test_what_others_told_gives_no_date() -> None:
    told = (Source(None, "2026-07-19"), Source(PAGE, None))
    assert source_date(replace(LINE, sources=told)) is None
    assert source_date(LINE) is None


def test_a_website_alone_is_enough_to_be_reached() -> None:
    assert can_be_reached(replace(LINE, phones=(), website=PAGE))
    assert not can_be_reached(replace(LINE, phones=()))


def test_lines_for_the_whole_country_come_before_those_of_a_region() -> None:
    regional, national = line("us-a", region="CO"), line("us-b")
    assert in_help_order([regional, national], "US") == (national, regional)


def test_crisis_lines_and_victim_services_keep_the_order_of_the_data() -> None:
    first = line("us-a")
    victims = line("us-b", kind=Kind.VICTIM_SERVICES)
    second = line("us-c")
    elsewhere = line("gb-d", country="GB")
    grief = line("us-e", kind=Kind.BEREAVEMENT)
    found = in_help_order([first, victims, second, elsewhere, grief], "US")
    assert found == (first, victims, second)


def test_a_victim_service_without_a_number_is_no_help_line() -> None:
    website = line("us-b", kind=Kind.VICTIM_SERVICES, phones=(), website=PAGE)
    regional = line("us-c", kind=Kind.VICTIM_SERVICES, region="CO")
    assert in_help_order([LINE, line("us-d"), website, regional], "US") == (LINE, line("us-d"))


def test_one_line_alone_is_joined_by_other_services_with_a_number() -> None:
    grief = line("us-b", kind=Kind.BEREAVEMENT)
    silent = line("us-c", kind=Kind.BEREAVEMENT, phones=(), website=PAGE)
    world = line("intl-d", country=WORLD)
    assert in_help_order([LINE, grief, silent, world], "US") == (LINE, grief)


def test_where_there_is_still_only_one_the_worldwide_ones_join() -> None:
    world = line("intl-b", country=WORLD)
    assert in_help_order([LINE, world], "US") == (LINE, world)
    assert in_help_order([LINE, world], "XX") == (world,)


def test_worldwide_ones_are_not_named_twice() -> None:
    world = line("intl-b", country=WORLD)
    assert in_help_order([world], WORLD) == (world,)


def test_a_european_number_is_not_offered_in_a_country() -> None:
    europe = line("eu-b", country="EU")
    assert in_help_order([europe, LINE], "US") == (LINE,)
    assert in_help_order([europe, LINE], "EU") == (europe,)


def test_the_next_best_is_the_first_other_line() -> None:
    other = line("us-b")
    assert next_best(LINE, (LINE, other)) == other
    assert next_best(other, (LINE, other)) == LINE
    assert next_best(LINE, (LINE,)) is None
