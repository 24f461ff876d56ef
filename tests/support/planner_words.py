"""Words of the planner that are data in both languages: questions, patterns, papers, days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from companion.clock import zone_name
from companion.paths import assets


def planner_words() -> tuple[str, ...]:
    """Return them in English, the longest first; and the name of the zone of this computer."""
    found = {zone_name()} - {""}
    for file in sorted((assets() / "planner").glob("*.json")):
        found.update(_english(json.loads(file.read_text("utf-8"))))
    return tuple(sorted(found, key=len, reverse=True))


def _english(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        if isinstance(content.get("en"), str):
            yield content["en"]
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from _english(each)
