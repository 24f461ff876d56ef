"""What the app's content files say in English: data, each with its Spanish beside it.

The interface is translated by gettext; ideas, exercises, plans, help lines and the
like are data in both languages, which tests of those files hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from companion.clock import zone_name
from companion.guide.pages import Guide
from companion.paths import assets
from companion.ui.widgets.basic import breakable

_FILES = (
    "care/en/*.json",
    "care/*.json",
    "care/measures/*.json",
    "planner/*.json",
    "journal/*.json",
    "guide/*.json",
    "directory/*.json",
)
_LEAST = 2
_SENTENCE = 12
"""Shorter texts count only where they stand alone: they can be parts of any sentence."""
_BETWEEN = re.compile(r" · |\n|: |, |; ")


@cache
def content_words() -> tuple[str, ...]:
    """Return every text of them, the longest first; and the name of the computer's time zone."""
    found = {zone_name()}
    for pattern in _FILES:
        for file in assets().glob(pattern):
            found.update(_texts(json.loads(file.read_text("utf-8"))))
    for page in Guide.load("en").pages():
        found.update((*page.texts, *page.sources))
    found |= {breakable(text) for text in found}
    return tuple(sorted((text for text in found if len(text) >= _LEAST), key=len, reverse=True))


@cache
def _known_parts() -> frozenset[str]:
    return frozenset(content_words())


def _texts(content: Any) -> Iterator[str]:
    """Yield the texts of a file; of two languages only the English."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, each in content.items():
            if key != "es" and not key.endswith("_es"):
                yield from _texts(each)
    elif isinstance(content, list):
        for each in content:
            yield from _texts(each)


def without_content(text: str) -> str:
    """Return a text without what is content in it: whole sentences, and whole short parts."""
    for known in content_words():
        if len(known) >= _SENTENCE and known in text:
            text = text.replace(known, "")
    parts = (part.strip(" .") for part in _BETWEEN.split(text))
    return " ".join(part for part in parts if part not in _known_parts())
