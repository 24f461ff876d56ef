"""In which order a catalogue is asked: what fits best and is nearest comes first.

Each step is answered from the index alone and only until there is enough, so a
common word costs no more than a rare one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from companion.resources import catalogue_terms as terms
from companion.resources.model import WORLD
from companion.resources.needs import Unit
from companion.resources.query import Query
from companion.resources.search import Asked

_Begun = Callable[[str], Sequence[str]]
"""From the beginning of a word to the words that the catalogue has for it."""


def tiers(query: Query, asked: Asked, begun: _Begun) -> Iterator[str]:
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


def _parts(asked: Asked, begun: _Begun, *, is_abroad: bool) -> Iterator[list[str]]:
    """Return lists of expressions that all have to fit, from the strictest on."""
    units = asked.units
    if not units:
        yield []
        return
    words = {unit: _words(unit, asked, begun) for unit in units}
    for in_name in (True, False):
        found = [_literal(words[unit], in_name=in_name) for unit in units]
        if all(found):
            yield found
    if is_abroad:
        return
    answers = [_literal(words[unit], in_name=False) or _answer(unit, begun) for unit in units]
    either = [_either(unit, words[unit], begun) for unit in units]
    if any(unit.need for unit in units) and all(answers):
        yield either
    for unit in units:
        for kind in unit.need.kinds[:2] if unit.need else ():
            yield [terms.kind(kind)]
    if any(either):
        yield [terms.either(part for part in either if part)]


def _words(unit: Unit, asked: Asked, begun: _Begun) -> list[list[str]]:
    """Return, for each word of a unit, the words of the catalogue that it stands for."""
    return [
        [each for spelled, _share in asked.spellings[word] for each in begun(spelled)]
        for word in unit.words
    ]


def _literal(words: list[list[str]], *, in_name: bool) -> str:
    """Return the expression for records with all words of a unit; '' where one is unknown."""
    if not all(words):
        return ""
    return terms.every(terms.among(each, in_name=in_name) for each in words)


def _answer(unit: Unit, begun: _Begun) -> str:
    """Return the expression for records with the words of what answers a need."""
    known = [each for word in (unit.need.words if unit.need else ()) for each in begun(word)]
    return terms.among(known) if known else ""


def _either(unit: Unit, words: list[list[str]], begun: _Begun) -> str:
    found = [part for part in (_literal(words, in_name=False), _answer(unit, begun)) if part]
    return terms.either(found) if found else ""
