"""Undo beside the page one writes on."""

from __future__ import annotations

from PySide6.QtCore import Qt

from companion.journal.model import Page, SourcedPage
from companion.journal.service import Journal
from companion.ui.journal.write_page import WritePage
from companion.ui.recent import page_changes
from tests.support.builders import NOW
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


def test_words_saved_after_undo_put_their_page_into_the_bin_bring_it_back(
    page: WritePage, journal: Journal
) -> None:
    brought = journal.bring_in([SourcedPage(Page("brought in"), "test", "1")], now=NOW)
    page.writing.recent.add(page_changes.brought_in(journal, brought.entry_ids))
    page.list.entry_chosen.emit(journal.newest()[0].id)
    page.undo_last()
    assert texts(journal) == []
    press(page.editor.text, Qt.Key.Key_End)
    write(page, " and mine")
    page.save()
    assert page.status.text() == "Saved on this computer"
    assert texts(journal) == ["brought in and mine"]
    assert len(journal.search("mine")) == 1


def test_what_was_typed_after_saving_is_there_when_saving_is_done_again(
    page: WritePage, journal: Journal
) -> None:
    write(page, "one")
    page.save()
    write(page, " two")
    page.undo_last()
    assert (texts(journal), page.editor.page()) == ([], Page(""))
    page.turn(page.writing.recent.all[0])
    assert page.editor.page().text == "one two"
    page.save()
    assert (texts(journal), drafts(journal)) == (["one two"], [])
