"""Bringing in a journal: look first, then decide; Cancel leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from companion.journal.attachments import Attachments
from companion.journal.importers.bring_in import bring_in
from companion.journal.notebooks import Notebooks
from companion.journal.service import Journal
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.recent.recent_changes import RecentChanges
from tests.journal.importers.samples import JRNL_KEY, PIXEL, jrnl_locked_3
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press


@pytest.fixture
def changes(tasks: ImmediateTasks) -> Changes:
    return Changes(tasks)


@pytest.fixture
def page(qtbot: QtBot, journal: Journal, tasks: ImmediateTasks, changes: Changes) -> BringInPage:
    made = BringInPage(journal, tasks, changes, RecentChanges())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-01-31.md").write_text("Two herons.")
    (folder / "2024-02-01.md").write_text("Bread.")
    return folder


def test_it_says_into_which_notebook_the_pages_go(
    qtbot: QtBot, page: BringInPage, journal: Journal, tasks: ImmediateTasks, changes: Changes
) -> None:
    assert page.into.text().startswith(
        "The pages go into the notebook “Journal”, or into the one that they name."
    )
    letters = Notebooks(journal.vault).add("Letters", now=NOW)
    chosen = Journal(journal.vault, into=letters.id)
    other = BringInPage(chosen, tasks, changes, RecentChanges())
    qtbot.addWidget(other)
    assert other.into.text() == (
        "The pages go into the notebook “Letters”. For another one, choose it in Write first."
    )


def test_files_that_come_later_can_be_brought_in_and_undone(
    page: BringInPage, journal: Journal, tasks: ImmediateTasks, notes: Path
) -> None:
    (notes / "2024-01-31.md").write_text("Two herons. ![](heron.gif)")
    bring_in(journal, notes, now=NOW)
    (notes / "heron.gif").write_bytes(PIXEL)
    page.path.setText(str(notes))
    page.look_button.click()
    tasks.drain()
    assert "1 of them belongs to a page that was here without it." in page.report.text()
    assert page.bring_button.isVisible()
    page.bring_button.click()
    tasks.drain()
    files = Attachments(journal.vault)
    here = [one for each in journal.newest() for one in files.of_page(each.id)]
    assert [one.name for one in here] == ["heron.gif"]
    change = page._recent.last()
    assert change is not None
    assert change.sentence == "1 file was brought in."
    change.turn()
    assert not any(files.of_page(each.id) for each in journal.newest())
    assert len(journal.newest()) == 2
    page._recent.turned(change)
    change.turn()
    assert any(files.of_page(each.id) for each in journal.newest())


def test_looking_changes_nothing_and_then_it_can_be_brought_in(
    qtbot: QtBot,
    page: BringInPage,
    journal: Journal,
    tasks: ImmediateTasks,
    changes: Changes,
    notes: Path,
) -> None:
    page.path.setText(str(notes))
    press(page.path, Qt.Key.Key_Return)
    assert page.progress.isVisible()
    assert page.progress.cancel_button.isVisible()
    assert not page.look_button.isEnabled()
    tasks.drain()
    assert page.report.text() == (
        "Nothing was changed. This is what bringing it in would do:\n"
        "2 pages would be added.\nFrom 31 January 2024 to 1 February 2024."
    )
    assert journal.newest() == []
    assert page.bring_button.isVisible()
    assert not page.look_button.isVisible()
    page.bring_button.click()
    with qtbot.waitSignal(changes.entries_changed):
        tasks.drain()
    assert len(journal.newest()) == 2
    assert page.report.text().startswith("2 pages were added.")
    assert "plain text" in page.report.text()
    assert not page.bring_button.isVisible()
    assert not page.progress.isVisible()


def test_another_path_has_to_be_looked_at_first(
    page: BringInPage, tasks: ImmediateTasks, notes: Path
) -> None:
    page.path.setText(str(notes))
    page.look_button.click()
    tasks.drain()
    page.path.setText("somewhere else")
    assert not page.bring_button.isVisible()
    assert page.look_button.isVisible()


def test_nothing_chosen_nothing_done(page: BringInPage, tasks: ImmediateTasks) -> None:
    page.look_button.click()
    assert not page.progress.isVisible()
    tasks.drain()
    assert page.message.text == ""


def test_cancel_leaves_everything_as_it_was(
    page: BringInPage, journal: Journal, tasks: ImmediateTasks, notes: Path
) -> None:
    page.path.setText(str(notes))
    page.look_button.click()
    tasks.drain()
    page.bring_button.click()
    page.progress.cancel_button.click()
    tasks.drain()
    assert page.message.text == "Stopped. Everything is as it was."
    assert journal.newest() == []
    assert page.bring_button.isEnabled()


@pytest.mark.parametrize("name", ["missing", "unknown.bin"])
def test_what_cannot_be_read_is_told(
    page: BringInPage, tasks: ImmediateTasks, tmp_path: Path, name: str
) -> None:
    (tmp_path / "unknown.bin").write_bytes(b"\x00\x01\x02")
    page.path.setText(str(tmp_path / name))
    page.look_button.click()
    tasks.drain()
    assert page.message.text
    assert not page.bring_button.isVisible()


def test_a_locked_journal_asks_for_its_key(
    page: BringInPage, journal: Journal, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    page.path.setText(str(jrnl_locked_3(tmp_path)))
    page.look_button.click()
    tasks.drain()
    assert page.message.text == "This journal is locked. Type its key, then look again."
    assert page.key.isVisible()
    page.key.line.setText("not its key")
    press(page.key.line, Qt.Key.Key_Return)
    tasks.drain()
    assert page.message.text
    assert page.key.isVisible()
    page.key.line.setText(JRNL_KEY)
    page.look_button.click()
    tasks.drain()
    page.bring_button.click()
    tasks.drain()
    assert journal.newest() != []
    assert page.key.text == ""


def test_another_path_forgets_the_key(
    page: BringInPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    page.path.setText(str(jrnl_locked_3(tmp_path)))
    page.look_button.click()
    tasks.drain()
    page.key.line.setText(JRNL_KEY)
    page.path.setText("another")
    assert page.key.text == ""
    assert page.key.isHidden()


def test_a_file_is_chosen_among_journals_and_a_folder_among_folders(page: BringInPage) -> None:
    page.file_button.click()
    files = page.findChild(QFileDialog)
    assert files is not None
    assert files.nameFilters()[0].startswith("Journals (*.zip ")
    files.reject()
    files.setParent(None)
    page.folder_button.click()
    folders = page.findChild(QFileDialog)
    assert folders is not None
    assert folders.fileMode() is QFileDialog.FileMode.Directory
    folders.reject()


@pytest.mark.parametrize("button", ["file_button", "folder_button"])
def test_the_dialog_is_not_the_one_that_remembers(page: BringInPage, button: str) -> None:
    getattr(page, button).click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.emit("/a/journal.json")
    assert page.path.text() == "/a/journal.json"
    dialog.reject()


def test_what_could_not_come_is_shown_when_it_is_asked_for(
    page: BringInPage, tasks: ImmediateTasks, notes: Path
) -> None:
    (notes / "odd.md").write_bytes(b"Odd words \xff\xff")
    page.path.setText(str(notes))
    page.look_button.click()
    tasks.drain()
    assert "Odd words" not in page.report.text()
    assert page.left_out_button.isVisible()
    assert not page.left_out.isVisible()
    page.left_out_button.click()
    assert page.left_out.isVisible()
    assert page.bring_button.hasFocus()  # below the words: the page stays where they are read
    assert page.left_out.text().startswith(
        "odd.md: It is not text that this app can read.\nOdd words"
    )
    assert not page.left_out_button.isVisible()
    (notes / "odd.md").unlink()
    page.bring_button.click()
    tasks.drain()
    assert page.left_out.text() == ""
    assert not page.left_out_button.isVisible()
