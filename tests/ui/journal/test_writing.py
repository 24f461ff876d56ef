"""Writing: nothing that was typed is ever lost, and nothing is saved twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.errors import DiskFull
from companion.journal.keeping import Keeping
from companion.journal.model import Draft, Kept, Kind, Page
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.write_page import WritePage
from companion.vault.vault import Vault
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press
from tests.ui.journal.writing import break_disk, drafts, open_page, texts, write


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


def test_what_is_typed_while_its_page_goes_to_the_bin_is_kept_before_locking(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    write(page, "one")
    page.save()
    tasks.hold()
    page.bin_button.click()
    write(page, " two")
    tasks.forget()  # locking awaits no answer any more
    tasks.drain()
    page.keep_words()
    assert drafts(journal) == ["one two"]


def test_unsaved_words_of_a_page_in_the_bin_are_not_written_once_more(
    page: WritePage, journal: Journal
) -> None:
    entry = journal.write(Page("one"), now=NOW)
    before = journal.keep_draft(Draft("d", Page("one two"), NOW, entry.id))
    journal.move_to_bin(entry.id, now=NOW)
    page.list.entry_chosen.emit(entry.id)
    page.keep_words()
    assert journal.drafts() == [before]
