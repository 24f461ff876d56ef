from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.care.content import read
from companion.care.model import Company, Energy, Place, StepKind
from companion.paths import assets
from tests.care.test_reader import JSON

ENGLISH = assets() / "care" / "en"


def stored(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ENGLISH / f"{name}.json").read_text("utf-8"))
    return content


EXERCISES = stored("exercises")
ACTIVITIES = stored("activities")
LONG_SIGH = next(each for each in EXERCISES["exercises"] if each["id"] == "long-sigh")
RIDE_WAVE = next(each for each in EXERCISES["exercises"] if each["id"] == "ride-wave")


def put(folder: Path, **content: Any) -> None:
    (folder / "x.json").write_text(json.dumps({"schema_version": 1, **content}))


def test_everything_that_ships_is_read() -> None:
    content = read(ENGLISH)
    assert list(content.activities) == [each["id"] for each in ACTIVITIES["activities"]]
    assert list(content.exercises) == [each["id"] for each in EXERCISES["exercises"]]
    for each in EXERCISES["exercises"]:
        found = content.exercises[each["id"]]
        assert [v.id for v in found.variants] == [v["id"] for v in each["variants"]]
        assert (found.stop_line, found.end_line) == (
            EXERCISES["for_every_exercise"]["stop_line"],
            EXERCISES["for_every_exercise"]["end_line"],
        )
    assert len(content.flags) == 29
    assert len(content.collections) == 10
    assert content.labels.of("categories", "practical") == "Getting things in order"


def test_an_activity_is_read_field_by_field() -> None:
    record = ACTIVITIES["activities"][0]
    found = read(ENGLISH).activities[record["id"]]
    assert (found.title, found.summary, found.tiny_start, found.access_note) == (
        record["title"],
        record["summary"],
        record["tiny_start"],
        record["access_note"],
    )
    assert (found.minutes_min, found.minutes, found.minutes_max) == (5, 15, 30)
    assert (found.energy, found.company, found.place) == (
        Energy.LOW,
        Company.EITHER,
        Place.OUTDOORS,
    )
    assert found.flags == ("alone_safe",)
    assert (found.night_ok, found.shown_by_default) == (False, True)
    assert found.evidence.sources == ("nature_dose", "va_selfcare")


def test_steps_are_read_with_their_ways() -> None:
    steps = read(ENGLISH).exercises["ride-wave"].steps
    assert steps[0].help_after == {"Yes, to hurt"}
    assert steps[-1].back_to == {"Another round": 4}
    assert steps[0].kind is StepKind.CHOICE


def test_a_record_that_is_unfit_is_left_out_and_the_others_stay(folder: Path) -> None:
    broken = {**copy.deepcopy(LONG_SIGH), "id": "broken", "steps": []}
    put(
        folder, exercises=[broken, LONG_SIGH], activities=[{"id": "a"}, ACTIVITIES["activities"][3]]
    )
    content = read(folder)
    assert list(content.exercises) == ["long-sigh"]
    assert list(content.activities) == [ACTIVITIES["activities"][3]["id"]]


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.update(total_seconds=81),
        lambda record: record["steps"][1].update(seconds=61, cycles=5),
        lambda record: record["steps"][1]["pattern"].update({"in": 0}),
        lambda record: record["steps"][1].pop("pattern"),
        lambda record: record["steps"][0].update(seconds=0),
        lambda record: record["steps"][0].update(kind="shout"),
        lambda record: record["steps"][0].update(kind="choice"),
        lambda record: record.update(steps=record["steps"] * 40),
    ],
)
def test_times_and_steps_that_cannot_be_are_unfit(folder: Path, change: Any) -> None:
    record = copy.deepcopy(LONG_SIGH)
    change(record)
    put(folder, exercises=[record])
    assert not read(folder).exercises


def test_a_way_back_leads_back(folder: Path) -> None:
    record = copy.deepcopy(RIDE_WAVE)
    record["steps"][-1]["options"][0]["go_to"] = 11
    put(folder, exercises=[record])
    assert not read(folder).exercises


def test_a_file_of_another_version_is_left_alone(folder: Path) -> None:
    put(folder, exercises=[LONG_SIGH])
    (folder / "y.json").write_text(json.dumps({"schema_version": 2, "exercises": [RIDE_WAVE]}))
    assert list(read(folder).exercises) == ["long-sigh"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(sorted(LONG_SIGH)), JSON, st.integers(0, 2), JSON)
def test_whatever_a_field_holds_reading_does_not_fail(
    folder: Path, field: str, value: Any, place: int, step: Any
) -> None:
    record = {**copy.deepcopy(LONG_SIGH), field: value}
    other = copy.deepcopy(LONG_SIGH)
    other["steps"][place] = step
    put(
        folder,
        exercises=[record, other],
        activities=[{**ACTIVITIES["activities"][0], field: value}],
        flags=value,
        collections=[value],
        for_every_exercise=value,
        energy=step,
    )
    read(folder)
