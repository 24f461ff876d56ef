"""Writing: nothing that was typed is ever lost, and nothing is saved twice."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from companion.ui.recent.recent_changes import RecentChanges
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press, type_words


@pytest.fixture
def changes(tasks: ImmediateTasks) -> Changes:
    return Changes(tasks)


def open_page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes) -> WritePage:
    made = WritePage(journal, tasks, changes, RecentChanges())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes) -> WritePage:
    return open_page(qtbot, journal, tasks, changes)


def texts(journal: Journal) -> list[str]:
    return [journal.read(entry.id).page.text for entry in journal.newest()]


def drafts(journal: Journal) -> list[str]:
    return [draft.page.text for draft in journal.drafts()]


def write(page: WritePage, text: str) -> None:
    type_words(page.editor.text, text)


def break_disk(monkeypatch: pytest.MonkeyPatch, *methods: str) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise DiskFull

    for method in methods:
        monkeypatch.setattr(Journal, method, full)


# Saving


def test_typing_starts_the_autosave_and_leaves_a_draft(page: WritePage, journal: Journal) -> None:
    write(page, "half a thought")
    assert page.writing.autosave.isActive()
    assert page.writing.autosave.interval() < 1000
    assert drafts(journal) == []
    page.writing.autosave.timeout.emit()
    assert drafts(journal) == ["half a thought"]
    assert page.status.text() == "Kept as a draft. Save it when you like."
    assert texts(journal) == []


def test_typing_on_does_not_put_the_autosave_off(qtbot: QtBot, page: WritePage) -> None:
    write(page, "a")
    with qtbot.waitSignal(page.writing.autosave.timeout):
        page.writing.autosave.setInterval(0)
        write(page, "b")


def test_saving_makes_a_page_and_removes_the_draft(page: WritePage, journal: Journal) -> None:
    write(page, "words")
    page.writing.autosave.timeout.emit()
    page.save()
    assert texts(journal) == ["words"]
    assert drafts(journal) == []
    assert not page.editor.is_changed
    assert not page.writing.autosave.isActive()
    assert page.status.text() == page.status.accessibleName() == "Saved on this computer"
    assert page.editor.day.text()


def test_saving_nothing_says_so(page: WritePage, journal: Journal) -> None:
    page.save()
    assert page.status.text() == "Nothing written yet"
    write(page, "  ")
    page.save()
    assert page.status.text() == "Nothing written yet"
    assert page.message.text == ""
    assert texts(journal) == []


def test_saving_twice_at_once_makes_one_page(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    write(page, "words")
    tasks.hold()
    page.save()
    page.save()
    tasks.drain()
    assert texts(journal) == ["words"]
    assert not page.editor.is_changed


def test_what_is_typed_while_saving_is_not_marked_saved(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    write(page, "one")
    tasks.hold()
    page.save()
    write(page, " two")
    tasks.drain()
    assert texts(journal) == ["one"]
    assert page.editor.is_changed
    assert page.status.text() == "Not saved yet"
    page.save()
    assert texts(journal) == ["one two"]


def test_a_new_page_while_saving_never_becomes_the_old_one(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    write(page, "first")
    tasks.hold()
    page.save()
    page.new_page()
    tasks.drain()
    write(page, "second")
    page.save()
    assert sorted(texts(journal)) == ["first", "second"]
    assert drafts(journal) == []


def test_an_empty_place_for_words_is_told_when_saving_fails(
    page: WritePage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(page, "words")
    with monkeypatch.context() as patched:
        break_disk(patched, "write")
        page.save()
    assert "The disk is full" in page.message.text
    assert page.status.text() == "Not saved yet. Your words are still on this page."
    assert page.editor.page().text == "words"
    page.save()
    assert texts(journal) == ["words"]


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


def test_saving_leaves_the_kind_and_what_is_kept_apart(
    page: WritePage, journal: Journal, vault: Vault
) -> None:
    kept = Kept(never_bring_back=True)
    dream = journal.write(Page("words", kind=Kind.DREAM), now=NOW)
    Keeping(vault).keep(dream.id, kept)
    page.list.entry_chosen.emit(dream.id)
    write(page, "more ")
    page.writing.autosave.timeout.emit()
    page.save()
    saved = journal.read(dream.id)
    assert saved.page.text == "more words"
    assert (saved.page.kind, saved.kept) == (Kind.DREAM, kept)
    assert journal.revisions(dream.id)[0].page.kind is Kind.DREAM


# Opening


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


# The bin


def test_to_the_bin_and_back(page: WritePage, journal: Journal) -> None:
    write(page, "words")
    page.save()
    page.bin_button.click()
    assert texts(journal) == []
    assert page.editor.page() == Page("")
    assert page.message.text == "Moved to the bin. You can bring it back for 30 days."
    page.message._button.click()
    assert texts(journal) == ["words"]
    assert page.editor.page().text == "words"


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


def test_nothing_cannot_be_binned(page: WritePage) -> None:
    page.bin_button.click()
    assert page.status.text() == "Nothing written yet"
    assert page.message.text == ""


def test_a_page_in_the_bin_can_only_be_brought_back(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    page.list.bin_button.click()
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.text.isReadOnly()
    assert not page.save_button.isVisible()
    assert not page.bin_button.isVisible()
    page.save()
    page.back_button.click()
    assert texts(journal) == ["words"]
    assert not page.editor.text.isReadOnly()
    assert page.save_button.isVisible()
    assert not page.back_button.isVisible()


def test_the_bin_is_emptied_when_that_was_said_twice(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    page.list.bin_button.click()
    page.list.entry_chosen.emit(entry.id)
    page.list.empty_button.click()
    assert journal.read(entry.id).deleted is not None
    assert page.message.text == "Everything in the bin goes for good. This cannot be undone."
    page.message.action_chosen.emit(page.message._key)
    assert journal.newest(in_bin=True) == []
    assert page.editor.page() == Page("")
    assert page.message.text == "The bin is empty."


def test_what_was_searched_for_is_marked_in_the_page(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("\U0001f600 one\r\ntwo herons, two"), now=NOW)
    page.list.search.setText("two")
    page.list.entry_chosen.emit(entry.id)
    marks = page.editor.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["two", "two"]
    assert all(mark.format.fontUnderline() for mark in marks)
    page.new_page()
    assert page.editor.text.extraSelections() == []


# Locking


def test_keeping_words_tells_when_they_are_in_the_vault(
    qtbot: QtBot, page: WritePage, journal: Journal
) -> None:
    with qtbot.waitSignal(page.draft_kept):
        page.keep_words()
    write(page, "half a thought")
    with qtbot.waitSignal(page.draft_kept):
        page.keep_words()
    assert drafts(journal) == ["half a thought"]


def test_words_that_cannot_be_kept_are_told(
    qtbot: QtBot, page: WritePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(page, "half a thought")
    break_disk(monkeypatch, "keep_draft")
    with qtbot.waitSignal(page.draft_failed) as told, qtbot.assertNotEmitted(page.draft_kept):
        page.keep_words()
    assert isinstance(told.args[0], DiskFull)
    assert page.editor.page().text == "half a thought"


def test_saving_and_leaving_at_once_leaves_no_draft(
    qtbot: QtBot, page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    write(page, "words")
    tasks.hold()
    page.save()
    tasks.forget()
    with qtbot.waitSignal(page.draft_kept):
        page.keep_words()
        tasks.drain()
    assert texts(journal) == ["words"]
    assert drafts(journal) == []


def test_forgetting_leaves_no_words(page: WritePage) -> None:
    write(page, "secret")
    page.save()
    page.forget()
    assert page.editor.page() == Page("")
    assert page.list.model.rowCount() == 0
    assert not page.writing.autosave.isActive()
    assert not page.editor.text.document().isUndoAvailable()


def test_pages_brought_in_elsewhere_show_in_the_list(
    page: WritePage, journal: Journal, changes: Changes
) -> None:
    journal.write(Page("words", "Title"), now=NOW)
    changes.entries_changed.emit(changes)
    assert page.list.model.rowCount() == 1


def test_carrying_over_goes_on_with_the_same_page(
    qtbot: QtBot, page: WritePage, journal: Journal, tasks: ImmediateTasks, changes: Changes
) -> None:
    write(page, "one")
    page.save()
    write(page, " two")
    carried = page.carry()
    other = open_page(qtbot, journal, tasks, changes)
    other.resume(carried)
    assert other.writing.autosave.isActive()
    press(other.editor.text, Qt.Key.Key_End)
    write(other, " three")
    other.save()
    assert texts(journal) == ["one two three"]
