"""The terms that a catalogue is searched by, and the expressions made of them.

A term is a word of the record, folded; or a word of its name once more, so that a
name is found among a million records that have the word elsewhere; or a mark for
something that can be filtered. The last two begin with '_', which no word has.
"""

from __future__ import annotations

from collections.abc import Iterable

from companion.resources.folding import words
from companion.resources.model import Opening, Resource
from companion.resources.names import NameBook
from companion.resources.query import Query
from companion.resources.search import Entry
from companion.resources.ways import ways

MARK = "_"
ALWAYS_OPEN = "_o"
_FREE = "_f"
_NAME = "_n"
_EVERY_DAY = frozenset(range(1, 8))


def terms(found: Entry, names: NameBook) -> str:
    """Return all terms of a record, a space between."""
    name = found.name.split()
    rest = f"{found.about}{found.audience}{found.facts}".split()
    named = (_NAME + word for word in name)
    return " ".join(dict.fromkeys((*name, *rest, *named, *_marks(found.resource, names))))


def _marks(resource: Resource, names: NameBook) -> list[str]:
    found = [country(resource.country), kind(resource.kind)]
    found += [_language(code) for code in resource.languages]
    found += [f"_w{_joined(way)}" for way in sorted(ways(resource))]
    if resource.region is not None:
        for language in ("en", "es"):
            found.append(region(names.region(resource.country, resource.region, language)))
        found.append(region(resource.region))
    if resource.free_of_charge:
        found.append(_FREE)
    if _is_always_open(resource.opening):
        found.append(ALWAYS_OPEN)
    return found


def filters(query: Query) -> list[str]:
    """Return the marks that every record has which a question leaves in."""
    found = []
    if query.country is not None:
        found.append(country(query.country))
    if query.region is not None:
        found.append(region(query.region))
    if query.kind is not None:
        found.append(kind(query.kind))
    if query.language is not None:
        found.append(_language(query.language))
    if query.way is not None:
        found.append(f"_w{_joined(query.way)}")
    if query.free:
        found.append(_FREE)
    return found


def country(code: str) -> str:
    """Return the mark of a country."""
    return f"_c{_joined(code)}"


def region(code: str) -> str:
    """Return the mark of a region, by code or by name."""
    return f"_r{_joined(code)}"


def kind(code: str) -> str:
    """Return the mark of a kind."""
    return f"_k{_joined(code)}"


def among(words: Iterable[str], *, in_name: bool = False) -> str:
    """Return the expression for records with at least one of some words."""
    return either((_NAME + word if in_name else word) for word in words)


def every(parts: Iterable[str]) -> str:
    """Return the expression for records that fit all of some expressions."""
    return f"({' AND '.join(parts)})"


def either(parts: Iterable[str]) -> str:
    """Return the expression for records that fit one of some expressions."""
    return f"({' OR '.join(parts)})"


def _language(code: str) -> str:
    return f"_l{_joined(code)}"


def _joined(text: str) -> str:
    return "".join(words(text))


def _is_always_open(opening: Opening | None) -> bool:
    if opening is None or opening.valid_to is not None:
        return False
    whole = [times.days for times in opening.times if times.opens == times.closes]
    return {day for days in whole for day in days} >= _EVERY_DAY
