"""Words for a key: a few, drawn at random from a list of common ones.

The lists are those of BIP-39 (MIT, assets/words/LICENSE.txt) without words that
can hurt here, and without letters that not every keyboard has. Six words of the
shorter list carry 62 bits; with the cost of Argon2id on top, guessing them all
is out of reach.
"""

from __future__ import annotations

import math
import secrets
from functools import cache
from typing import Final

from companion.paths import assets

WORDS: Final = 6
"""How many words are suggested."""
LEAST_WORDS: Final = 5
MOST_WORDS: Final = 20
_LANGUAGES: Final = ("en", "es")


def suggested(language: str, count: int = WORDS) -> str:
    """Return a key of random words with spaces between; English for an unknown language.

    Each word is drawn by itself from the system's randomness. Raises ValueError
    for fewer than five words or more than twenty.
    """
    if not LEAST_WORDS <= count <= MOST_WORDS:
        raise ValueError(count)
    listed = words(language)
    return " ".join(secrets.choice(listed) for _ in range(count))


def bits(language: str, count: int = WORDS) -> float:
    """Return how many bits of randomness so many words carry."""
    return count * math.log2(len(words(language)))


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the list of a language, each word once."""
    chosen = language if language in _LANGUAGES else _LANGUAGES[0]
    return tuple((assets() / "words" / f"{chosen}.txt").read_text("ascii").split())
