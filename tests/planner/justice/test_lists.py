from __future__ import annotations

import pytest

from companion.planner.justice.lists import checklists, note
from tests.support import reading, words_guide

NOTES = ("calls", "court", "moves", "office", "stale", "late")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_there_in_the_voice_of_the_app(language: str) -> None:
    said = [note(key)[language] for key in NOTES]
    for each in checklists():
        said += [each.title[language], *(words[language] for words in each.items.values())]
    assert {text: found for text in said if (found := words_guide.breaches(text, language))} == {}
    whole = reading.total(reading.sentences_among(said), language)
    if language == "en":
        assert reading.grade(whole) <= 6
    else:
        assert reading.ease_es(whole) >= 65


def test_papers_have_keys_of_their_own() -> None:
    keys = [key for each in checklists() for key in each.items]
    assert len(keys) == len(set(keys)) > 15
    assert all(key.partition(".")[0] in {"claim", "court", "notices"} for key in keys)


def test_the_note_on_calls_says_what_can_happen_and_that_there_is_a_choice() -> None:
    words = note("calls")["en"]
    for fact in ("30 minutes", "24 hours", "PIN", "unknown", "no one"):
        assert fact in words
