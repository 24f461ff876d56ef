"""The directory as the window and the command line use it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.paths import assets
from companion.resources import last_resort
from companion.resources.model import EmergencyNumber, Kind
from companion.resources.service import Directory, Named

DIRECTORY = Directory.load()
EVERYTHING = {resource.id for resource in DIRECTORY.find()}
CODES = [country.code for country in DIRECTORY.countries()]


def found(text: str = "", **filters: str | None) -> list[str]:
    return [resource.id for resource in DIRECTORY.find(text, **filters)]


def test_the_shipped_directory_is_whole() -> None:
    assert not DIRECTORY.is_last_resort
    assert len(EVERYTHING) == 228


@pytest.mark.parametrize("country", [*CODES, "XX", "", "us"])
def test_there_are_never_fewer_than_two_help_lines(country: str) -> None:
    lines = DIRECTORY.help_lines(country).lines
    assert len(lines) >= 2
    assert len({line.id for line in lines}) == len(lines)


@pytest.mark.parametrize("country", CODES)
def test_a_crisis_line_comes_first_where_the_country_has_one(country: str) -> None:
    if DIRECTORY.find(country=country, kind=Kind.CRISIS_LINE):
        first = DIRECTORY.help_lines(country).lines[0]
        assert (first.kind, first.country) == (Kind.CRISIS_LINE, country)


@pytest.mark.parametrize("country", [code for code in CODES if code != "EU"])
def test_a_european_number_is_never_offered_for_a_country(country: str) -> None:
    assert "EU" not in {line.country for line in DIRECTORY.help_lines(country).lines}


def test_in_the_united_states_the_lines_for_anyone_come_first() -> None:
    lines = DIRECTORY.help_lines("US")
    assert lines.emergency == (EmergencyNumber("911", "911"),)
    assert [line.id for line in lines.lines[:4]] == [
        "us-988-lifeline",
        "us-disaster-distress-helpline",
        "us-crisis-text-line",
        "us-victimconnect",
    ]


def test_an_unknown_country_gets_the_worldwide_list_and_no_number_of_another_country() -> None:
    lines = DIRECTORY.help_lines("XX")
    assert lines.emergency == ()
    assert {line.country for line in lines.lines} == {"ZZ"}


@pytest.mark.parametrize("text", ["linea 106", "LÍNEA bogota", "Bogotá 106", "psicol bog"])
def test_case_and_accents_make_no_difference(text: str) -> None:
    assert "co-linea-106" in found(text)


@pytest.mark.parametrize("text", ["Tuesday's Children", "tuesdays child", "CHILDREN tuesday’s"])
def test_apostrophes_make_no_difference(text: str) -> None:
    assert found(text)[0] == "us-tuesdays-children"


@pytest.mark.parametrize("text", ["988", "9-8-8", "1-800-985-5990", "18009855990", "741741"])
def test_a_number_is_found_by_its_digits(text: str) -> None:
    assert found(text)


def test_every_word_has_to_begin_a_word() -> None:
    assert "us-rebels-project" in found("rebel proj")
    assert "us-rebels-project" not in found("rebel orchestra")
    assert "us-rebels-project" not in found("ebels")


def test_a_kind_and_a_region_are_words_too_in_both_languages() -> None:
    assert "us-comp-co" in found("colorado costs")
    assert "us-comp-nc" in found("carolina del norte gastos")


def test_a_match_in_the_name_comes_before_a_match_in_the_facts() -> None:
    order = found("samaritans")
    assert set(order[:4]) == {"gb-samaritans", "ie-samaritans", "hk-samaritans", "sg-sos"}


def test_crisis_lines_come_first_and_the_country_before_its_regions() -> None:
    order = DIRECTORY.find(country="US")
    crisis = [resource.kind is Kind.CRISIS_LINE for resource in order]
    assert crisis == sorted(crisis, reverse=True)
    regional = [each.region is not None for each in order if each.kind is not Kind.CRISIS_LINE]
    assert regional == sorted(regional)


def test_the_same_question_has_the_same_answer() -> None:
    assert found("grief children") == [each.id for each in Directory.load().find("grief children")]


def test_filters_narrow_the_answer() -> None:
    assert {each.country for each in DIRECTORY.find(country="gb")} == {"GB"}
    assert {each.kind for each in DIRECTORY.find(kind="warmline")} == {Kind.WARMLINE}
    assert all("es" in each.languages for each in DIRECTORY.find(language="ES"))
    assert found(region="CO") == ["us-comp-co"]
    assert found(region="colorado") == found(region="CO")
    assert found(region="bogota") == ["co-linea-106"]
    assert found(country="US", region="Bogotá") == []


def test_no_word_at_all_finds_everything_and_signs_alone_find_nothing() -> None:
    assert set(found("  ")) == EVERYTHING
    assert found("?!") == []


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_part_of_the_directory(text: str) -> None:
    answer = found(text)
    assert set(answer) <= EVERYTHING
    assert len(set(answer)) == len(answer)


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_filter_is_taken(country: str, region: str, kind: str, language: str) -> None:
    answer = found(country=country, region=region, kind=kind, language=language)
    assert set(answer) <= EVERYTHING


@settings(deadline=None)
@given(st.sampled_from(sorted(EVERYTHING)))
def test_everything_is_found_by_its_own_name(identity: str) -> None:
    resource = DIRECTORY.get(identity)
    assert resource is not None
    assert identity in found(resource.name)
    assert identity in found(resource.name_in("es").upper())


def test_a_resource_is_known_by_its_id() -> None:
    resource = DIRECTORY.get("es-024")
    assert resource is not None
    assert resource.phones[0].number == "024"
    assert DIRECTORY.get("nothing") is None


@pytest.mark.parametrize("identity", sorted(EVERYTHING))
def test_everything_has_something_else_to_try(identity: str) -> None:
    resource = DIRECTORY.get(identity)
    assert resource is not None
    other = DIRECTORY.next_best(resource)
    assert other is not None
    assert other.id != identity


def test_countries_are_listed_by_their_names_and_the_world_comes_last() -> None:
    english, spanish = DIRECTORY.countries("en"), DIRECTORY.countries("es")
    assert english[0] == Named("AR", "Argentina")
    assert [each.code for each in english[-2:]] == ["EU", "ZZ"]
    assert Named("DE", "Alemania") in spanish
    assert len(english) == len(spanish) == 46


def test_regions_and_kinds_are_listed_with_their_names() -> None:
    assert len(DIRECTORY.regions("US")) == 54
    assert Named("NY", "Nueva York") in DIRECTORY.regions("us", "es")
    assert DIRECTORY.regions("MX") == []
    assert DIRECTORY.kinds()[0] == Named("crisis_line", "Crisis line")


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_locale_leads_to_help(locale_name: str) -> None:
    assert len(DIRECTORY.help_lines(DIRECTORY.guess_country(locale_name)).lines) >= 2


def test_without_data_files_the_built_in_numbers_are_there(tmp_path: Path) -> None:
    directory = Directory.load(tmp_path / "not here")
    assert directory.is_last_resort
    assert directory.find() == sorted(
        last_resort.LINES, key=lambda line: line.kind is not Kind.CRISIS_LINE
    )
    lines = directory.help_lines("US")
    assert [line.id for line in lines.lines] == ["us-988-lifeline", "us-disaster-distress-helpline"]
    assert [number.number for number in lines.emergency] == ["911"]


@pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "ES", "MX", "AU", "KR", "ZZ", "EU"])
def test_without_data_files_there_are_still_two_lines(tmp_path: Path, country: str) -> None:
    assert len(Directory.load(tmp_path).help_lines(country).lines) >= 2


def test_where_one_file_is_damaged_its_main_lines_are_built_in(tmp_path: Path) -> None:
    folder = tmp_path / "directory"
    shutil.copytree(assets() / "directory", folder)
    (folder / "us.json").write_text('{"schema_version": 1, "cou', "utf-8")
    (folder / "emergency.json").write_text(json.dumps({"US": "?"}), "utf-8")
    directory = Directory.load(folder)
    assert not directory.is_last_resort
    lines = directory.help_lines("US")
    assert lines.lines[0].id == "us-988-lifeline"
    assert [number.number for number in lines.emergency] == ["911"]
    assert directory.help_lines("MX").lines[0].id == "mx-linea-de-la-vida"
