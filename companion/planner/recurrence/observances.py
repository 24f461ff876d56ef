"""Packs of public days that some want to see coming. All of them are off until chosen.

Data: `assets/planner/observances.json`, after care.md 2.9; each record names
what it rests on. Whether a pack or a day is on is kept by whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.paths import assets
from companion.planner.recurrence.documents import from_document
from companion.planner.recurrence.model import Occurrence
from companion.planner.recurrence.occurrences import occurrences
from companion.planner.recurrence.rules import Rule
from companion.planner.recurrence.text import Text


@dataclass(frozen=True, slots=True)
class Observance:
    """One public day, or some days in a row."""

    id: str
    name: Text
    days: int
    """How many days it lasts."""
    rule: Rule | None
    """When it begins; None where it is set anew each year and has to be entered."""
    country: str | None
    """ISO 3166-1 alpha-2, or 'EU'; None for no country in particular."""

    def occurrences(self, first: date, last: date) -> Iterator[Occurrence]:
        """Return when it begins, from `first` to `last`; nothing where it has to be entered."""
        return iter(()) if self.rule is None else occurrences(self.rule, first, last)


@dataclass(frozen=True, slots=True)
class Pack:
    """Observances that are offered together; each can still be chosen by itself."""

    id: str
    name: Text
    detail: Text
    observances: tuple[Observance, ...]


def packs(folder: Path | None = None) -> tuple[Pack, ...]:
    """Return all packs, in the order to show them, from the data the app ships with."""
    file = (folder or assets() / "planner") / "observances.json"
    return tuple(
        Pack(
            pack["id"],
            Text(**pack["name"]),
            Text(**pack["detail"]),
            tuple(
                Observance(
                    each["id"],
                    Text(**each["name"]),
                    each["days"],
                    None if each["rule"] is None else from_document(each["rule"]),
                    each["country"],
                )
                for each in pack["observances"]
            ),
        )
        for pack in json.loads(file.read_text("utf-8"))["packs"]
    )
