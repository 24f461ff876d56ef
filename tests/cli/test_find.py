"""companion find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from companion import files, i18n
from companion.cli.find import WAYS, find
from companion.paths import Paths
from companion.resources.catalogue import Catalogue
from companion.resources.model import Opening, OpeningTime
from companion.resources.names import NameBook
from companion.resources.packs.minisign import public_key
from companion.resources.packs.state import Slot, State, Version, write_state
from companion.resources.service import Directory
from companion.resources.ways import Way
from tests.cli.conftest import Call
from tests.resources.examples import line


@pytest.fixture(autouse=True)
def _english_in_the_united_states(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    i18n.use("en")
    yield
    i18n.use("en")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(find, arguments, catch_exceptions=False)


def answer(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    document = json.loads(result.stdout)
    assert list(document) == ["resources"]
    resources: list[dict[str, Any]] = document["resources"]
    return resources


def test_without_words_the_lines_to_try_first_are_shown() -> None:
    result = run()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "In danger now? Call 911, or the emergency number where you are."
    assert lines[2] == "988 Suicide & Crisis Lifeline"


def test_without_words_the_country_of_the_system_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    assert answer()[0]["id"] == "mx-linea-de-la-vida"
    monkeypatch.setenv("LC_ALL", "de_AT.UTF-8")
    assert answer()[0]["id"] == "at-telefonseelsorge"


def test_a_number_stands_alone_on_its_line() -> None:
    result = run("disaster", "distress", "helpline", "--country", "US", "--kind", "crisis_line")
    assert "    1-800-985-5990" in result.stdout.splitlines()


def test_a_word_to_send_is_named() -> None:
    assert "Text (English): send the word HOME" in run("crisis text line").stdout


def test_the_age_of_a_record_is_told_without_claiming_a_check() -> None:
    result = run("Disaster Distress Helpline (SAMHSA)")
    assert "From a page dated 5 August 2024." in result.stdout
    assert "No person has called this number to check it yet." in result.stdout
    assert "2026-11-23" not in result.stdout


def test_something_else_to_try_is_named() -> None:
    result = run("--country", "GB", "Samaritans")
    assert "If it does not answer, try: Victim Support" in result.stdout


def test_json_is_one_document_with_everything_known() -> None:
    (line,) = answer("--country", "CO")
    assert line["id"] == "co-linea-106"
    assert line["phones"][0] == {
        "number": "106",
        "display": "106",
        "kind": "voice",
        "label": "Call",
        "text_keyword": None,
    }
    assert line["hours"] == "24/7"
    assert line["website"].startswith("https://bogota.gov.co/")
    assert line["chat_url"] is None
    assert line["source_date"] == "2025"
    assert line["next_best"] == "intl-find-a-helpline"


def test_json_has_nothing_that_is_for_staff() -> None:
    for each in answer("--country", "US"):
        assert not {"sources_read_on", "editor_notes", "sources", "seen"} & set(each)


def test_words_filters_and_their_mix() -> None:
    assert [each["id"] for each in answer("rebels", "project")] == ["us-rebels-project"]
    assert {each["country"] for each in answer("--kind", "warmline", "--country", "au")} == {"AU"}
    assert [each["id"] for each in answer("--region", "CO")] == ["us-comp-co"]
    assert all("es" in each["languages"] for each in answer("grief", "--language", "es"))


def test_what_is_nearby_comes_before_what_is_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer("victim support")[0]["country"] != "NZ"
    monkeypatch.setenv("LC_ALL", "en_NZ.UTF-8")
    assert answer("victim support")[0]["country"] == "NZ"


def test_in_spanish_the_answer_is_spanish() -> None:
    i18n.use("es")
    (line,) = answer("--country", "PE")
    assert line["phones"][0]["label"] == "Llama y marca 5, salud mental"
    assert "Línea de crisis · Perú" in run("--country", "PE").stdout


def test_no_match_is_calm_and_still_offers_a_line() -> None:
    result = run("zzyzx")
    assert result.exit_code == 0
    assert "Nothing here fits these words." in result.stdout
    assert "    988" in result.stdout.splitlines()
    assert answer("zzyzx") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--country", "XX"),
        ("--country", "United States"),
        ("--kind", "nothing"),
        ("--region", "Nowhere"),
        ("--language", "tlh"),
        ("--near-region", "Nowhere"),
        ("--near-region", "TX", "--country", "GB"),
        ("--how", "pigeon"),
        ("--unheard-of",),
    ],
    ids=str,
)
def test_a_filter_that_names_nothing_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_missing_directory_still_gives_numbers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built_in = Directory.load(tmp_path)
    monkeypatch.setattr(Directory, "load", lambda **_places: built_in)
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("The directory could not be read.")
    assert "    988" in result.stdout.splitlines()


def test_the_ways_are_those_of_the_directory() -> None:
    assert list(WAYS) == list(Way)


def test_how_and_free_narrow_the_answer() -> None:
    by_text = answer("--how", "text", "--country", "US")
    assert "us-crisis-text-line" in {each["id"] for each in by_text}
    for each in by_text:
        assert {phone["kind"] for phone in each["phones"]} & {"text", "whatsapp"}
    assert all(each["free_of_charge"] for each in answer("--free", "grief"))
    assert "us-deaf-dv-hotline" in {each["id"] for each in answer("--how", "sign_language")}


def test_open_now_keeps_what_is_not_known_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = line("us-unknown", name="Unknown Hours")
    another_day = (datetime.now(UTC).isoweekday() + 3) % 7 + 1
    mornings = OpeningTime((another_day,), time(9), time(10))
    shut = line("us-shut", name="Shut", opening=Opening("America/Denver", (mornings,)))
    every_day = OpeningTime((1, 2, 3, 4, 5, 6, 7), time(0), time(0))
    awake = line("us-open", name="Awake", opening=Opening("America/Denver", (every_day,)))
    made = Directory([unknown, shut, awake], {}, NameBook())
    monkeypatch.setattr(Directory, "load", lambda **_places: made)
    assert [each["id"] for each in answer("--open-now")] == ["us-open", "us-unknown"]
    lines = run("--open-now").stdout.splitlines()
    remark = "  It is not known if this is open now."
    assert lines.count(remark) == 1
    assert lines.index(remark) > lines.index("Unknown Hours") > lines.index("Awake")


def test_near_region_puts_it_first_then_its_country_then_the_world() -> None:
    places = [(each["country"], each["region"]) for each in answer("--near-region", "TX")]
    assert places[0] == ("US", "TX")
    far = [0 if region else 1 if country == "US" else 2 for country, region in places]
    assert far == sorted(far)
    assert {("US", "TX"), ("US", None), ("ZZ", None)} == set(places)
    assert answer("--near-region", "texas") == answer("--near-region", "tx")


def test_near_region_with_words_hides_nothing() -> None:
    plain = {each["id"] for each in answer("samaritans")}
    assert {each["id"] for each in answer("samaritans", "--near-region", "TX")} == plain


def test_a_region_is_near_wherever_the_system_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    assert answer("compensation", "--near-region", "TX")[0]["id"] == "us-comp-tx"


def test_a_plain_need_is_understood_in_both_languages() -> None:
    assert "us-988-lifeline" in {each["id"] for each in answer("can't", "sleep")[:3]}
    assert "us-988-lifeline" in {each["id"] for each in answer("no", "puedo", "dormir")[:3]}


def test_records_of_packs_are_found_and_a_damaged_catalogue_is_told(base: Path, call: Call) -> None:
    packs = Paths.below(base).packs
    key = public_key("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")
    slot = Slot(Version("county.companion-pack", key, date(2026, 3, 1)))
    files.private_folder(packs)
    write_state(packs, State(slots={"county": slot}, edition=1))
    file = packs / "catalogue-1.sqlite"
    Catalogue.build(file, [line("pack-1", name="Adams County Pantry", pack="county")])
    assert "Adams County Pantry" in call("find", "adams").stdout
    file.write_bytes(b"no catalogue")
    result = call("find", "samaritans")
    assert result.exit_code == 0
    assert "could not be read" in result.stderr
    assert "Samaritans" in result.stdout
