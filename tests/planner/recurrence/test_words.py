"""What is told about a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from companion import i18n
from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.words import ask_your_own, remarks, sentence


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reason_has_a_sentence_of_its_own(language: str) -> None:
    i18n.use(language)
    told = {sentence(why) for why in Why}
    assert len(told) == len(Why)
    assert all(each.endswith(".") for each in told)


def test_a_plain_day_needs_no_words() -> None:
    assert remarks(Occurrence(date(2026, 1, 1))) == ()


def test_everything_there_is_to_tell_is_told_once() -> None:
    day = date(2026, 1, 1)
    local = sentence(Why.SEEN_LOCALLY)
    evening = "It begins at sunset, the evening before."
    assert remarks(Occurrence(day, Why.SEEN_LOCALLY, about=True, begins_evening_before=True)) == (
        local,
        evening,
    )
    assert remarks(Occurrence(day, Why.SHORT_LUNAR_MONTH, about=True)) == (
        sentence(Why.SHORT_LUNAR_MONTH),
        local,
    )


def test_the_line_beside_every_pattern() -> None:
    assert "Ask your own family or leader" in ask_your_own()
    i18n.use("es")
    assert "Pregunta a tu familia" in ask_your_own()
