"""The local routes to help: who can be near, and how to ask for them without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.json_values import content, listed, mapping, text, texts
from companion.paths import assets

FILE = "routes.json"


@dataclass(frozen=True, slots=True)
class RouteText:
    """A route in words, in one language."""

    name: str
    what: str
    """What it is."""
    who: str
    """Whom it is for."""
    find: tuple[str, ...]
    """How to find it anywhere, with a phone or on foot."""
    say: tuple[str, ...]
    """Words to say at the desk or on the phone."""
    in_country: Mapping[str, tuple[str, ...]]
    """What is known for one country, by its code."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way to help that is near, wherever near is."""

    id: str
    en: RouteText
    es: RouteText
    records: Mapping[str, tuple[str, ...]]
    """The ids of the records that belong to it, by country."""

    def in_language(self, language: str) -> RouteText:
        """Return the route in a language ('en', 'es'); English where there is no other."""
        return self.es if language == "es" else self.en


def read_routes(folder: Path | None = None) -> tuple[Route, ...]:
    """Return the routes that can be read, in their order; never raises.

    `folder` is the directory's; None is the one the app ships with.
    """
    folder = assets() / "directory" if folder is None else folder
    return tuple(_routes(listed(mapping(content(folder / FILE)).get("routes"))))


def _routes(found: list[Any]) -> Iterator[Route]:
    for each in found:
        route = mapping(each)
        try:
            yield Route(
                id=text(route["id"]),
                en=_route_text(mapping(route["en"])),
                es=_route_text(mapping(route["es"])),
                records=_by_country(route["records"]),
            )
        except (KeyError, ValueError):
            continue


def _route_text(words: Mapping[str, Any]) -> RouteText:
    return RouteText(
        name=text(words["name"]),
        what=text(words["what"]),
        who=text(words["who"]),
        find=texts(words["find"]),
        say=texts(words["say"]),
        in_country=_by_country(words["in_country"]),
    )


def _by_country(value: Any) -> dict[str, tuple[str, ...]]:
    return {country: texts(lines) for country, lines in mapping(value).items()}
