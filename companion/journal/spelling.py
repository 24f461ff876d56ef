"""Spell check with the dictionaries of the system: no word is sent or written anywhere.

Enchant finds the dictionaries (hunspell and others); it is asked for nothing but
whether it knows a word, and for words like it. Learned words are ours to keep, in
the vault. A word is right when one of the languages knows it, for many people
write two in one sentence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

LANGUAGES: Final = {
    "en": ("en_US", "en_GB", "en_CA", "en_AU", "en"),
    "es": ("es_MX", "es_US", "es_CO", "es_ES", "es"),
}
"""By language, the dictionaries that are tried, the first one found is taken."""
MOST_SUGGESTIONS: Final = 5
_LONGEST: Final = 40
"""Letters; a longer one is no word, and looking for words like it takes long."""
_SHORTEST: Final = 2
_MOST_KNOWN: Final = 20_000
_TOKEN: Final = re.compile(r"\S+")
_NO_WORD: Final = re.compile(r"[\d_@\\/]|://|^www\.", re.IGNORECASE)
"""What a place on the web, an address, a number or code has in it."""
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ"
_WORD: Final = re.compile(rf"(?<!\w)[{_LETTERS}]+(?:['’][{_LETTERS}]+)*(?!\w)")
"""Latin letters only: the dictionaries know no others."""


class Dictionary(Protocol):
    """One language."""

    def check(self, word: str, /) -> bool:
        """Say whether a word is known."""

    def suggest(self, word: str, /) -> Sequence[str]:
        """Return words like one that is not known, the likeliest first."""


class Speller:
    """Some languages at once. Not for two threads: the dictionaries are not."""

    def __init__(self, dictionaries: Iterable[Dictionary]) -> None:
        self._dictionaries = tuple(dictionaries)
        self._known: dict[str, bool] = {}

    @property
    def is_there(self) -> bool:
        """Whether there is any dictionary; without one every word is right."""
        return bool(self._dictionaries)

    def wrong(self, text: str, learned: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
        """Return start and length, in characters, of each word nobody knows.

        `learned` holds words in small letters. Addresses, numbers, words of one
        letter, names in capitals and other scripts are passed over.
        """
        if not self._dictionaries:
            return []
        return [
            (token.start() + word.start(), len(word[0]))
            for token in _TOKEN.finditer(text)
            if not _NO_WORD.search(token[0])
            for word in _WORD.finditer(token[0])
            if _is_asked(word[0]) and word[0].lower() not in learned and not self._knows(word[0])
        ]

    def suggestions(self, word: str) -> list[str]:
        """Return a few words like this one, of all languages in turn."""
        if not _is_asked(word):
            return []
        plain = word.replace("’", "'")
        each = [list(one.suggest(plain))[:MOST_SUGGESTIONS] for one in self._dictionaries]
        turns = [found[turn] for turn in range(MOST_SUGGESTIONS) for found in each
                 if turn < len(found)]  # fmt: skip
        return list(dict.fromkeys(turns))[:MOST_SUGGESTIONS]

    def _knows(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            plain = word.replace("’", "'")
            known = any(one.check(plain) for one in self._dictionaries)
            self._known[word] = known
        return known


def _is_asked(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and not word.isupper()


def system_dictionaries() -> list[Dictionary]:
    """Return a dictionary for each language that has one; none where enchant is not there.

    Takes a moment: the dictionaries are read whole.
    """
    # Enchant would make empty files for words of one's own in the home folder.
    # There it can make none, and learned words do not come from another app.
    before = os.environ.get("ENCHANT_CONFIG_DIR")
    os.environ["ENCHANT_CONFIG_DIR"] = os.devnull
    try:
        return _found()
    finally:
        if before is None:
            del os.environ["ENCHANT_CONFIG_DIR"]
        else:
            os.environ["ENCHANT_CONFIG_DIR"] = before


def _found() -> list[Dictionary]:
    try:
        import enchant
    except ImportError:  # the Python part without the system's library
        return []
    broker: Any = enchant.Broker()
    names = (
        next((name for name in names if broker.dict_exists(name)), None)
        for names in LANGUAGES.values()
    )
    return [broker.request_dict(name) for name in names if name is not None]
