"""How well a record answers a question.

The records of the app and those of installed packs are weighed by the same
rules, so that their answers can be put in one order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, Protocol

from companion.resources.folding import words
from companion.resources.model import Kind, Resource
from companion.resources.names import NameBook
from companion.resources.needs import Need, Needs, Unit
from companion.resources.opening import OpenState, state
from companion.resources.query import distance
from companion.resources.spelling import closest, letters

LANGUAGES: Final = ("en", "es")

NAME, ABOUT, AUDIENCE, FACTS = 8.0, 4.0, 4.0, 1.0
"""What a word counts by where it stands; ABOUT is kind, place and numbers."""
_BEGUN = 0.8
"""What is left of it when the word only begins there."""
_MISSPELLED = 0.6
_NEED_KIND, _NEED_WORDS, _NEED_RECORD, _LINE_TO_TRY = 4.0, 0.75, 10.0, 0.5
_WHOLE_NAME = 4.0
_NEARNESS: Final = (1.6, 1.0, 0.8, 0.4, 0.3)
"""What a record's weight is multiplied with, by its distance (see `query.distance`)."""
_SOME_REGION: Final = 0.7
"""The same for what is for one region, where it is not known which one is near."""
_ABROAD: Final = 4
"""The distance from which on a record is only found by its words: its lines may not answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read: its parts, each with the words to look for and what they count."""

    units: tuple[Unit, ...]
    spellings: dict[str, tuple[tuple[str, float], ...]]
    """From a typed word to those it may stand for."""
    whole: str = ""
    """All its words, each with a space before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource with the words it can be found by; each text has a space before each word."""

    resource: Resource
    name: str
    about: str
    audience: str
    facts: str

    def weigh(self, word: str) -> float:
        """Return what a word counts here: the most where it stands or begins, 0 for nowhere."""
        start = f" {word}"
        best = 0.0
        for weight, text in (
            (NAME, self.name),
            (ABOUT, self.about),
            (AUDIENCE, self.audience),
            (FACTS, self.facts),
        ):
            if weight > best and start in text:
                whole = f"{start} " in text or text.endswith(start)
                best = max(best, weight if whole else weight * _BEGUN)
        return best


@dataclass(frozen=True, slots=True)
class Fit:
    """How a record answers a question; the smallest `key` is the best."""

    resource: Resource
    lacking: int
    """How many parts of the question it says nothing to."""
    weight: float
    far: int
    answers_need: bool = False

    @property
    def key(self) -> tuple[bool, float, int, bool, bool]:
        """What to sort by; equals keep the order they are in.

        What is in another country and lacks something comes last.
        """
        is_stretched = self.far >= _ABROAD and self.lacking > 0
        return (is_stretched, -self.weight, self.far, *order(self.resource))


def entry(resource: Resource, names: NameBook) -> Entry:
    """Return a resource with its words, in both languages."""
    own = [text for phone in resource.phones for text in (phone.display, phone.number)]
    if resource.address:
        own.append(resource.address)
    called = []
    for language in LANGUAGES:
        called.append(names.kind(resource.kind, language))
        called.append(names.country(resource.country, language))
        if resource.region:
            called.append(names.region(resource.country, resource.region, language))
    return Entry(
        resource,
        _spaced(resource.name_in(language) for language in LANGUAGES),
        _spaced(own) + "".join(_spaced_name(name) for name in dict.fromkeys(called)),
        _spaced(text for language in LANGUAGES for text in resource.audience_in(language)),
        _spaced(text for language in LANGUAGES for text in resource.facts_in(language)),
    )


def order(resource: Resource) -> tuple[bool, bool]:
    """Return what sorts crisis lines first, then what is for a whole country."""
    return resource.kind is not Kind.CRISIS_LINE, resource.region is not None


def ask(text: str, needs: Needs, *vocabularies: Words) -> Asked:
    """Read a question with the words that some directories have.

    A word that begins none of theirs stands for the nearest ones as well.
    """
    typed = words(text)
    known = {word for word in typed if any(each.begins(word) for each in vocabularies)}
    units = needs.read(typed, known.__contains__)
    spellings: dict[str, tuple[tuple[str, float], ...]] = {}
    for word in dict.fromkeys(word for unit in units for word in unit.words):
        near = () if word in known else (near for each in vocabularies for near in each.near(word))
        spellings[word] = ((word, 1.0), *((each, _MISSPELLED) for each in dict.fromkeys(near)))
    return Asked(units, spellings, _spaced([text]))


def fit(
    found: Entry,
    asked: Asked,
    place: tuple[str | None, str | None] = (None, None),
    lines: Container[str] = (),
) -> Fit | None:
    """Return how a record answers a question, or None where it says nothing to it.

    `place` is the country and region of the person, `lines` the ids of the first
    help lines there: they answer every need, so that none of them is hidden.
    """
    resource = found.resource
    far = distance(resource, *place)
    is_line = resource.id in lines
    lacking, weight, answers_need = 0, 0.0, False
    for unit in asked.units:
        counts = _literal(found, unit, asked)
        if unit.need is not None and far < _ABROAD:
            counts = max(counts, _answers(found, unit.need), _LINE_TO_TRY if is_line else 0.0)
            answers_need |= bool(counts)
        weight += counts
        lacking += not counts
    if asked.units and lacking == len(asked.units):
        return None
    if asked.whole and asked.whole in found.name:
        weight += _WHOLE_NAME
    share = 1 - lacking / max(1, len(asked.units))
    nearness = _NEARNESS[far] if place[1] or not resource.region else _SOME_REGION
    return Fit(resource, lacking, round(weight * share * nearness, 6), far, answers_need)


def line_to_try(resource: Resource, lacking: int) -> Fit:
    """Return one of the first help lines of a country, for a question nothing fully answers."""
    return Fit(resource, lacking, _LINE_TO_TRY, 1, answers_need=True)


def best(fits: Iterable[Fit], open_at: datetime | None = None) -> list[Fit]:
    """Return them in order: all that answer a need, and the others that lack the least.

    With a moment, those whose hours are not known come after those that are open.
    """
    kept = list(fits)
    least = min((each.lacking for each in kept), default=0)
    answers = [each for each in kept if each.answers_need or each.lacking == least]
    answers.sort(key=lambda each: each.key)
    if open_at is not None:
        unknown = OpenState.UNKNOWN
        answers.sort(key=lambda each: state(each.resource.opening, open_at) is unknown)
    return answers


def _literal(found: Entry, unit: Unit, asked: Asked) -> float:
    """Return what the words of a unit count by standing in a record; all of them have to."""
    counts = [
        max(found.weigh(spelled) * share for spelled, share in asked.spellings[word])
        for word in unit.words
    ]
    return sum(counts) / len(counts) if all(counts) else 0.0


def _answers(found: Entry, need: Need) -> float:
    resource = found.resource
    counts = 0.0
    if resource.kind in need.kinds:
        counts += _NEED_KIND / (1 + need.kinds.index(resource.kind))
    counts += _NEED_WORDS * max((found.weigh(word) for word in need.words), default=0.0)
    if resource.id in need.records:
        counts += _NEED_RECORD - need.records.index(resource.id)
    return counts


@lru_cache(maxsize=1024)
def _spaced_name(name: str) -> str:
    """Return what `_spaced` does; thousands of records have the same kind and place."""
    return _spaced([name])


def _spaced(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for word in words(" ".join(dict.fromkeys(texts))))


class Words(Protocol):
    """The words of a directory."""

    def begins(self, word: str) -> bool:
        """Tell whether a word begins any word of the directory."""

    def near(self, word: str) -> list[str]:
        """Return the words that a misspelled word may stand for."""


class Vocabulary:
    """Every word of some entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        texts = (each.name + each.about + each.audience + each.facts for each in entries)
        every = sorted(set("".join(texts).split()))
        self._all = "".join(f" {word}" for word in every)
        self._spelled = [(word, letters(word)) for word in every]

    def begins(self, word: str) -> bool:
        """Tell whether a word begins any of them."""
        return f" {word}" in self._all

    def near(self, word: str) -> list[str]:
        """Return those that a misspelled word may stand for."""
        return closest(word, self._spelled)
