"""The care catalog's data: whole, alike in both languages, and safe by default."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.support.care_catalog import (
    ACTIVITIES,
    EXERCISES,
    FILES,
    FOLDER,
    LANGUAGES,
    content,
    sources,
    ways,
    without_texts,
)

ALL_FILES = [FOLDER / language / f"{file}.json" for language in LANGUAGES for file in FILES]
ALL_FILES.append(FOLDER / "sources.json")
RECORDS: list[dict[str, Any]] = ACTIVITIES["en"] + EXERCISES["en"]
FLAGS = content("en", "labels")["flags"]
WAYS = list(ways("en"))
NAMES = [name for name, _ in WAYS]
OPENS_HELP = {
    "after-nightmare": 6,
    "before-you-go-in": 3,
    "come-back-to-now": 7,
    "rid": 1,
    "ride-wave": 1,
    "worry-time": 8,
}
"""The exercises with an answer that opens help, and the step that asks."""
NOT_FOR_THE_NIGHT = {"alone_safe", "crowds", "late_night", "loud_sound", "news", "water"}


def by_id(records: list[dict[str, Any]], identity: str) -> dict[str, Any]:
    return next(record for record in records if record["id"] == identity)


def test_there_are_112_activities_and_20_exercises_in_both_languages() -> None:
    for language in LANGUAGES:
        groups = Counter(activity["category"] for activity in ACTIVITIES[language])
        assert groups == {
            "body": 17,
            "mind": 12,
            "connection": 13,
            "meaning": 12,
            "rest": 12,
            "creative": 12,
            "practical": 13,
            "spiritual": 9,
            "joy": 12,
        }
        assert len(EXERCISES[language]) == 20
        assert sum(len(exercise["steps"]) for exercise in EXERCISES[language]) == 189
        assert len(list(ways(language))) == 39


@pytest.mark.parametrize("file", ALL_FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_follows_the_schema(file: Path) -> None:
    schema = json.loads((FOLDER / "care.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    schema["anyOf"] = [{"$ref": f"#/$defs/{file.stem}"}]
    text = file.read_text("utf-8")
    found = Draft202012Validator(schema).iter_errors(json.loads(text))
    assert [str(error.context or error.message)[:400] for error in found] == []
    assert text.endswith("}\n")
    assert "\\u" not in text


def test_the_folders_hold_the_same_files() -> None:
    for language in LANGUAGES:
        found = sorted(file.stem for file in (FOLDER / language).iterdir())
        assert found == sorted(FILES)
        assert all(content(language, file)["language"] == language for file in FILES)


@pytest.mark.parametrize("file", FILES)
def test_only_the_texts_differ_between_the_languages(file: str) -> None:
    """Ids, order, times, flags, patterns and branches are the same; so is the count of texts."""
    english, spanish = (without_texts(content(language, file)) for language in LANGUAGES)
    assert english == spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_and_titles_are_used_once(language: str) -> None:
    records = ACTIVITIES[language] + EXERCISES[language]
    for field in ("id", "title"):
        used = Counter(record[field] for record in records)
        assert [value for value, times in used.items() if times > 1] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_what_a_record_names_exists(record: dict[str, Any]) -> None:
    labels = content("en", "labels")
    assert record["helps_when"]
    assert set(record["helps_when"]) <= set(labels["helps_when"])
    assert set(record["evidence"]["sources"]) <= set(sources())
    for field in ("avoid_if", "take_care"):
        assert [flag for flag in record[field] if FLAGS[flag]["kind"] != field] == []
    for field in ("energy", "social", "place", "cost"):
        assert record[field] in labels[field]
    assert record["category"] in labels["categories"]
    assert record.get("family", "sleep") in labels["families"]
    assert record["evidence"]["level"] in labels["evidence_levels"]


def test_only_what_is_said_to_be_practice_has_no_source() -> None:
    without = [each for each in RECORDS if not each["evidence"]["sources"]]
    assert {each["evidence"]["level"] for each in without} == {"practice"}


def test_nothing_is_defined_that_nobody_uses() -> None:
    flags = {flag for each in RECORDS for flag in each["avoid_if"] + each["take_care"]}
    assert flags == set(FLAGS)
    assert {source for each in RECORDS for source in each["evidence"]["sources"]} == set(sources())
    families = {exercise["family"] for exercise in EXERCISES["en"]}
    assert families == set(content("en", "labels")["families"])


@pytest.mark.parametrize("activity", ACTIVITIES["en"], ids=lambda activity: activity["id"])
def test_an_activity_keeps_its_promises(activity: dict[str, Any]) -> None:
    assert activity["minutes_min"] <= activity["minutes"] <= activity["minutes_max"]
    assert activity["shown_by_default"] == (activity["category"] != "spiritual")
    if activity["night_ok"]:
        assert not NOT_FOR_THE_NIGHT & {*activity["avoid_if"], *activity["take_care"]}
        assert activity["place"] != "outdoors"
        assert activity["energy"] != "high"
        assert activity["social"] != "with_others"


def test_43_activities_may_be_offered_at_night() -> None:
    assert sum(activity["night_ok"] for activity in ACTIVITIES["en"]) == 43
    assert {each["id"] for each in EXERCISES["en"] if not each["night_ok"]} == {
        "before-you-go-in",
        "worry-time",
    }


@pytest.mark.parametrize("way", [way for _, way in WAYS], ids=NAMES)
def test_the_times_of_the_steps_add_up(way: dict[str, Any]) -> None:
    assert [step["n"] for step in way["steps"]] == list(range(1, len(way["steps"]) + 1))
    assert sum(step["seconds"] for step in way["steps"]) == way["total_seconds"]
    assert way["minutes"] == max(1, round(way["total_seconds"] / 60))


def test_the_exercises_have_the_lengths_of_the_design() -> None:
    lengths = {
        "breathe-4-6": 230,
        "trace-window": 125,
        "long-sigh": 80,
        "five-senses": 147,
        "orient-room": 105,
        "come-back-to-now": 141,
        "wall-press": 105,
        "muscles-short": 145,
        "muscles-full": 527,
        "steady-place": 233,
        "leaves-stream": 252,
        "kind-break": 175,
        "rid": 210,
        "worry-time": 900,
        "ride-wave": 372,
        "wind-down": 1800,
        "after-nightmare": 285,
        "step-off-feed": 173,
        "before-you-go-in": 116,
        "put-on-shelf": 140,
        "worry-time/10": 600,
        "worry-time/30": 1800,
        "ride-wave/10min": 600,
        "wind-down/10": 600,
    }
    totals = {name: way["total_seconds"] for name, way in WAYS}
    assert {name: totals[name] for name in lengths} == lengths


@pytest.mark.parametrize(("name", "way"), WAYS, ids=NAMES)
def test_no_breath_is_held_unless_it_was_chosen(name: str, way: dict[str, Any]) -> None:
    for step in way["steps"]:
        if step["kind"] == "breath":
            pattern = step["pattern"]
            held = pattern["hold_in"] + pattern["hold_out"]
            assert step["seconds"] == sum(pattern.values()) * step["cycles"]
            assert pattern["out"] >= pattern["in"]
            assert not held or (way["off_by_default"] and way["warning"]), name
    assert name != "long-sigh" or way["steps"][1]["cycles"] == 5


def test_the_one_variant_with_holds_is_off_and_warns() -> None:
    off = [name for name, way in WAYS if way.get("off_by_default")]
    assert off == ["trace-window/classic-square"]


@pytest.mark.parametrize(("name", "way"), WAYS, ids=NAMES)
def test_a_choice_leads_somewhere(name: str, way: dict[str, Any]) -> None:
    helping = []
    for step in way["steps"]:
        options = step.get("options", [])
        assert len({option["text"] for option in options}) == len(options)
        for option in options:
            assert option.get("go_to", 0) < step["n"]
            assert not {"action", "go_to"} <= set(option)
            if option.get("action") == "show_help":
                helping.append(step["n"])
    expected = OPENS_HELP.get(name.partition("/")[0])
    assert helping == ([expected] if expected else [])


def test_an_answer_to_each_line_follows_the_lines() -> None:
    for _, way in WAYS:
        for before, step in zip(way["steps"], way["steps"][1:], strict=False):
            assert not step.get("repeat_for_each") or before["kind"] == "input"


@pytest.mark.parametrize("exercise", EXERCISES["en"], ids=lambda exercise: exercise["id"])
def test_what_to_try_instead_shares_no_caution(exercise: dict[str, Any]) -> None:
    instead = by_id(EXERCISES["en"], exercise["if_avoid_try"])
    assert instead["id"] != exercise["id"]
    assert not {*exercise["avoid_if"]} & {*instead["avoid_if"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_back_is_named_as_it_is_called(language: str) -> None:
    worse = content(language, "exercises")["for_every_exercise"]["if_worse"]
    title = by_id(EXERCISES[language], worse["exercise"])["title"]
    assert title in worse["text"]
    assert title in content(language, "labels")["flags"]["dissociation"]["text"]


def test_a_set_holds_what_exists_and_suits_the_hour() -> None:
    sets = content("en", "collections")["collections"]
    assert len(sets) == len({each["id"] for each in sets}) == 10
    for each in sets:
        assert {*each["items"]} <= {record["id"] for record in RECORDS}
    night = by_id(sets, "three_am")["items"]
    assert [item for item in night if not by_id(RECORDS, item)["night_ok"]] == []
    short = by_id(sets, "two_minutes")["items"]
    assert all(by_id(RECORDS, item)["minutes"] <= 5 for item in short)
