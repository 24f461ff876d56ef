from __future__ import annotations

import pytest

from companion.planner.icalendar.event_words import beginning, words_of
from companion.planner.model import LONGEST_LINE, LONGEST_TEXT

LONG = "a hearing " * 200


def test_what_fits_is_whole() -> None:
    assert words_of(" A\nhearing ", "Room 4\n") == ("A hearing", "Room 4\n", False)
    assert words_of("", "") == ("", "", False)


def test_a_name_that_is_too_long_stands_whole_in_the_note() -> None:
    name = beginning(LONG)
    assert len(name) <= LONGEST_LINE
    assert words_of(LONG, "Room 4") == (name, f"{LONG}\n\nRoom 4", False)
    assert words_of(LONG, "") == (name, LONG, False)


@pytest.mark.parametrize("summary", ["A hearing", LONG])
def test_a_note_that_does_not_fit_is_told(summary: str) -> None:
    _name, note, is_cut = words_of(summary, "a" * (LONGEST_TEXT + 1))
    assert (len(note), is_cut) == (LONGEST_TEXT, True)
