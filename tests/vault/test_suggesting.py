from __future__ import annotations

import re

import pytest

from companion.vault import passphrase, suggesting
from companion.vault.strength import Strength, strength
from tests.support.words_guide import breaches


@pytest.mark.parametrize("language", ["en", "es"])
def test_six_words_of_the_list_that_make_a_key(language: str) -> None:
    key = suggesting.suggested(language)
    drawn = key.split(" ")
    assert len(drawn) == suggesting.WORDS
    assert set(drawn) <= set(suggesting.words(language))
    passphrase.require_acceptable(key)
    assert suggesting.suggested(language) != key


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_list_can_be_typed_everywhere_and_hurts_nobody(language: str) -> None:
    listed = suggesting.words(language)
    assert len(set(listed)) == len(listed)
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in listed)
    assert not [word for word in listed if breaches(word, language)]
    hurtful = {"gun", "weapon", "blood", "attack", "arma", "sangre", "guerra", "muerte", "grief"}
    assert not hurtful & set(listed)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_least_that_is_suggested_is_hard_to_guess(language: str) -> None:
    assert suggesting.bits(language) > 62
    assert suggesting.bits(language, suggesting.LEAST_WORDS) > 52
    assert strength(suggesting.suggested(language, suggesting.LEAST_WORDS)) is Strength.STRONG


def test_an_unknown_language_has_english_words() -> None:
    assert suggesting.words("tlh") == suggesting.words("en")


@pytest.mark.parametrize("count", [0, 4, 21])
def test_too_few_or_too_many_words(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        suggesting.suggested("en", count)
