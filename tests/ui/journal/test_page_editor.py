"""The sheet of paper keeps words exactly; nothing but plain text goes in or out."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from companion.journal.model import LONGEST_TITLE, Kind, Page
from companion.ui.journal.page_editor import PageEditor
from tests.support.keys import press, type_words

EXACT = {
    "plain": "The sea was calm.",
    "lines": "one\ntwo\n\nthree\n",
    "windows": "one\r\ntwo\r\n\r\nthree\r\n",
    "old mac": "one\rtwo",
    "mixed": "one\r\ntwo\nthree\rfour",
    "no-break spaces": "a\u00a0b \u202f c",
    "emoji": "a \U0001f469\u200d\U0001f467 b \U0001f1e8\U0001f1e6",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "tabs": "\tone\ttwo\t",
    "combining": "e\u0301 \u00e9",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u200fabc",
    "markup": "<b>no</b> &amp; **yes**",
    "spaces": "   before and after   ",
}


@pytest.fixture
def editor(qtbot: QtBot) -> PageEditor:
    made = PageEditor()
    qtbot.addWidget(made)
    made.show()
    return made


def to_end(editor: PageEditor) -> None:
    editor.text.moveCursor(QTextCursor.MoveOperation.End)


@pytest.mark.parametrize("text", EXACT.values(), ids=EXACT)
def test_what_is_shown_and_left_alone_stays_exact(editor: PageEditor, text: str) -> None:
    page = Page(text, "A title", date(2026, 3, 10), time(21, 5), "America/Denver", ("a", "b"))
    editor.show_page(page)
    assert editor.page() == page
    assert not editor.is_changed
    assert editor.text._highlighter is not None
    editor.text._highlighter.rehighlight()  # styling fires textChanged as well
    assert not editor.is_changed


@pytest.mark.parametrize("text", EXACT.values(), ids=EXACT)
def test_another_title_leaves_the_text_exact(editor: PageEditor, text: str) -> None:
    editor.show_page(Page(text))
    type_words(editor.title, "Title")
    assert editor.is_changed
    assert editor.page() == Page(text, "Title")


@pytest.mark.parametrize("kind", Kind)
def test_other_words_leave_the_kind_of_the_page(editor: PageEditor, kind: Kind) -> None:
    editor.show_page(Page("words", kind=kind))
    type_words(editor.title, "Title")
    assert editor.page() == Page("words", "Title", kind=kind)


@pytest.mark.parametrize(
    "name", sorted(set(EXACT) - {"old mac", "mixed", "paragraph separator"}), ids=str
)
def test_words_added_change_nothing_before_them(editor: PageEditor, name: str) -> None:
    editor.show_page(Page(EXACT[name]))
    to_end(editor)
    type_words(editor.text, " more")
    assert editor.page().text == EXACT[name] + " more"


def test_a_page_keeps_its_own_line_ends(editor: PageEditor) -> None:
    editor.show_page(Page("one\r\ntwo"))
    to_end(editor)
    press(editor.text, Qt.Key.Key_Return)
    type_words(editor.text, "three")
    assert editor.page().text == "one\r\ntwo\r\nthree"


def test_tags_that_were_not_touched_stay_as_they_are(editor: PageEditor) -> None:
    page = Page("words", tags=("Paris, France", "travel"))
    editor.show_page(page)
    type_words(editor.text, "x")
    assert editor.page().tags == page.tags
    type_words(editor.tags, ", sea ,, ")
    assert editor.page().tags == ("Paris", "France", "travel", "sea")


def test_undo_never_brings_back_another_page(editor: PageEditor) -> None:
    editor.show_page(Page("first"))
    to_end(editor)
    type_words(editor.text, " words")
    editor.show_page(Page("second"))
    assert not editor.text.document().isUndoAvailable()
    editor.text.undo()
    assert editor.text.toPlainText() == "second"
    assert not editor.title.isUndoAvailable()
    assert not editor.tags.isUndoAvailable()
    editor.clear()
    assert not editor.text.document().isUndoAvailable()


def test_changes_are_told_and_saving_ends_them(qtbot: QtBot, editor: PageEditor) -> None:
    with qtbot.waitSignal(editor.edited):
        type_words(editor.text, "a")
    page = editor.page()
    position = editor.text.textCursor().position()
    with qtbot.assertNotEmitted(editor.edited):
        editor.mark_saved(page)
    assert not editor.is_changed
    assert editor.text.textCursor().position() == position
    with qtbot.waitSignal(editor.edited):
        type_words(editor.tags, "t")


def test_showing_a_page_is_no_change(qtbot: QtBot, editor: PageEditor) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_page(Page("words", "title", tags=("a",)))
    assert not editor.is_changed
    editor.show_page(Page("words"), changed=True)
    assert editor.is_changed


def test_the_day_is_told_in_words(editor: PageEditor) -> None:
    editor.show_page(Page("", local_date=date(2026, 3, 10), local_time=time(21, 5)))
    assert editor.day.text() == "10 March 2026, 21:05"
    editor.show_page(Page("", local_date=date(2026, 3, 10)))
    assert editor.day.text() == "10 March 2026"
    editor.show_page(Page(""))
    assert editor.day.isHidden()


def test_a_page_in_the_bin_can_be_read_but_not_changed(editor: PageEditor) -> None:
    editor.show_page(Page("words", "title"))
    editor.set_read_only(True)
    for widget in (editor.text, editor.title, editor.tags):
        type_words(widget, "x")
    assert editor.page() == Page("words", "title")


def test_tags_are_shown_whole_and_stay_when_the_words_change(editor: PageEditor) -> None:
    tags = tuple(f"{number:04} {'herons ' * 6}".strip() for number in range(1_000))
    editor.show_page(Page("words", tags=tags))
    editor.text.insertPlainText("more ")
    assert editor.page().tags == tags
    editor.tags.setCursorPosition(len(editor.tags.text()))
    type_words(editor.tags, ", last")
    assert editor.page().tags == (*tags, "last")


def test_a_long_title_is_shown_whole(editor: PageEditor) -> None:
    page = Page("words", "\U0001f426" * LONGEST_TITLE)
    editor.show_page(page)
    editor.text.insertPlainText("more ")
    assert editor.page().title == page.title
