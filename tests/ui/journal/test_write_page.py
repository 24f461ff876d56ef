"""Write as a whole: the list follows what happens elsewhere."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from companion.journal.model import LONGEST_TITLE, Page
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from tests.support.builders import NOW


def test_pages_brought_in_elsewhere_show_in_the_list(
    page: WritePage, journal: Journal, changes: Changes
) -> None:
    journal.write(Page("words", "Title"), now=NOW)
    changes.entries_changed.emit(changes)
    assert page.list.model.rowCount() == 1


def test_a_title_that_is_too_long_is_refused_whole_and_said(page: WritePage) -> None:
    title = page.editor.title
    QGuiApplication.clipboard().setText("x" * LONGEST_TITLE)
    title.paste()
    assert title.text() == "x" * LONGEST_TITLE
    title.selectAll()
    QGuiApplication.clipboard().setText("a whole letter " * 100)
    title.paste()
    assert title.text() == "x" * LONGEST_TITLE
    assert "up to 1000 characters" in page.message.text
