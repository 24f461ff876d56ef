from __future__ import annotations

from pathlib import Path

import pytest

from companion.guide.manual import picture_of, read_manual

PICTURES = Path(__file__).resolve().parents[1] / "pictures" / "dawn-en-100"


def test_the_manual_begins_with_the_first_steps_in_the_language_asked_for() -> None:
    assert read_manual("en").pages()[0].title == "First steps"
    assert read_manual("es").pages()[0].title == "Primeros pasos"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pictures_on_paper_are_ones_that_the_tour_draws(language: str) -> None:
    named = [picture_of(language, page.id) for page in read_manual(language).pages()]
    drawn = {file.stem for file in PICTURES.glob("*.webp")}
    assert {name for name in named if name} <= drawn
    assert "" in named
