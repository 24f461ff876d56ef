"""Long paragraphs in pieces: whatever is done, the text is what it would be in one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from companion.journal.model import Page
from companion.ui.journal import long_paragraphs
from companion.ui.journal.long_paragraphs import parted
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.plain_editor import PlainEditor

LONG = "herons stood 🙂 " * 15_000


def use_small(patch: pytest.MonkeyPatch) -> None:
    """Part paragraphs of a few letters, so that a short text has many pieces."""
    patch.setattr(long_paragraphs, "LONGEST", 8)
    patch.setattr(long_paragraphs, "PIECE", 4)
    patch.setattr(long_paragraphs, "_BACK", 2)


@given(st.text("ab \n🙂\u0301", max_size=60))
def test_without_its_breaks_a_parted_text_is_the_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        use_small(patch)
        shown, breaks = parted(text)
        assert all(len(line) <= 8 for line in shown.split("\n"))
    for each in reversed(breaks):
        assert shown[each] == "\n"
        shown = shown[:each] + shown[each + 1 :]
    assert shown == text


def test_a_long_paragraph_stands_in_pieces_and_is_read_as_one(qtbot: QtBot) -> None:
    editor = PageEditor()
    qtbot.addWidget(editor)
    editor.show_page(Page(LONG))
    assert editor.text.document().blockCount() > 20
    assert editor.text.exact_text() == LONG
    assert not editor.text.document().isUndoAvailable()
    editor.text.insertPlainText("x")
    assert editor.page().text == "x" + LONG
    editor.text.undo()
    assert editor.text.exact_text() == LONG


def test_a_long_paragraph_that_is_pasted_is_parted_and_undone_at_once(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    editor.show_text("before after")
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    data = QMimeData()
    data.setText(LONG)
    editor.insertFromMimeData(data)
    assert editor.exact_text() == "before " + LONG + "after"
    assert editor.document().blockCount() > 20
    editor.undo()
    assert editor.exact_text() == "before after"
    editor.redo()
    assert editor.exact_text() == "before " + LONG + "after"


def test_what_is_copied_is_the_text(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    editor.show_text(LONG + "\nend")
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == LONG + "\nend"


def test_marks_are_where_the_words_are(qtbot: QtBot) -> None:
    editor = PageEditor()
    qtbot.addWidget(editor)
    text = LONG + "the end"
    editor.show_page(Page(text))
    at = [text.index("stood", 100_000), text.index("the end")]
    editor.mark_matches([(at[0], 5), (at[1], 7)])
    marked = [mark.cursor.selectedText() for mark in editor.text.extraSelections()]
    assert marked == ["stood", "the end"]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 60), st.integers(0, 15),
                  st.sampled_from(["", "x", "\n", "yy\nz", "long words here"])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just(0), st.just("")),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text("ab \n", max_size=50), STEPS)
def test_whatever_is_done_the_text_is_as_in_one_piece(text: str, steps: list[Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        use_small(patch)
        editor = PlainEditor()
        editor.show_text(text)
    plain = text
    done: list[str] = []
    undone: list[str] = []
    for kind, one, other, words in steps:
        if kind == "put":
            start = min(one, len(plain))
            end = min(start + other, len(plain))
            if start == end and not words:
                continue
            cursor = QTextCursor(editor.document())
            at = _in_document(editor, start), _in_document(editor, end)
            cursor.setPosition(at[0])
            cursor.setPosition(at[1], QTextCursor.MoveMode.KeepAnchor)
            cursor.beginEditBlock()
            cursor.insertText(words)
            cursor.endEditBlock()
            done.append(plain)
            undone.clear()
            plain = plain[:start] + words + plain[end:]
        elif kind == "undo" and done:
            editor.undo()
            undone.append(plain)
            plain = done.pop()
        elif kind == "redo" and undone:
            editor.redo()
            done.append(plain)
            plain = undone.pop()
        assert editor.exact_text() == plain


def _in_document(editor: PlainEditor, offset: int) -> int:
    return editor._long.places([(offset, 0)])[0][0]
