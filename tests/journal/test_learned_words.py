from __future__ import annotations

from companion.journal.learned_words import LONGEST_WORD, LearnedWords
from companion.vault.vault import Vault


def test_words_are_learned_by_language_and_forgotten(vault: Vault) -> None:
    words = LearnedWords(vault)
    for word in ("Xochitl", "Xochitl", " Xo\u0301 ", "", "x" * (LONGEST_WORD + 1)):
        words.learn(word, "es")
    assert words.all("es") == {"Xochitl", "Xó"}
    assert words.all("en") == frozenset()
    words.forget("Xo\u0301", "es")
    words.forget("never learned", "es")
    assert words.all("es") == {"Xochitl"}
