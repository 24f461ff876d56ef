"""The directory as the window and the command line use it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import CatalogueUnreadable
from companion.paths import assets
from companion.resources import last_resort
from companion.resources.catalogue import Catalogue
from companion.resources.folding import words
from companion.resources.model import EmergencyNumber, Kind, Opening, OpeningTime, Resource
from companion.resources.names import NameBook
from companion.resources.needs import Need
from companion.resources.query import Query
from companion.resources.service import Directory, Named
from companion.resources.ways import Way
from tests.resources.examples import LINE, line

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


def test_a_word_counts_where_it_begins_one() -> None:
    assert "us-rebels-project" in found("rebel proj")
    assert "us-rebels-project" not in found("bels")


def test_where_nothing_has_all_words_what_has_the_most_is_found() -> None:
    assert found("rebel orchestra") == ["us-rebels-project"]
    assert found("rebel project orchestra") == ["us-rebels-project"]
    assert found("zzyzx orchestra") == []


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


# Everyday questions


QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text("utf-8"))
"""Written down before there was a ranking; see the history of the file."""


def first_three(question: dict[str, str], directory: Directory = DIRECTORY) -> list[str]:
    query = Query(question["question"], home=question["country"], home_region=question["region"])
    return [resource.id for resource in directory.search(query, 3)]


def test_a_fitting_record_is_among_the_first_three_for_57_of_60_everyday_questions() -> None:
    assert len(QUESTIONS) == 60
    unmet = [each for each in QUESTIONS if not set(first_three(each)) & set(each["fitting"])]
    assert len(unmet) <= 3, [each["question"] for each in unmet]


def test_each_everyday_question_is_asked_in_both_languages_and_names_known_records() -> None:
    for language in ("en", "es"):
        assert sum(each["language"] == language for each in QUESTIONS) == 30
    assert {identity for each in QUESTIONS for identity in each["fitting"]} <= EVERYTHING


@pytest.mark.parametrize("need", DIRECTORY.needs.needs, ids=lambda need: need.id)
@pytest.mark.parametrize("country", ["US", "MX", "GB", "CO", "ZZ"])
def test_no_need_hides_the_first_lines_of_the_country(need: Need, country: str) -> None:
    text = " ".join(part.removesuffix("*") for part in need.phrases[0])
    answer = [resource.id for resource in DIRECTORY.search(Query(text, home=country))]
    assert {line.id for line in DIRECTORY.help_lines(country).lines[:3]} <= set(answer)


def test_a_need_finds_no_number_of_another_country() -> None:
    for text in ("can't sleep", "no puedo dormir", "my brother was killed"):
        named = set(words(text))
        for resource in DIRECTORY.search(Query(text, home="CL")):
            own = resource.country in {"CL", "ZZ", "EU"}
            assert own or named & set(words(" ".join(map(" ".join, texts_of(resource)))))


def texts_of(resource: Resource) -> list[tuple[str, ...]]:
    return [(resource.name,), *map(resource.audience_in, ("en", "es")), *map(
        resource.facts_in, ("en", "es")
    )]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("samaritnas", "gb-samaritans"),
        ("samartans", "gb-samaritans"),
        ("rebles project", "us-rebels-project"),
        ("tuesdys children", "us-tuesdays-children"),
        ("veternas", "us-veterans-crisis-line"),
        ("sucidio", "us-988-lifeline"),
        ("telefono de la esperansa", "es-telefono-esperanza"),
    ],
)
def test_a_slip_of_the_finger_makes_no_difference(typed: str, meant: str) -> None:
    assert meant in found(typed)


def test_a_word_may_be_on_its_way() -> None:
    for typed in ("vete", "veter", "veteran", "veterans"):
        assert DIRECTORY.search(Query(typed, home="US"))[0].id == "us-veterans-crisis-line"


def test_a_question_that_nothing_answers_in_full_still_leads_to_the_lines_at_home() -> None:
    answer = [resource.id for resource in DIRECTORY.search(Query("my rebel orchestra", home="GB"))]
    assert answer[:2] == [line.id for line in DIRECTORY.help_lines("GB").lines[:2]]
    assert "us-rebels-project" in answer
    assert DIRECTORY.search(Query("zzyzx", home="GB")) == []


# Filters


def test_ways_and_cost_narrow_the_answer() -> None:
    def ids(query: Query) -> set[str]:
        return {resource.id for resource in DIRECTORY.search(query)}

    assert "us-crisis-text-line" in ids(Query(way=Way.TEXT))
    assert "us-crisis-text-line" not in ids(Query(way=Way.CALL))
    assert "us-deaf-dv-hotline" in ids(Query(way=Way.SIGN_LANGUAGE))
    assert "br-cvv" in ids(Query(way=Way.CHAT))
    free = DIRECTORY.search(Query(free=True))
    assert free
    assert all(resource.free_of_charge for resource in free)


NINE_TO_FIVE = Opening("America/Denver", (OpeningTime((1, 2, 3, 4, 5), time(9), time(17)),))
MONDAY_NOON_IN_DENVER = datetime(2026, 3, 2, 19, tzinfo=UTC)


def test_open_now_leaves_out_what_is_closed_and_keeps_unknown_hours_for_last() -> None:
    weekend = replace(NINE_TO_FIVE, times=(OpeningTime((6, 7), time(9), time(17)),))
    unknown, shut = line("us-unknown"), line("us-shut", opening=weekend)
    answers = line("us-open", kind=Kind.LEGAL, opening=NINE_TO_FIVE)
    directory = Directory([unknown, shut, answers], {}, NameBook())
    asked = directory.search(Query(open_at=MONDAY_NOON_IN_DENVER))
    assert [resource.id for resource in asked] == ["us-open", "us-unknown"]


def test_the_region_of_the_person_comes_first_and_other_regions_do_not() -> None:
    near = [
        each.id
        for each in DIRECTORY.search(Query("compensation", None, home_region="TX", home="US"))
    ]
    assert near.index("us-comp-tx") < 3
    assert near.index("us-comp-tx") < near.index("us-comp-ok")


# Installed packs


PANTRY = line(
    "pack-pantry",
    name="Adams County Food Pantry",
    kind=Kind.INFORMATION,
    audience=("families in the county",),
    region="CO",
    pack="county",
)


def with_pack(tmp_path: Path, *records: Resource) -> Directory:
    file = tmp_path / "directory" / "catalogue.sqlite"
    Catalogue.build(file, records)
    return Directory.load(catalogue=file)


def test_records_of_packs_are_found_with_those_of_the_app(tmp_path: Path) -> None:
    directory = with_pack(tmp_path, PANTRY)
    assert directory.search(Query("adams food pantry"))[0] == PANTRY
    assert directory.get("pack-pantry") == PANTRY
    assert directory.get("us-988-lifeline") == DIRECTORY.get("us-988-lifeline")
    assert Named("CO", "Colorado") in directory.regions("US")
    assert directory.find(region="colorado")[-1] == PANTRY


def test_what_a_pack_has_under_an_id_of_the_app_changes_nothing(tmp_path: Path) -> None:
    directory = with_pack(tmp_path, replace(PANTRY, id="us-988-lifeline"))
    found_there = directory.search(Query("adams food pantry"))
    assert PANTRY.name not in {resource.name for resource in found_there}
    assert directory.get("us-988-lifeline") == DIRECTORY.get("us-988-lifeline")


def test_every_record_of_a_pack_has_another_way(tmp_path: Path) -> None:
    directory = with_pack(tmp_path, PANTRY, replace(PANTRY, id="pack-far", country="XX"))
    for identity in ("pack-pantry", "pack-far"):
        resource = directory.get(identity)
        assert resource is not None
        other = directory.next_best(resource)
        assert other is not None
        assert other.pack is None


@pytest.mark.parametrize("text", ["crisis line", "can't sleep", "suicide", "no puedo dormir", ""])
def test_no_pack_takes_the_place_of_a_crisis_line(tmp_path: Path, text: str) -> None:
    crowd = [
        replace(LINE, id=f"pack-{number}", name=f"Suicide Crisis Line {number}", region="CO")
        for number in range(80)
    ]
    query = Query(text, home="US", home_region="CO")
    alone = DIRECTORY.search(query)
    together = with_pack(tmp_path, *crowd).search(query)
    for place, resource in enumerate(alone):
        if resource.id in {"us-988-lifeline", "us-disaster-distress-helpline"}:
            assert together.index(resource) <= place
    assert {each.id for each in together} > {each.id for each in alone}


def test_without_a_catalogue_file_there_are_no_packs_and_no_problem(tmp_path: Path) -> None:
    directory = Directory.load(catalogue=tmp_path / "none.sqlite")
    assert directory.catalogue_problem is None
    assert directory.find() == DIRECTORY.find()


def test_a_damaged_catalogue_is_told_and_the_app_s_own_directory_works(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.sqlite"
    file.write_bytes(b"not a catalogue" * 1000)
    directory = Directory.load(catalogue=file)
    assert isinstance(directory.catalogue_problem, CatalogueUnreadable)
    assert directory.find("samaritans") == DIRECTORY.find("samaritans")


def test_damage_that_shows_later_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.sqlite"
    Catalogue.build(file, [replace(PANTRY, id=f"p-{number}") for number in range(3000)])
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    directory = Directory.load(catalogue=file)
    assert directory.search(Query("samaritans")) == DIRECTORY.search(Query("samaritans"))
    assert directory.get("p-7") is None
    assert isinstance(directory.catalogue_problem, CatalogueUnreadable)


def test_a_new_catalogue_is_used_when_it_is_told(tmp_path: Path) -> None:
    directory = with_pack(tmp_path, PANTRY)
    file = tmp_path / "directory" / "catalogue.sqlite"
    Catalogue.build(file, [replace(PANTRY, name="Adams Kitchen")])
    assert [each.name for each in directory.find("adams")] == [PANTRY.name]
    directory.use(file)
    assert [each.name for each in directory.find("adams")] == ["Adams Kitchen"]


def test_interrupting_without_a_search_harms_nothing(tmp_path: Path) -> None:
    DIRECTORY.interrupt()
    directory = with_pack(tmp_path, PANTRY)
    directory.interrupt()
    assert directory.find("adams food")
