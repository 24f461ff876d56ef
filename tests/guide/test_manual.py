from __future__ import annotations

from companion.guide.manual import read_manual


def test_the_manual_begins_with_the_first_steps_in_the_language_asked_for() -> None:
    assert read_manual("en").pages()[0].title == "First steps"
    assert read_manual("es").pages()[0].title == "Primeros pasos"
