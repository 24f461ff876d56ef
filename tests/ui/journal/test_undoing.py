"""Undo beside the page one writes on."""

from __future__ import annotations

from PySide6.QtCore import Qt

from companion.journal.service import Journal
from companion.ui.journal.write_page import WritePage
from tests.support.keys import press
from tests.ui.journal.writing import drafts, texts, write


def test_a_change_can_be_undone(page: WritePage, journal: Journal) -> None:
    write(page, "one")
    page.save()
    assert page.message.text == ""
    write(page, " two")
    page.save()
    assert page.message.text == "The page was changed."
    page.message._button.click()
    assert texts(journal) == ["one"]
    assert page.editor.page().text == "one"
    assert page.status.text() == "Undo done."


def test_undo_keeps_what_was_typed_since(page: WritePage, journal: Journal) -> None:
    write(page, "one")
    page.save()
    write(page, " two")
    page.save()
    write(page, " three")
    page.message._button.click()
    assert texts(journal) == ["one"]
    assert drafts(journal) == ["one two three"]


def test_undo_after_the_bin_keeps_what_was_written_since(page: WritePage, journal: Journal) -> None:
    write(page, "words")
    page.bin_button.click()
    write(page, "new thought")
    page.message._button.click()
    assert page.editor.page().text == "words"
    press(page.editor.text, Qt.Key.Key_End)
    write(page, " and more")
    page.writing.autosave.timeout.emit()
    assert sorted(drafts(journal)) == ["new thought", "words and more"]
