"""The forms of the measures: their official wording, word for word, and its licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from companion.care.measures import RULES
from companion.care.reader import contents, optional, records, said, text, texts
from companion.json_values import Unfit, mapping
from companion.paths import assets

SCHEMA_VERSION: Final = 1
OFFICIAL_LANGUAGE: Final = "en"
"""The language every form has; another only where the official translation is known."""


@dataclass(frozen=True, slots=True)
class Form:
    """A measure as it is shown."""

    id: str
    name: str
    title: str
    language: str
    """The language of its items; not always the one that was asked for."""
    intro: str
    gate: str
    """A question before the items, answered No or Yes; '' where there is none."""
    stem: str
    """What stands before each item."""
    options: tuple[str, ...]
    """The answers; the place of each is its number of points."""
    items: tuple[str, ...]
    licence: str
    source: str
    """The address of the form, as text."""
    citation: str
    looked_up: date
    """When it was last looked up what others say of the licence; the file names them."""
    is_confirmed: bool
    """Whether a person has confirmed the licence since."""

    @property
    def steps(self) -> int:
        """How many questions it asks, the opening one included."""
        return len(self.items) + bool(self.gate)


def load(language: str, folder: Path | None = None) -> tuple[Form, ...]:
    """Return the forms that can be read, in the order to offer them; never raises.

    In the official translation where the app has one, else in English. A form whose
    items or answers are not as many as its rules need is left out.
    """
    folder = assets() / "care" / "measures" if folder is None else folder
    found: dict[str, Form] = {}
    for content in contents(folder):
        for tongue in (language, OFFICIAL_LANGUAGE):
            try:
                form = _form(content, tongue)
            except (KeyError, ValueError):
                continue
            found[form.id] = form
            break
    return tuple(found[each] for each in RULES if each in found)


def _form(content: Mapping[str, Any], language: str) -> Form:
    rules = RULES[text(content["id"])]
    words = mapping(mapping(content["texts"])[language])
    licence = mapping(content["licence"])
    looked_up = mapping(licence["looked_up"])
    form = Form(
        id=content["id"],
        name=text(content["name"]),
        title=text(content["title"]),
        language=language,
        intro=optional(words.get("intro")),
        gate=optional(words.get("gate")),
        stem=text(words["stem"]),
        options=texts(words["options"]),
        items=tuple(text(each["text"]) for each in records(words, "items")),
        licence=text(licence["note"]),
        source=text(licence["source"]),
        citation=text(content["citation"]),
        looked_up=date.fromisoformat(text(looked_up["date"])),
        is_confirmed=said(looked_up.get("confirmed_by_a_person"), otherwise=False),
    )
    if (
        content.get("schema_version") != SCHEMA_VERSION
        or len(form.items) != rules.items
        or len(form.options) != rules.most + 1
        or bool(form.gate) != rules.has_gate
    ):
        raise Unfit
    return form
