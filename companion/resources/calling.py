"""What happens when one calls, texts or chats, and what else one can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.json_values import Unfit, array, content, listed, mapping, text, texts
from companion.paths import assets
from companion.resources.model import Kind, Resource
from companion.resources.ways import Way

FILE = "calling.json"


@dataclass(frozen=True, slots=True)
class Lines:
    """A few short sentences, in English and Spanish."""

    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()

    def in_language(self, language: str) -> tuple[str, ...]:
        """Return the sentences in a language ('en', 'es'); English where there is no other."""
        return (self.es if language == "es" else ()) or self.en


@dataclass(frozen=True, slots=True)
class Calling:
    """What is good to know before one reaches out; empty where it could not be read."""

    ways: Mapping[Way, Lines]
    """What happens, by how one reaches out."""
    kinds: Mapping[Kind, Lines]
    """What the people who answer may ask and do, by kind of service."""
    resources: Mapping[str, Lines]
    """What those hear first who call one service, by its id."""
    instead: Lines
    """What else one can do, for somebody who does not want to call."""

    def what_happens(self, resource: Resource, way: Way, language: str) -> tuple[str, ...]:
        """Return what happens when one reaches out in a way, in the order in which it does."""
        own = self.resources.get(resource.id) if way is Way.CALL else None
        found = (own or Lines(), self.ways.get(way, Lines()))
        return tuple(sentence for lines in found for sentence in lines.in_language(language))

    def what_they_ask(self, resource: Resource, language: str) -> tuple[str, ...]:
        """Return what the people who answer may ask and do, whatever the way."""
        return self.kinds.get(resource.kind, Lines()).in_language(language)


def read_calling(folder: Path | None = None) -> Calling:
    """Return what can be read of the file in the directory's folder; never raises.

    None is the folder the app ships with.
    """
    folder = assets() / "directory" if folder is None else folder
    document = mapping(content(folder / FILE))
    ways, resources = mapping(document.get("ways")), mapping(document.get("resources"))
    return Calling(
        ways={way: lines for way in Way if (lines := _lines(ways.get(way)))},
        kinds=dict(_by_kind(listed(document.get("kinds")))),
        resources={name: lines for name, each in resources.items() if (lines := _lines(each))},
        instead=_lines(document.get("instead")) or Lines(),
    )


def _by_kind(groups: list[Any]) -> Iterator[tuple[Kind, Lines]]:
    for group in groups:
        lines = _lines(group)
        try:
            kinds = [Kind(text(kind)) for kind in array(mapping(group)["kinds"])]
        except (KeyError, ValueError):
            continue
        if lines is not None:
            yield from ((kind, lines) for kind in kinds)


def _lines(found: Any) -> Lines | None:
    found = mapping(found)
    try:
        return Lines(texts(found["en"]), texts(found["es"]))
    except (KeyError, Unfit):
        return None
