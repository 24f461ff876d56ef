"""The way from a page to what is known of it, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from shiboken6 import delete

from companion.errors import DiskFull
from companion.journal.attachments import Attachments
from companion.journal.keeping import Keeping
from companion.journal.model import Kind, Page
from companion.journal.service import Journal
from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.files_page import FilesPage
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import type_words


def test_what_was_typed_is_saved_before_one_goes_on(workspace: Workspace, journal: Journal) -> None:
    type_words(workspace.write.editor.text, "words")
    workspace.write.about_button.click()
    about = workspace.pages.found(AboutPage)
    assert about is not None
    assert [journal.read(one.id).page.text for one in journal.newest()] == ["words"]
    about.closed.emit()
    assert workspace.side is None
    assert workspace.write.editor.page().text == "words"


def test_there_is_nothing_to_know_of_an_empty_page(workspace: Workspace) -> None:
    workspace.write.about_button.click()
    assert workspace.side is None
    assert workspace.write.status.text() == "Nothing written yet"


def test_a_page_that_was_sealed_is_closed_when_one_comes_back(
    workspace: Workspace, journal: Journal
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    workspace.write.list.entry_chosen.emit(entry.id)
    workspace.write.about_button.click()
    page = workspace.side
    assert isinstance(page, AboutPage)
    QTest.keyClicks(page.sealed, "2999-01-31")
    page.closed.emit()
    assert workspace.write.editor.page() == Page("")
    assert "31 January 2999" in workspace.write.message.text


def test_a_page_is_read_anew_however_one_comes_back_to_it(
    workspace: Workspace, journal: Journal
) -> None:
    """By its place on the left, too: saving would put back what was chosen since."""
    entry = journal.write(Page("words"), now=NOW)
    workspace.write.list.entry_chosen.emit(entry.id)
    workspace.write.about_button.click()
    page = workspace.side
    assert isinstance(page, AboutPage)
    page.kind.choose(Kind.LETTER.value)
    page.kind.chosen.emit(Kind.LETTER.value)
    QTest.keyClicks(page.note, "water")
    workspace.dates.open()
    workspace.show_write()
    assert journal.read(entry.id).kept.content_note == "water"
    type_words(workspace.write.editor.text, "more ")
    workspace.write.save()
    saved = journal.read(entry.id).page
    assert (saved.text, saved.kind) == ("more words", Kind.LETTER)


def test_locking_waits_for_what_was_chosen(workspace: Workspace, journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    workspace.journal.open_about(entry)
    page = workspace.side
    assert isinstance(page, AboutPage)
    page.set_aside.setChecked(True)
    workspace.keep()
    assert journal.read(entry.id).kept.set_aside
    assert workspace.unkept() is None


def test_what_could_not_be_kept_is_known(
    workspace: Workspace, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    entry = journal.write(Page("words"), now=NOW)
    workspace.journal.open_about(entry)
    page = workspace.side
    assert isinstance(page, AboutPage)
    monkeypatch.setattr(Keeping, "keep", full)
    page.set_aside.setChecked(True)
    workspace.keep()
    assert isinstance(workspace.unkept(), DiskFull)


def test_locking_stops_a_file_on_its_way_in(
    workspace: Workspace, journal: Journal, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    (tmp_path / "a.txt").write_text("attached")
    workspace.journal.open_about(entry)
    workspace.journal.open_files()
    page = workspace.side
    assert isinstance(page, FilesPage)
    page.attach(str(tmp_path / "a.txt"))
    workspace.journal.open_files()
    assert workspace.side is page
    workspace.stop_long_work()
    tasks.drain()
    assert Attachments(journal.vault).of_page(entry.id) == []


def test_what_a_page_that_is_gone_could_not_keep_is_told(
    workspace: Workspace,
    journal: Journal,
    tasks: ImmediateTasks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    entry = journal.write(Page("words"), now=NOW)
    workspace.journal.open_about(entry)
    page = workspace.side
    assert isinstance(page, AboutPage)
    tasks.hold()
    page.set_aside.setChecked(True)
    page.closed.emit()
    delete(page)
    with monkeypatch.context() as patched:
        patched.setattr(Keeping, "keep", full)
        tasks.drain()
    assert "disk is full" in workspace.message.text
    workspace.journal.keep()
    assert journal.read(entry.id).kept.set_aside
