"""The checklists of papers and the quiet notes: data in assets/planner/justice.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from companion.paths import assets

Words = Mapping[str, str]
"""A text by language: 'en', 'es'."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Papers that are of use for one thing."""

    key: str
    title: Words
    items: Mapping[str, Words]
    """By key: 'claim.report'."""


def checklists() -> tuple[Checklist, ...]:
    """Return the checklists."""
    return tuple(
        Checklist(
            each["key"],
            each["title"],
            {
                f"{each['key']}.{item['key']}": {"en": item["en"], "es": item["es"]}
                for item in each["items"]
            },
        )
        for each in _content()["papers"]
    )


def note(key: str) -> Words:
    """Return a quiet note.

    `calls`: notice services that call again and again. `court`: what may be
    asked for. `moves`: court dates move. `office`: confirm with the office.
    `stale`: read long ago. `late`: there can still be a way.
    """
    found: Words = _content()["notes"][key]
    return found


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((assets() / "planner" / "justice.json").read_text("utf-8"))
    return content
