"""A plan for one day a date falls on: answers to questions, each of them optional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from companion.errors import TextTooLong
from companion.planner import documents
from companion.planner.cards import Card, Deck, Question, keys_of
from companion.planner.model import LONGEST_TEXT
from companion.values import storable

Answer = str | tuple[str, ...]
"""A text or the key of a choice; or several keys, or ids of people, activities, lines."""
MOST_ANSWERS: Final = 2_000
"""Far beyond all the questions there are."""
MOST_REFERENCES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned for one day; empty is a whole plan too."""

    occasion: date
    """The day the date falls on, in its own zone; date.min while that is not known."""
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    """By the key of the question; what was not answered is not there."""
    change_of_mind: str = ""
    """Stands above everything else (care.md 2.2)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.answers and not self.change_of_mind.strip()


def answered(plan: Plan, deck: Deck, key: str, answer: Answer) -> Plan:
    """Return a plan with one answer more, or changed; an empty answer takes it out.

    Raises ValueError for a key that is no question, or an answer of another kind,
    and TextTooLong.
    """
    question = deck.question(key)
    if question is None or question.is_list != isinstance(answer, tuple):
        raise ValueError(key)
    answers = dict(plan.answers)
    if isinstance(answer, str):
        if len(answer) > LONGEST_TEXT:
            raise TextTooLong(LONGEST_TEXT)
        clean: Answer = storable(answer)
        empty = not answer.strip()
    else:
        clean = tuple(dict.fromkeys(storable(each) for each in answer if each))[:MOST_REFERENCES]
        empty = not clean
    if empty:
        answers.pop(key, None)
    else:
        answers[key] = clean
    return _fitting(Plan(plan.occasion, MappingProxyType(answers), plan.change_of_mind))


def with_change_of_mind(plan: Plan, words: str) -> Plan:
    """Return a plan with a note on top: what is different now. Raises TextTooLong."""
    if len(words) > LONGEST_TEXT:
        raise TextTooLong(LONGEST_TEXT)
    return _fitting(Plan(plan.occasion, plan.answers, storable(words)))


def _fitting(plan: Plan) -> Plan:
    """Return a plan that can be read again; raise TextTooLong for one that could not."""
    if len(documents.text_of(to_document(plan))) > documents.LONGEST:
        raise TextTooLong(LONGEST_TEXT)
    return plan


def starting_from(earlier: Plan, occasion: date, deck: Deck) -> Plan:
    """Return a plan for another day with the answers of an earlier one.

    What was only of that day stays there: the change of mind, and the notes for
    next time, which can be read in the earlier plan.
    """
    of_that_day = {card.key for card in deck.cards if card.afterwards}
    kept = {
        key: answer
        for key, answer in earlier.answers.items()
        if key.partition(".")[0] not in of_that_day
    }
    return Plan(occasion, MappingProxyType(kept))


def repeats(plan: Plan, card: Card) -> int:
    """Return how often a repeating card was filled in: the highest number with an answer."""
    if not card.repeats:
        return 1 if any(key in plan.answers for key, _ in keys_of(card)) else 0
    numbers = [
        int(parts[1])
        for parts in (key.split(".") for key in plan.answers)
        if parts[0] == card.key and parts[1].isdigit()
    ]
    return max(numbers, default=0)


def filled(plan: Plan, card: Card) -> Iterator[tuple[str, Question, Answer]]:
    """Return the questions of a card that were answered, in order, with key and answer."""
    for number in range(1, repeats(plan, card) + 1):
        for key, question in keys_of(card, number):
            if key in plan.answers:
                yield key, question, plan.answers[key]


# As it is stored


def to_document(plan: Plan) -> dict[str, Any]:
    """Return a plan as a document."""
    return {
        "version": documents.VERSION,
        "occasion": plan.occasion.isoformat(),
        "answers": {
            key: answer if isinstance(answer, str) else list(answer)
            for key, answer in plan.answers.items()
        },
        "change_of_mind": plan.change_of_mind,
    }


def from_document(document: Mapping[str, Any]) -> Plan:
    """Return the plan in a document; raise ValueError when it is not one.

    Answers to questions that are not asked any more are kept.
    """
    answers = documents.mapping(document.get("answers"))
    if len(answers) > MOST_ANSWERS:
        raise ValueError
    return Plan(
        documents.day(document.get("occasion")),
        MappingProxyType(
            {
                key: documents.text(each) if isinstance(each, str) else documents.texts(each)
                for key, each in answers.items()
            }
        ),
        documents.text(document.get("change_of_mind")),
    )
