"""The exercise that is part of the program is the one of the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.care import last_resort
from companion.care.content import read
from companion.care.model import Evidence
from companion.paths import assets


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_built_in_exercise_agrees_with_the_data(language: str) -> None:
    recorded = read(assets() / "care" / language).exercises[last_resort.COME_BACK]
    built_in = last_resort.exercise(language)
    plain = Evidence("guidance")
    assert replace(built_in, evidence=plain) == replace(recorded, evidence=plain)


def test_it_offers_help_to_somebody_who_is_further_away() -> None:
    for language in ("en", "es"):
        (choice,) = (step for step in last_resort.exercise(language).steps if step.options)
        assert choice.help_after == {choice.options[-1]}


def test_another_language_gets_english() -> None:
    assert last_resort.exercise("xx") == last_resort.exercise("en")
    assert last_resort.exercise("es") != last_resort.exercise("en")
