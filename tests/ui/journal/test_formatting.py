"""Formatting puts signs in and takes the same signs out; all else of the text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from companion.ui.journal.formatting import Format, turn


def formatted(text: str, start: int, end: int, *chosen: Format) -> tuple[str, str]:
    """Return the text after some formats, and what is selected then."""
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    for one in chosen:
        turn(cursor, one)
    return document.toPlainText(), cursor.selectedText().replace("\u2029", "\n")


@pytest.mark.parametrize(
    ("text", "start", "end", "chosen", "after"),
    [
        ("two herons", 4, 10, Format.BOLD, "two **herons**"),
        ("two herons ", 3, 11, Format.ITALIC, "two *herons* "),
        ("two **herons**", 6, 12, Format.BOLD, "two herons"),
        ("two **herons**", 6, 12, Format.ITALIC, "two ***herons***"),
        ("two ***herons***", 7, 13, Format.ITALIC, "two **herons**"),
        ("two ***herons***", 7, 13, Format.BOLD, "two *herons*"),
        ("two herons", 6, 6, Format.BOLD, "two **herons**"),
        ("", 0, 0, Format.BOLD, "****"),
        ("By the river", 3, 3, Format.HEADING, "## By the river"),
        ("# By the river", 3, 3, Format.HEADING, "## By the river"),
        ("## By the river", 3, 3, Format.HEADING, "By the river"),
        ("one\n\ntwo", 0, 8, Format.LIST, "- one\n\n- two"),
        ("- one\ntwo", 0, 9, Format.LIST, "- one\n- two"),
        ("- one\n- two", 0, 11, Format.LIST, "one\ntwo"),
        ("one\ntwo", 0, 4, Format.QUOTE, "> one\ntwo"),
        ("", 0, 0, Format.QUOTE, "> "),
    ],
)
def test_signs_are_put_in_and_taken_out(
    text: str, start: int, end: int, chosen: Format, after: str
) -> None:
    assert formatted(text, start, end, chosen)[0] == after


WORDS = st.text("abc é\n", max_size=20)


@given(WORDS, st.integers(0, 20), st.integers(0, 20), st.sampled_from(list(Format)))
def test_twice_is_as_before(text: str, one: int, other: int, chosen: Format) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if not text[start:end].strip():
        return  # an empty place gets the signs and keeps them, to be written between
    assert formatted(text, start, end, chosen, chosen)[0] == text


@given(WORDS, st.integers(0, 20), st.integers(0, 20), st.sampled_from([Format.BOLD, Format.ITALIC]))
def test_the_same_words_stay_selected(text: str, one: int, other: int, chosen: Format) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if text[start:end].strip():
        assert formatted(text, start, end, chosen)[1] == text[start:end].strip()


def test_it_is_one_step_to_undo() -> None:
    document = QTextDocument()
    document.setPlainText("one\ntwo")
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    turn(cursor, Format.LIST)
    document.undo()
    assert document.toPlainText() == "one\ntwo"
