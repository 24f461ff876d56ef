"""What a catalogue is searched by: words, and a mark for each thing that can be filtered.

Words are folded before they are kept, so the index only splits them at spaces. A
mark begins with '_', which no word has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from companion.resources.folding import words
from companion.resources.model import Opening, Resource
from companion.resources.names import NameBook
from companion.resources.query import Query
from companion.resources.reach import ways

MARK = "_"
ALWAYS_OPEN = "_o"
_FREE = "_f"
_EVERY_DAY = frozenset(range(1, 8))


def marks(resource: Resource, names: NameBook) -> str:
    """Return the marks of a record, spaces between."""
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
    return " ".join(dict.fromkeys(found))


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


def marked(found: Iterable[str]) -> str:
    """Return the expression for records that have all of some marks."""
    return f"marks : ({both(_quoted(mark) for mark in found)})"


def among(found: Sequence[str], *, in_name: bool = False) -> str:
    """Return the expression for records that have at least one of some words."""
    where = "name" if in_name else "{name rest}"
    return f"{where} : ({either(_quoted(word) for word in found)})"


def both(parts: Iterable[str]) -> str:
    """Return the expression for records that fit all of the parts."""
    return " AND ".join(parts)


def either(parts: Iterable[str]) -> str:
    """Return the expression for records that fit one of the parts."""
    return " OR ".join(parts)


def _language(code: str) -> str:
    return f"_l{_joined(code)}"


def _joined(text: str) -> str:
    return "".join(words(text))


def _quoted(term: str) -> str:
    return f'"{term}"'


def _is_always_open(opening: Opening | None) -> bool:
    if opening is None or opening.valid_to is not None:
        return False
    whole = [times.days for times in opening.times if times.opens == times.closes]
    return {day for days in whole for day in days} >= _EVERY_DAY
