"""Words the spell check learned; kept in the vault, for a word list can tell a life."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from companion.journal.tables import learned_word
from companion.values import storable

if TYPE_CHECKING:
    from companion.vault.vault import Vault

LONGEST_WORD: Final = 100


class LearnedWords:
    """The learned words of an open vault; a language is a code like 'en' or 'es'."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self, language: str) -> frozenset[str]:
        """Return the words of a language."""
        chosen = select(learned_word.c.word).where(learned_word.c.language == language)
        with self._vault.reading() as connection:
            return frozenset(connection.execute(chosen).scalars())

    def learn(self, word: str, language: str) -> None:
        """Keep a word; harmless when it is known, empty or far too long."""
        clean = _clean(word)
        if not clean or len(clean) > LONGEST_WORD:
            return
        new = insert(learned_word).values(language=language, word=clean)
        with self._vault.transaction() as connection:
            connection.execute(new.on_conflict_do_nothing())

    def forget(self, word: str, language: str) -> None:
        """Let a word go; harmless when it is not known."""
        known = (learned_word.c.language == language) & (learned_word.c.word == _clean(word))
        with self._vault.transaction() as connection:
            connection.execute(learned_word.delete().where(known))


def copy(source: Vault, target: Vault) -> None:
    """Let one vault know the words of another, too."""
    with source.reading() as there:
        known = [row._asdict() for row in there.execute(select(learned_word))]
    if known:
        with target.transaction() as here:
            here.execute(insert(learned_word).on_conflict_do_nothing(), known)


def _clean(word: str) -> str:
    return unicodedata.normalize("NFC", storable(word)).strip()
