"""Comparing two savings of a page word by word; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from companion.journal.model import Page

_WORD: Final = re.compile(r"\w+\s*|\s+|[^\w\s]\s*")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_PAIRS: Final = 4_000_000
"""How many pairs are looked at; comparing takes time with their number."""


class Change(Enum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what became of it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later saving, laid over each other.

    The pieces that are the same or were removed, joined, are the earlier text;
    those that are the same or were added, the later.
    """

    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    tags_added: tuple[str, ...]
    tags_removed: tuple[str, ...]
    moved: bool
    """Whether day, time, zone or kind changed."""


def compare(earlier: Page, later: Page) -> Comparison:
    """Return what changed between two savings."""
    return Comparison(
        title=compared(earlier.title, later.title),
        text=compared(earlier.text, later.text),
        tags_added=tuple(tag for tag in later.tags if tag not in earlier.tags),
        tags_removed=tuple(tag for tag in earlier.tags if tag not in later.tags),
        moved=(earlier.local_date, earlier.local_time, earlier.zone, earlier.kind)
        != (later.local_date, later.local_time, later.zone, later.kind),
    )


def compared(earlier: str, later: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts by words, or by lines where there are too many words."""
    for pattern in (_WORD, _LINE):
        before, after = pattern.findall(earlier), pattern.findall(later)
        start = _shared(before, after)
        end = _shared(before[start:][::-1], after[start:][::-1])
        left, right = before[start : len(before) - end], after[start : len(after) - end]
        if len(left) * len(right) <= _MOST_PAIRS:
            middle = _matched(left, right)
            break
    else:
        middle = [Piece(Change.REMOVED, "".join(left)), Piece(Change.ADDED, "".join(right))]
    pieces = [
        Piece(Change.SAME, "".join(before[:start])),
        *middle,
        Piece(Change.SAME, "".join(before[len(before) - end :])),
    ]
    return _joined(pieces)


def _matched(left: Sequence[str], right: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, "".join(left[a:b])))
        else:
            pieces.append(Piece(Change.REMOVED, "".join(left[a:b])))
            pieces.append(Piece(Change.ADDED, "".join(right[c:d])))
    return pieces


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many parts two lists have in common from their beginning."""
    number = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        number += 1
    return number


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without empty ones, neighbors of one kind made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].change is piece.change:
            joined[-1] = Piece(piece.change, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)
