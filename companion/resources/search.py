"""Finding resources by words: case and accents make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from companion.resources.model import Kind, Resource
from companion.resources.names import NameBook

LANGUAGES = ("en", "es")

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`")


def folded(text: str) -> str:
    """Return a text without case and accents: 'Bogotá' becomes 'bogota'."""
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Return the words of a text, folded; "Tuesday's" is one word."""
    return _WORD.findall(folded(text))


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource with the words it can be found by."""

    resource: Resource
    name: str
    """The words of its name, each with a space before it."""
    all: str
    """All its words, each with a space before it."""

    def rank(self, wanted: Iterable[str]) -> int | None:
        """Return how many of the words are not in the name, or None when one is nowhere.

        A word counts as found where another begins with it.
        """
        beyond_name = 0
        for word in wanted:
            start = f" {word}"
            if start not in self.all:
                return None
            beyond_name += start not in self.name
        return beyond_name


def entry(resource: Resource, names: NameBook) -> Entry:
    """Return a resource with its words, in both languages."""
    name = [resource.name_in(language) for language in LANGUAGES]
    rest = [text for phone in resource.phones for text in (phone.display, phone.number)]
    for language in LANGUAGES:
        rest += resource.audience_in(language)
        rest += resource.facts_in(language)
        rest.append(names.kind(resource.kind, language))
        if resource.region:
            rest.append(names.region(resource.country, resource.region, language))
    return Entry(resource, _spaced(name), _spaced(name + rest))


def order(resource: Resource) -> tuple[bool, bool]:
    """Return what sorts crisis lines first, then what is for a whole country."""
    return resource.kind is not Kind.CRISIS_LINE, resource.region is not None


def _spaced(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for word in words(" ".join(texts)))
