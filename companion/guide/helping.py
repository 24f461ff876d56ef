"""What the guide asks and offers somebody who thinks of helping: questions, and ways.

Two files hold both languages. There is no score and no verdict: an answer can
only bring up the one sentence that one's own care comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from companion.errors import GuideDamaged
from companion.json_values import read_json
from companion.paths import assets

MOST_BYTES: Final = 256 * 1024
CHOICES: Final = ("yes", "partly", "not_yet")
"""How a question can be answered, beside words of one's own and nothing at all."""


class Ask(StrEnum):
    """How much a way of helping asks of the one who helps."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about being ready to help."""

    id: str
    text: str
    own_care_on: tuple[str, ...]
    """The choices on which the page says that one's own care comes first."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions on one subject, under a heading."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """*Am I ready to help?*: its questions, and the words around them."""

    opening: str
    groups: tuple[QuestionGroup, ...]
    own_care: str
    """Said beside the questions when an answer shows that it is still heavy."""
    closing: str

    def questions(self) -> list[Question]:
        """Return every question, in order."""
        return [question for group in self.groups for question in group.questions]

    def own_care_first(self, choices: Mapping[str, str]) -> bool:
        """Say whether to show `own_care`, from the choices by the id of the question."""
        return any(choices.get(each.id) in each.own_care_on for each in self.questions())


@dataclass(frozen=True, slots=True)
class Way:
    """One way to help, and how much it asks."""

    id: str
    ask: Ask
    title: str
    about: str
    """What it asks of you, in a sentence or two."""


def read_readiness(language: str, folder: Path | None = None) -> Readiness:
    """Return the questions in a language; raise GuideDamaged when they cannot be read."""
    content = _content("readiness.json", folder)
    try:
        return Readiness(
            opening=content["opening"][language],
            groups=tuple(_group(group, language) for group in content["groups"]),
            own_care=content["own_care"][language],
            closing=content["closing"][language],
        )
    except (KeyError, TypeError) as error:
        raise GuideDamaged from error


def read_ways(language: str, folder: Path | None = None) -> tuple[Way, ...]:
    """Return the ways to help, from what asks least; raise GuideDamaged."""
    content = _content("ways-to-help.json", folder)
    try:
        ways = [
            Way(each["id"], Ask(each["ask"]), each["title"][language], each["about"][language])
            for each in content["ways"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise GuideDamaged from error
    return tuple(sorted(ways, key=lambda way: list(Ask).index(way.ask)))


def _group(group: Mapping[str, Any], language: str) -> QuestionGroup:
    questions = [
        Question(each["id"], each[language], tuple(each.get("own_care_on", ())))
        for each in group["questions"]
    ]
    return QuestionGroup(group["id"], group["title"][language], tuple(questions))


def _content(name: str, folder: Path | None) -> Any:
    try:
        return read_json((folder or assets() / "guide") / name, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise GuideDamaged from error
