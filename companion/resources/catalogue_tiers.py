"""In which order a catalogue is asked: what fits best and is nearest comes first.

Each step is answered from the index alone and only until there is enough, so a
common word costs no more than a rare one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from companion.resources import catalogue_terms as terms
from companion.resources.model import WORLD
from companion.resources.needs import Unit
from companion.resources.query import Query
from companion.resources.search import Asked

_COMMON = 50_000
"""Records from which on a word is not looked for beside rarer ones, which are quicker to
find; what they find is weighed by all words."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The words of a catalogue that begin with what was typed."""

    words: tuple[str, ...]
    records: int
    """In how many records they are, at most."""


_LookUp = Callable[[str], Begun]


def tiers(query: Query, asked: Asked, begun: _LookUp) -> Iterator[str]:
    """Return the expressions to look for, one after the other; '' is for everything."""
    filters = terms.filters(query)
    always_open = [[terms.ALWAYS_OPEN], []] if query.open_at is not None else [[]]
    for place, is_anywhere in _places(query):
        for parts in _parts(asked, begun, is_abroad=is_anywhere and query.home_country is not None):
            for extra in always_open:
                expressions = [*parts, *filters, *place, *extra]
                yield terms.every(expressions) if expressions else ""


def _places(query: Query) -> Iterator[tuple[list[str], bool]]:
    """Return the marks of the places to look in, the nearest first, at last none."""
    country = query.home_country
    if country is not None:
        if query.home_region is not None:
            yield [terms.country(country), terms.region(query.home_region)], False
        yield [terms.country(country)], False
        if query.country is None:
            yield [terms.country(WORLD)], False
    if query.country is None:
        yield [], True


def _parts(asked: Asked, begun: _LookUp, *, is_abroad: bool) -> Iterator[list[str]]:
    """Return lists of expressions that all have to fit, from the strictest on."""
    units = asked.units
    if not units:
        yield []
        return
    words = {unit: _words(unit, asked, begun) for unit in units}
    told = [unit for unit in units if not _is_common(words[unit])] or units
    for in_name in (True, False):
        found = [_literal(words[unit], in_name=in_name) for unit in told]
        if all(found):
            yield found
    if is_abroad:
        return
    either = [_either(unit, words[unit], begun) for unit in told]
    if any(unit.need for unit in told) and all(either):
        yield either
    for unit in units:
        for kind in unit.need.kinds[:2] if unit.need else ():
            yield [terms.kind(kind)]
    if any(either):
        yield [terms.either(part for part in either if part)]


def _words(unit: Unit, asked: Asked, begun: _LookUp) -> list[Begun]:
    """Return, for each word of a unit, the words of the catalogue that it stands for."""
    found = []
    for word in unit.words:
        each = [begun(spelled) for spelled, _share in asked.spellings[word]]
        every = tuple(dict.fromkeys(word for one in each for word in one.words))
        found.append(Begun(every, sum(one.records for one in each)))
    return found


def _is_common(words: list[Begun]) -> bool:
    return all(each.records > _COMMON for each in words)


def _literal(words: list[Begun], *, in_name: bool) -> str:
    """Return the expression for records with all words of a unit; '' where one is unknown."""
    if not all(each.words for each in words):
        return ""
    return terms.every(terms.among(each.words, in_name=in_name) for each in words)


def _either(unit: Unit, words: list[Begun], begun: _LookUp) -> str:
    """Return the expression for records with the words of a unit or of what answers its need."""
    answers = [
        each for word in (unit.need.words if unit.need else ()) for each in begun(word).words
    ]
    found = [_literal(words, in_name=False), terms.among(answers) if answers else ""]
    return terms.either(part for part in found if part) if any(found) else ""
