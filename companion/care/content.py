"""From the records of the data files to values; a record that is unfit is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from companion.care.model import (
    Activity,
    Collection,
    Company,
    Energy,
    Evidence,
    Exercise,
    Flag,
    IfWorse,
    Labels,
    Pattern,
    Place,
    Step,
    StepKind,
    Variant,
)
from companion.care.reader import contents, number, optional, records, said, text, texts
from companion.json_values import Unfit, mapping

SCHEMA_VERSION: Final = 1
MOST_STEPS: Final = 100
LONGEST_STEP: Final = 3_600
"""Seconds."""
MOST_MINUTES: Final = 24 * 60
_LABELS: Final = (
    "categories", "families", "energy", "social", "place", "cost", "helps_when", "evidence_levels",
)  # fmt: skip

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Content:
    """What the files of one language hold."""

    activities: Mapping[str, Activity] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    collections: Mapping[str, Collection] = field(default_factory=dict)
    labels: Labels = field(default_factory=Labels)


def read(folder: Path) -> Content:
    """Return what the JSON files of a folder hold, all of it that can be used."""
    activities: dict[str, Activity] = {}
    exercises: dict[str, Exercise] = {}
    flags: dict[str, Flag] = {}
    collections: dict[str, Collection] = {}
    names: dict[str, dict[str, str]] = {}
    for content in contents(folder):
        if content.get("schema_version") != SCHEMA_VERSION:
            continue
        shared = mapping(content.get("for_every_exercise"))
        activities |= {each.id: each for each in _fit(content, "activities", _activity)}
        exercises |= {
            each.id: each for each in _fit(content, "exercises", partial(_exercise, shared=shared))
        }
        flags |= {each.id: each for each in _fit(content, "flags", _flag)}
        collections |= {each.id: each for each in _fit(content, "collections", _collection)}
        for kind in _LABELS:
            found = mapping(content.get(kind)).items()
            names.setdefault(kind, {}).update(
                {name: label for name, label in found if isinstance(label, str) and label}
            )
    return Content(activities, exercises, flags, collections, Labels(names))


def _fit(
    content: Mapping[str, Any], name: str, made: Callable[[Mapping[str, Any]], _Value]
) -> Iterator[_Value]:
    for record in records(content, name):
        try:
            yield made(record)
        except (KeyError, ValueError):
            continue


def _activity(record: Mapping[str, Any]) -> Activity:
    return Activity(
        id=text(record["id"]),
        title=text(record["title"]),
        category=text(record["category"]),
        minutes=number(record["minutes"], 1, MOST_MINUTES),
        minutes_min=number(record["minutes_min"], 0, MOST_MINUTES),
        minutes_max=number(record["minutes_max"], 1, MOST_MINUTES),
        energy=Energy(text(record["energy"])),
        company=Company(text(record["social"])),
        place=Place(text(record["place"])),
        cost=text(record["cost"]),
        summary=text(record["summary"]),
        tiny_start=optional(record.get("tiny_start")),
        helps_when=texts(record.get("helps_when")),
        avoid_if=texts(record.get("avoid_if")),
        take_care=texts(record.get("take_care")),
        access_note=optional(record.get("access_note")),
        night_ok=said(record.get("night_ok"), otherwise=False),
        shown_by_default=said(record.get("shown_by_default"), otherwise=True),
        evidence=_evidence(mapping(record.get("evidence"))),
    )


def _exercise(record: Mapping[str, Any], shared: Mapping[str, Any]) -> Exercise:
    steps = _steps(record["steps"])
    if "total_seconds" in record and record["total_seconds"] != sum(each.seconds for each in steps):
        raise Unfit
    return Exercise(
        id=text(record["id"]),
        title=text(record["title"]),
        category=text(record["category"]),
        steps=steps,
        minutes=number(record["minutes"], 1, MOST_MINUTES),
        family=optional(record.get("family")),
        energy=Energy(text(record["energy"])),
        company=Company(text(record["social"])),
        place=Place(text(record["place"])),
        cost=text(record["cost"]),
        summary=text(record["summary"]),
        posture=optional(record.get("posture")),
        helps_when=texts(record.get("helps_when")),
        avoid_if=texts(record.get("avoid_if")),
        take_care=texts(record.get("take_care")),
        if_avoid_try=optional(record.get("if_avoid_try")) or None,
        night_ok=said(record.get("night_ok"), otherwise=False),
        variants=tuple(_fit(record, "variants", _variant)),
        stop_line=_line(shared.get("stop_line")),
        end_line=_line(shared.get("end_line")),
        if_worse=_if_worse(mapping(shared.get("if_worse"))),
        evidence=_evidence(mapping(record.get("evidence"))),
    )


def _variant(record: Mapping[str, Any]) -> Variant:
    return Variant(
        id=text(record["id"]),
        label=text(record["label"]),
        steps=_steps(record["steps"]),
        off_by_default=said(record.get("off_by_default"), otherwise=False),
        warning=optional(record.get("warning")),
    )


def _steps(found: Any) -> tuple[Step, ...]:
    if not isinstance(found, list) or not 0 < len(found) <= MOST_STEPS:
        raise Unfit
    return tuple(_step(mapping(each), place) for place, each in enumerate(found))


def _step(record: Mapping[str, Any], place: int) -> Step:
    kind = StepKind(text(record["kind"]))
    pattern, cycles = None, 0
    seconds = number(record["seconds"], 1, LONGEST_STEP)
    if kind is StepKind.BREATH:
        pattern = _pattern(mapping(record["pattern"]))
        cycles = number(record["cycles"], 1, LONGEST_STEP)
        if cycles * pattern.seconds != seconds:
            raise Unfit
    options = [mapping(each) for each in record.get("options") or ()]
    if kind is StepKind.CHOICE and not options:
        raise Unfit
    return Step(
        kind,
        text(record["text"]),
        seconds,
        pattern,
        cycles,
        placeholder=optional(record.get("placeholder")),
        options=tuple(text(each["text"]) for each in options),
        help_after=frozenset(
            text(each["text"]) for each in options if each.get("action") == "show_help"
        ),
        back_to={
            text(each["text"]): number(each["go_to"], 1, place + 1) - 1
            for each in options
            if each.get("go_to") is not None
        },
        for_each_line=said(record.get("repeat_for_each"), otherwise=False),
    )


def _pattern(record: Mapping[str, Any]) -> Pattern:
    return Pattern(
        number(record["in"], 1, 20),
        number(record.get("hold_in", 0), 0, 10),
        number(record["out"], 1, 20),
        number(record.get("hold_out", 0), 0, 10),
    )


def _line(value: Any) -> str:
    """Return a line that all exercises share; a bad one must not cost every exercise."""
    try:
        return optional(value)
    except Unfit:
        return ""


def _if_worse(record: Mapping[str, Any]) -> IfWorse | None:
    words = _line(record.get("text"))
    if not words:
        return None
    return IfWorse(words, _line(record.get("exercise")) or None, record.get("help") is not False)


def _evidence(record: Mapping[str, Any]) -> Evidence:
    return Evidence(
        optional(record.get("level")) or "practice",
        optional(record.get("note")),
        texts(record.get("sources")),
    )


def _flag(record: Mapping[str, Any]) -> Flag:
    return Flag(
        text(record["id"]), text(record["label"]), text(record["text"]), text(record["kind"])
    )


def _collection(record: Mapping[str, Any]) -> Collection:
    return Collection(
        text(record["id"]), text(record["title"]), text(record["text"]), texts(record["items"])
    )
