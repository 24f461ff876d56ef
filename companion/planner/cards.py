"""The cards of a plan and their questions: data in assets/planner/cards.json.

Every question is optional. A question has a key: 'card.question', or
'card.3.question' on a card that repeats (an event, a person).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from companion.paths import assets
from companion.planner.model import JUSTICE, Kind

MOST_REPEATS: Final = 50
"""How often a card can repeat."""
Words = Mapping[str, str]
"""A text by language: 'en', 'es'."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCES = "references"
    """Ids of people, activities or help lines, kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a card."""

    key: str
    kind: QuestionKind
    ask: Words
    choices: tuple[Choice, ...] = ()
    to: str = ""
    """What references point to: people, activities, lines."""

    @property
    def is_list(self) -> bool:
        """Whether the answer is a list of keys or ids, rather than one text."""
        return self.kind in {QuestionKind.CHOICES, QuestionKind.REFERENCES}


@dataclass(frozen=True, slots=True)
class Card:
    """One topic of a plan."""

    key: str
    title: Words
    questions: tuple[Question, ...]
    notes: tuple[Words, ...] = ()
    repeats: bool = False
    first: bool = False
    """The bare minimum, which comes before everything."""
    on_the_day: bool = False
    """What Today shows on the day."""
    afterwards: bool = False
    """Offered when the days around the date are over."""
    justice_only: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """All the cards there are."""

    cards: tuple[Card, ...]
    again: tuple[Card, ...]
    """The cards of the 72 hours after it happened again somewhere."""

    def for_kind(self, kind: Kind) -> tuple[Card, ...]:
        """Return the cards for a kind of date, the bare minimum first."""
        return tuple(card for card in self.cards if kind in JUSTICE or not card.justice_only)

    def question(self, key: str) -> Question | None:
        """Return the question with a key, or None."""
        parts = key.split(".")
        for card in (*self.cards, *self.again):
            if card.key != parts[0] or len(parts) != (3 if card.repeats else 2):
                continue
            if card.repeats and not _is_place(parts[1]):
                continue
            return next((each for each in card.questions if each.key == parts[-1]), None)
        return None


def keys_of(card: Card, number: int = 1) -> Iterator[tuple[str, Question]]:
    """Return the questions of a card with their keys; `number` counts a repeating card from 1."""
    for question in card.questions:
        place = f"{number}." if card.repeats else ""
        yield f"{card.key}.{place}{question.key}", question


@cache
def deck() -> Deck:
    """Return the cards, read once."""
    content = json.loads((assets() / "planner" / "cards.json").read_text("utf-8"))
    return Deck(_cards(content["cards"]), _cards(content["again"]))


def _cards(content: list[dict[str, Any]]) -> tuple[Card, ...]:
    return tuple(
        Card(
            key=card["key"],
            title=card["title"],
            questions=tuple(_question(each) for each in card["questions"]),
            notes=tuple(card.get("notes", ())),
            repeats=card.get("repeats", False),
            first=card.get("first", False),
            on_the_day=card.get("on_the_day", False),
            afterwards=card.get("afterwards", False),
            justice_only=card.get("kinds") == "justice",
        )
        for card in content
    )


def _question(content: dict[str, Any]) -> Question:
    return Question(
        content["key"],
        QuestionKind(content["kind"]),
        content["ask"],
        tuple(
            Choice(each["key"], {"en": each["en"], "es": each["es"]})
            for each in content.get("choices", ())
        ),
        content.get("to", ""),
    )


def _is_place(part: str) -> bool:
    return (
        part.isascii()
        and part.isdigit()
        and len(part) <= len(str(MOST_REPEATS))
        and 1 <= int(part) <= MOST_REPEATS
    )
