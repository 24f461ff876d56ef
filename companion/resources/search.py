"""How well a record answers a question.

The records of the app and those of installed packs are weighed by the same
rules, so that their answers can be put in one order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from companion.resources.folding import words
from companion.resources.model import Kind, Resource
from companion.resources.names import NameBook
from companion.resources.needs import Need, Needs, Unit
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
    def key(self) -> tuple[float, int, bool, bool]:
        """What to sort by; equals keep the order they are in."""
        return (-self.weight, self.far, *order(self.resource))


def entry(resource: Resource, names: NameBook) -> Entry:
    """Return a resource with its words, in both languages."""
    about = [text for phone in resource.phones for text in (phone.display, phone.number)]
    for language in LANGUAGES:
        about.append(names.kind(resource.kind, language))
        about.append(names.country(resource.country, language))
        if resource.region:
            about.append(names.region(resource.country, resource.region, language))
    if resource.address:
        about.append(resource.address)
    return Entry(
        resource,
        _spaced(resource.name_in(language) for language in LANGUAGES),
        _spaced(about),
        _spaced(text for language in LANGUAGES for text in resource.audience_in(language)),
        _spaced(text for language in LANGUAGES for text in resource.facts_in(language)),
    )


def order(resource: Resource) -> tuple[bool, bool]:
    """Return what sorts crisis lines first, then what is for a whole country."""
    return resource.kind is not Kind.CRISIS_LINE, resource.region is not None


def ask(text: str, needs: Needs, vocabulary: Vocabulary) -> Asked:
    """Read a question with the words that a directory has."""
    typed = words(text)
    units = needs.read(typed, vocabulary.begins)
    every = dict.fromkeys(word for unit in units for word in unit.words)
    spellings = {word: vocabulary.spellings(word) for word in every}
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


def best(fits: Iterable[Fit]) -> list[Fit]:
    """Return them in order: all that answer a need, and the others that lack the least."""
    kept = list(fits)
    least = min((each.lacking for each in kept), default=0)
    answers = (each for each in kept if each.answers_need or each.lacking == least)
    return sorted(answers, key=lambda each: each.key)


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


def _spaced(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for word in words(" ".join(texts)))


@dataclass(frozen=True)
class Vocabulary:
    """Every word of the directory that the app ships with."""

    entries: Sequence[Entry] = field(default_factory=tuple)

    def begins(self, word: str) -> bool:
        """Tell whether a word begins any word of the directory."""
        return f" {word}" in self._all

    def spellings(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return what a typed word stands for: itself, else the nearest words."""
        if self.begins(word):
            return ((word, 1.0),)
        return tuple((near, _MISSPELLED) for near in closest(word, self._spelled)) or ((word, 1.0),)

    @cached_property
    def _all(self) -> str:
        texts = (each.name + each.about + each.audience + each.facts for each in self.entries)
        return "".join(f" {word}" for word in sorted(set("".join(texts).split())))

    @cached_property
    def _spelled(self) -> list[tuple[str, int]]:
        return [(word, letters(word)) for word in self._all.split()]
