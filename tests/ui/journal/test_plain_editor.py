"""The editor itself: plain text in, plain text out, and marks in the right places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from companion.journal.model import Page
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.plain_editor import Slice


@pytest.fixture
def editor(qtbot: QtBot) -> PageEditor:
    made = PageEditor()
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_plain_text_is_copied(editor: PageEditor) -> None:
    editor.show_page(Page("**one**\ntwo\u00a0three"))
    editor.text.selectAll()
    copied = editor.text.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain"]
    assert copied.text() == "**one**\ntwo\u00a0three"


def test_only_plain_text_is_pasted(editor: PageEditor) -> None:
    source = QMimeData()
    source.setHtml("<h1>big</h1><img src='x.png'>")
    source.setText("plain <b>words</b>")
    editor.text.insertFromMimeData(source)
    assert editor.page().text == "plain <b>words</b>"


def test_files_and_pictures_are_not_pasted(editor: PageEditor) -> None:
    source = QMimeData()
    source.setData("image/png", b"not a picture")
    editor.text.insertFromMimeData(source)
    assert editor.page().text == ""


def test_tab_moves_on_and_keyboards_learn_nothing(editor: PageEditor) -> None:
    assert editor.text.tabChangesFocus()
    assert editor.text.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


@given(st.text("ab 🙂\n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9))))
def test_places_in_a_part_are_those_of_the_document(
    text: str, found: list[tuple[int, int]]
) -> None:
    ordered, end = [], 0
    for start, length in sorted(found):
        if start >= end and start + length <= len(text):
            ordered.append((start, length))
            end = start + length
    document = QTextDocument()
    document.setPlainText("🙂x" + text)
    cursor = QTextCursor(document)
    for (start, length), place in zip(ordered, Slice(text, 3, 0).places(ordered), strict=True):
        cursor.setPosition(place[0])
        cursor.setPosition(place[0] + place[1], QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText().replace("\u2029", "\n") == text[start : start + length]
