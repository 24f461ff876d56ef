"""The care catalog's files, walked for the tests of its data and of its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from companion.paths import assets

FOLDER = assets() / "care"
LANGUAGES = ("en", "es")
FILES = ("activities", "collections", "exercises", "labels")
TEXTS = frozenset(
    {"about", "access_note", "end_line", "label", "note", "placeholder", "posture"}
    | {"stop_line", "summary", "text", "tiny_start", "title", "warning"}
)
"""The fields that hold words for a person; the labels' file holds more of them."""
LABELS = frozenset(
    {"categories", "families", "energy", "social", "place", "cost"}
    | {"helps_when", "evidence_levels"}
)
"""The parts of the labels' file that give a word for each key."""


def content(language: str, file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / language / f"{file}.json").read_text("utf-8"))
    return loaded


def sources() -> dict[str, dict[str, str | None]]:
    loaded: dict[str, dict[str, str | None]] = json.loads(
        (FOLDER / "sources.json").read_text("utf-8")
    )["sources"]
    return loaded


ACTIVITIES: dict[str, list[dict[str, Any]]] = {
    language: content(language, "activities")["activities"] for language in LANGUAGES
}
EXERCISES: dict[str, list[dict[str, Any]]] = {
    language: content(language, "exercises")["exercises"] for language in LANGUAGES
}


def ways(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every way through every exercise: the exercise itself and its variants."""
    for exercise in EXERCISES[language]:
        yield exercise["id"], exercise
        for variant in exercise["variants"]:
            yield f"{exercise['id']}/{variant['id']}", variant


def texts(value: object, field: str = "", where: str = "") -> Iterator[tuple[str, str]]:
    """Return every text a person reads, with the place where it stands."""
    if isinstance(value, dict):
        inside = f"{where}.{value['id']}" if "id" in value else where
        for key, inner in value.items():
            named = field in LABELS or key in TEXTS
            yield from texts(inner, "text" if named and isinstance(inner, str) else key, inside)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, field, where)
    elif isinstance(value, str) and field == "text":
        yield where, value


def without_texts(value: object, field: str = "") -> object:
    """Return the same structure with every text and the language taken out."""
    if isinstance(value, dict):
        kept = {key: without_texts(inner, key) for key, inner in value.items()}
        return list(kept) if field in LABELS else kept
    if isinstance(value, list):
        return [without_texts(inner, field) for inner in value]
    return "" if isinstance(value, str) and field in {*TEXTS, "language"} else value


def all_texts(language: str) -> list[tuple[str, str]]:
    return [pair for file in FILES for pair in texts(content(language, file), where=file)]
