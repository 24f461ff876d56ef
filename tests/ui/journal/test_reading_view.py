"""Reading: Markdown as it is meant, each line a line, nothing loaded, the text untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from companion.journal.model import Page
from companion.ui.journal.page_editor import PageEditor
from companion.ui.journal.reading_view import ReadingView
from companion.ui.markdown import LONGEST
from companion.ui.workspace import Workspace
from tests.support.keys import CONTROL, press


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    made = ReadingView()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(qtbot: QtBot) -> PageEditor:
    made = PageEditor()
    qtbot.addWidget(made)
    made.show()
    return made


def test_signs_become_what_they_mean(view: ReadingView) -> None:
    view.show_text("# By the river\n\nTwo **herons**.")
    assert view.toPlainText() == "By the river\nTwo herons."
    found = view.document().find("herons")
    assert found.charFormat().fontWeight() >= QFont.Weight.Bold


def test_lines_stay_lines(view: ReadingView) -> None:
    view.show_text("one\ntwo\r\nthree")
    assert view.toPlainText().split() == ["one", "two", "three"]
    assert len(view.toPlainText().splitlines()) == 3


@pytest.mark.parametrize(
    "text",
    ["![a heron](https://example.org/heron.png)", "![](file:///etc/passwd)",
     '<img src="https://example.org/x.png">', "<script>alert(1)</script>",
     "[there](https://example.org)"],
)  # fmt: skip
def test_nothing_is_loaded_and_no_link_is_followed(view: ReadingView, text: str) -> None:
    view.show_text(text)
    view.grab()
    # With None, Qt opens the file itself (tests/faults/test_t38_rendering.py watches it).
    assert view.loadResource(2, QUrl("https://example.org/heron.png")).size() == QSize(1, 1)
    assert not view.openLinks()
    assert not view.openExternalLinks()
    assert view.source().isEmpty()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("By ![a heron](heron.png) here", "By a heron here"),
        ("[![a heron](heron.png)](https://example.org)", "a heron"),
        ("![one](a.png)![two](b.png)", "onetwo"),
        ("| a |\n|---|\n| ![cell](a.png) |", "cell"),
    ],
)
def test_a_picture_is_told_in_its_words(view: ReadingView, text: str, shown: str) -> None:
    view.show_text(text)
    assert shown in view.toPlainText()
    assert "\ufffc" not in view.toPlainText()


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    view = ReadingView()
    view.show_text(text)


def test_a_very_long_page_is_shown_as_it_was_written(view: ReadingView) -> None:
    view.show_text("**a**" + "b" * LONGEST)
    assert view.toPlainText().startswith("**a**b")


def test_what_is_copied_is_plain_text(view: ReadingView) -> None:
    view.show_text("Two **herons**.")
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.text() == "Two herons."
    assert data.formats() == ["text/plain"]


def test_reading_changes_nothing(editor: PageEditor) -> None:
    page = Page("# one\n\u00a0two  \n")
    editor.show_page(page)
    editor.read(on=True)
    assert editor.is_reading
    assert not editor.text.isVisible()
    assert not editor.is_changed
    editor.read(on=False)
    assert editor.page() == page
    assert not editor.is_changed
    assert editor.reading.toPlainText() == ""


def test_another_page_is_read_as_well_and_a_blank_one_is_written(editor: PageEditor) -> None:
    editor.show_page(Page("# one"))
    editor.read(on=True)
    editor.show_page(Page("# two"))
    assert editor.reading.toPlainText() == "two"
    editor.show_page(Page(""))
    assert not editor.is_reading


def test_the_keys_format_and_turn_to_reading(workspace: Workspace) -> None:
    workspace.write.editor.text.setPlainText("herons")
    workspace.commands["bold"]()
    assert workspace.write.editor.text.exact_text() == "**herons**"
    workspace.commands["read"]()
    assert workspace.write.editor.is_reading
    workspace.commands["bold"]()
    assert workspace.write.editor.text.exact_text() == "**herons**"
    press(workspace.write.editor.reading, Qt.Key.Key_A, CONTROL)
    workspace.commands["read"]()
    assert workspace.write.editor.text.hasFocus()
    workspace.journal.start.open()
    workspace.commands["italic"]()
    assert workspace.write.editor.text.exact_text() == "**herons**"
