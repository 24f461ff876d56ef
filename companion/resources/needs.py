"""Plain needs: what people type, and the kinds of help and words that it asks for.

`assets/directory/needs.json` holds them, in English and Spanish together. A need
only ever adds to what is found; it hides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from companion.json_values import content, listed, mapping
from companion.resources.folding import words
from companion.resources.model import Kind
from companion.resources.spelling import SHORTEST, closest, letters

FILE: Final = "needs.json"
MOST_BYTES: Final = 1024 * 1024
"""A file larger than this is left unread."""
MOST_WORDS: Final = 24
"""Words of a question that are read; those after them are passed over."""
_ANY_ENDING: Final = "*"


@dataclass(frozen=True, slots=True)
class Need:
    """Something people need, and what answers it."""

    id: str
    phrases: tuple[tuple[str, ...], ...]
    """Words, folded, that together tell of the need, in any order; 'sleep*' has any ending."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of service that answer it, the most fitting first."""
    words: tuple[str, ...] = ()
    """Words, folded, that services which answer it have in their records."""
    records: tuple[str, ...] = ()
    """Ids of services that answer it above all, the most fitting first."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a question: one word, or the words that tell of a need."""

    words: tuple[str, ...]
    need: Need | None = None


class Needs:
    """All needs, and the words that say nothing by themselves ('the', 'para')."""

    def __init__(self, needs: Iterable[Need] = (), passed_over: Iterable[str] = ()) -> None:
        self.needs = tuple(needs)
        self.passed_over = frozenset(passed_over)
        pairs = [(phrase, need) for need in self.needs for phrase in need.phrases]
        self._phrases = sorted(pairs, key=lambda pair: (-len(pair[0]), -len("".join(pair[0]))))
        parts = {part for phrase, _need in pairs for part in phrase}
        self._whole = sorted(part for part in parts if not part.endswith(_ANY_ENDING))
        self._open = tuple(sorted(part[:-1] for part in parts if part.endswith(_ANY_ENDING)))
        self._spelled = [(word, letters(word)) for word in (*self._whole, *self._open)]

    @classmethod
    def load(cls, folder: Path) -> Needs:
        """Read the needs from a folder; what cannot be read is left out, never an error."""
        document = mapping(content(folder / FILE, MOST_BYTES))
        found = (_need(entry) for entry in listed(document.get("needs")))
        return cls(filter(None, found), _folded(document.get("passed_over")))

    def read(self, typed: Sequence[str], is_known: Callable[[str], bool]) -> tuple[Unit, ...]:
        """Return what a question asks for: its needs, then its other words.

        `typed` are its folded words. One that begins no word of the directory (see
        `is_known`) and none of a need is read as the nearest word of a need. The
        longest phrases count first, and each word is used once.
        """
        left = list(dict.fromkeys(typed))[:MOST_WORDS]
        meant = {word: self._meant(word, is_known) for word in left}
        last = left[-1] if left else ""
        units: dict[str, Unit] = {}
        for phrase, need in self._phrases:
            used = _told(phrase, left, meant, last)
            if used:
                before = units[need.id].words if need.id in units else ()
                units[need.id] = Unit((*before, *used), need)
                left = [word for word in left if word not in used]
        telling = [word for word in left if word not in self.passed_over]
        if not units and not telling:
            telling = left
        return (*units.values(), *(Unit((word,)) for word in telling))

    def _meant(self, word: str, is_known: Callable[[str], bool]) -> str:
        if len(word) < SHORTEST or word in self.passed_over or self._has(word) or is_known(word):
            return word
        return next(iter(closest(word, self._spelled)), word)

    def _has(self, word: str) -> bool:
        return (
            word.startswith(self._open)
            or any(each.startswith(word) for each in self._whole)
            or any(each.startswith(word) for each in self._open)
        )


def _told(
    phrase: Sequence[str], left: Sequence[str], meant: dict[str, str], last: str
) -> list[str]:
    """Return the words that tell a phrase, or none when one of its parts is missing.

    The last word may still be on its way: from SHORTEST letters on it counts for
    the word that it begins.
    """
    used: list[str] = []
    for part in phrase:
        stem = part.removesuffix(_ANY_ENDING)
        for word in left:
            read = meant[word]
            fits = read == stem or (part != stem and read.startswith(stem))
            on_its_way = word == last and len(word) >= SHORTEST and stem.startswith(read)
            if (fits or on_its_way) and word not in used:
                used.append(word)
                break
        else:
            return []
    return used


def _need(entry: Any) -> Need | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return None
    texts = [*listed(entry.get("en")), *listed(entry.get("es"))]
    phrases = (_phrase(text) for text in texts if isinstance(text, str))
    return Need(
        entry["id"],
        tuple(phrase for phrase in phrases if phrase),
        tuple(Kind(kind) for kind in listed(entry.get("kinds")) if kind in set(Kind)),
        tuple(_folded(entry.get("words"))),
        tuple(each for each in listed(entry.get("records")) if isinstance(each, str)),
    )


def _phrase(text: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, their stars kept."""
    return tuple(
        word + _ANY_ENDING * part.endswith(_ANY_ENDING)
        for part in text.split()
        for word in words(part)
    )


def _folded(texts: Any) -> list[str]:
    return [word for text in listed(texts) if isinstance(text, str) for word in words(text)]
