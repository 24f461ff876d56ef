"""Opening pages: what is on the screen is kept first, and what waits is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Page
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal import paper
from companion.ui.journal.write_page import WritePage
from companion.ui.room import Room
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.ui.journal.writing import break_disk, drafts, open_page, texts, write


def test_leaving_a_page_keeps_its_words(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("saved"), now=NOW)
    write(page, "half a thought")
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page().text == "saved"
    assert drafts(journal) == ["half a thought"]
    page.list.draft_chosen.emit(journal.drafts()[0].id)
    assert page.editor.page().text == "half a thought"
    assert page.editor.is_changed
    assert page.status.text() == "Not saved yet"
    page.save()
    assert sorted(texts(journal)) == ["half a thought", "saved"]
    assert drafts(journal) == []


def test_a_page_with_unsaved_words_shows_them(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("saved"), now=NOW)
    journal.keep_draft(Draft("d", Page("saved, and more"), NOW, entry.id))
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page().text == "saved, and more"
    assert page.editor.is_changed
    page.save()
    assert texts(journal) == ["saved, and more"]
    assert drafts(journal) == []


def test_words_stay_on_the_screen_when_they_cannot_be_kept(
    page: WritePage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.write(Page("saved"), now=NOW)
    write(page, "half a thought")
    break_disk(monkeypatch, "keep_draft")
    page.new_page()
    assert page.editor.page().text == "half a thought"
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page().text == "half a thought"
    assert "The disk is full" in page.message.text


def test_words_typed_while_another_page_is_read_are_kept(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    entry = journal.write(Page("saved"), now=NOW)
    write(page, "one")
    tasks.hold()
    page.list.entry_chosen.emit(entry.id)
    write(page, " two")
    tasks.drain()
    assert page.editor.page().text == "saved"
    assert drafts(journal) == ["one two"]


def test_the_last_page_that_was_chosen_is_shown(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    first = journal.write(Page("first"), now=NOW)
    second = journal.write(Page("second"), now=NOW)
    tasks.hold()
    page.list.entry_chosen.emit(first.id)
    page.list.entry_chosen.emit(second.id)
    tasks.drain()
    assert page.editor.page().text == "second"


def test_unsaved_words_are_offered_but_not_forced(
    qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes
) -> None:
    journal.keep_draft(Draft("d", Page("half a thought"), NOW))
    page = open_page(qtbot, journal, tasks, changes)
    assert page.editor.page().text == ""
    assert page.message.text == "There are words you had not saved."
    page.message._button.click()
    assert page.editor.page().text == "half a thought"


def test_a_draft_that_is_gone_changes_nothing(page: WritePage, journal: Journal) -> None:
    write(page, "one")
    page.save()
    page.list.draft_chosen.emit("gone")
    write(page, " two")
    page.save()
    assert texts(journal) == ["one two"]


def test_a_page_that_is_gone_is_told(page: WritePage) -> None:
    page.list.entry_chosen.emit("0" * 16)
    assert page.message.text


def test_a_page_with_a_note_opens_when_it_is_asked_for(
    page: WritePage, journal: Journal, vault: Vault
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    Keeping(vault).keep(entry.id, Kept(content_note="the hospital"))
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page() == Page("")
    assert page.message.text.startswith("This page has a note: the hospital.")
    page.message.action_chosen.emit(page.message._key)
    assert page.editor.page().text == "words"


def test_the_note_is_in_sight_where_the_list_was_before_the_page(
    page: WritePage, journal: Journal, vault: Vault
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    Keeping(vault).keep(entry.id, Kept(content_note="the hospital"))
    page.resize(420, 260)
    page.show()
    page.lay_out(Room.NARROW)
    page.show_list()
    page.list.entry_chosen.emit(entry.id)
    QApplication.processEvents()
    assert page.message.isVisible()
    assert not page.message.visibleRegion().isEmpty()


def test_a_seal_can_be_taken_off_and_put_on_again(
    page: WritePage, journal: Journal, vault: Vault
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    sealed = Kept(sealed_until=date(2999, 1, 31))
    Keeping(vault).keep(entry.id, sealed)
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page() == Page("")
    assert "31 January 2999" in page.message.text
    page.message.action_chosen.emit(page.message._key)
    assert page.editor.page().text == "words"
    page.undo_last()
    assert journal.read(entry.id).kept == sealed
    assert page.editor.page() == Page("")


def test_what_was_searched_for_is_marked_in_the_page(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("\U0001f600 one\r\ntwo herons, two"), now=NOW)
    page.list.search.setText("two")
    page.list.entry_chosen.emit(entry.id)
    marks = page.editor.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["two", "two"]
    assert all(mark.format.fontUnderline() for mark in marks)
    page.new_page()
    assert page.editor.text.extraSelections() == []


def test_what_was_found_leaves_the_caret_where_one_writes_already(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    entry = journal.write(Page("a heron, and bread"), now=NOW)
    page.list.search.setText("bread")
    opened = paper.read_entry(journal, entry.id)
    tasks.hold()
    page.opening._opened(opened)
    write(page, "I saw ")
    while tasks.is_working:
        tasks.drain()
    write(page, "and heard ")
    assert page.editor.page().text == "I saw and heard a heron, and bread"
    assert page.editor.text.extraSelections() == []


def test_what_was_found_is_not_marked_in_another_page(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    entry = journal.write(Page("a heron"), now=NOW)
    page.list.search.setText("heron")
    opened = paper.read_entry(journal, entry.id)
    tasks.hold()
    page.opening._opened(opened)
    page.writing.begin()
    write(page, "another page")
    tasks.drain()
    assert page.editor.text.extraSelections() == []
    assert page.editor.text.textCursor().atEnd()
