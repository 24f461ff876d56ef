"""The cards: complete in both languages, in the app's voice, every question reachable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from companion.planner import cards
from companion.planner.cards import Question, QuestionKind, Words, deck, keys_of
from companion.planner.model import Kind
from tests.support import reading, words_guide


def _words() -> Iterator[Words]:
    for card in (*deck().cards, *deck().again):
        yield card.title
        yield from card.notes
        for question in card.questions:
            yield question.ask
            yield from (choice.words for choice in question.choices)


ALL = list(_words())


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_there_in_the_voice_of_the_app(language: str) -> None:
    assert all(set(words) == {"en", "es"} and all(words.values()) for words in ALL)
    said = [words[language] for words in ALL]
    assert {text: found for text in said if (found := words_guide.breaches(text, language))} == {}
    sentences = reading.sentences_among(said)
    whole = reading.total(sentences, language)
    if language == "en":
        assert reading.grade(whole) <= 6
    else:
        assert reading.ease_es(whole) >= 65


def test_the_bare_minimum_comes_first_and_has_three_lines() -> None:
    first, *others = deck().cards
    assert first.first
    assert len(first.questions) == 3
    assert not any(card.first for card in others)


def test_the_cards_that_were_asked_for_are_there() -> None:
    assert [card.key for card in deck().cards] == [
        "bare_minimum", "around", "going", "people", "news", "children", "work", "body", "kit",
        "too_much", "after", "court", "statement", "look_back",
    ]  # fmt: skip
    keys = {card.key for card in deck().for_kind(Kind.LOSS)}
    assert keys.isdisjoint({"court", "statement"})
    assert {card.key for card in deck().for_kind(Kind.HEARING)} - keys == {"court", "statement"}


def test_every_question_is_found_by_its_key_and_no_other_key_is_one() -> None:
    seen: dict[str, Question] = {}
    for card in (*deck().cards, *deck().again):
        for key, question in keys_of(card, 2):
            assert key not in seen
            seen[key] = question
            assert deck().question(key) == question
    for key in (
        "", ".", "bare_minimum", "bare_minimum.", "bare_minimum.1.where", "going.choice",
        "going.0.choice", "going.-1.choice", "going.51.choice", "going.x.choice",
        "going.99999999.choice", "around.x", "going.\u0662.choice", "going..choice",
    ):  # fmt: skip
        assert deck().question(key) is None, key
    assert deck().question("going.50.choice") is not None


def test_choices_have_choices_and_references_say_to_what() -> None:
    for card in (*deck().cards, *deck().again):
        for question in card.questions:
            asks = question.kind in {QuestionKind.CHOICE, QuestionKind.CHOICES}
            assert bool(question.choices) == asks
            assert bool(question.to) == (question.kind is QuestionKind.REFERENCES)
            assert question.to in {"", "people", "activities", "lines"}
    assert cards.MOST_REPEATS == 50
