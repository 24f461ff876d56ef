"""Slips of the finger: how far two words are apart."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 4
"""Letters; a shorter word is taken as it is typed."""
LONG = 8
"""From this many letters on, two slips are allowed."""


def slips_allowed(word: str) -> int:
    """Return how many slips a typed word may have: none, one or two."""
    if len(word) < SHORTEST or any(letter.isdigit() for letter in word):
        return 0
    return 2 if len(word) >= LONG else 1


def slips(typed: str, meant: str, most: int) -> int | None:
    """Return how many slips lie between two words, or None when more than `most`.

    A slip is a letter left out, added or replaced, or two neighbors in the wrong
    order (optimal string alignment; Damerau 1964).
    """
    if abs(len(typed) - len(meant)) > most:
        return None
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for place, letter in enumerate(typed, 1):
        older, before, row = before, row, [place]
        for other, expected in enumerate(meant, 1):
            cost = min(
                before[other] + 1,
                row[other - 1] + 1,
                before[other - 1] + (letter != expected),
            )
            turned = place > 1 and other > 1 and letter == meant[other - 2]
            if turned and typed[place - 2] == expected:
                cost = min(cost, older[other - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def letters(word: str) -> int:
    """Return the letters of a word as bits; words a slip apart differ in two at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def closest(typed: str, known: Iterable[tuple[str, int]]) -> list[str]:
    """Return the known words the fewest slips away, in the order given; none when all are far.

    Each known word comes with its `letters`, which rule out most of them at once.
    """
    most = slips_allowed(typed)
    if not most:
        return []
    found: list[str] = []
    own = letters(typed)
    for word, bits in known:
        if (bits ^ own).bit_count() > 2 * most:
            continue
        apart = slips(typed, word, most)
        if apart is None:
            continue
        if apart < most:
            most, found = apart, []
        found.append(word)
    return found
