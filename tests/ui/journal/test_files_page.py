"""Files of a page: attached, looked at on request, saved outside, removed and back again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from companion.journal.attachments import Attachments
from companion.journal.model import Entry, Page
from companion.journal.service import Journal
from companion.ui.journal.files_page import FilesPage
from companion.ui.workspace import Workspace
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import FULL
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press
from tests.ui.journal.test_picture import png


@pytest.fixture
def entry(journal: Journal) -> Entry:
    return journal.write(Page("Two herons."), now=NOW)


@pytest.fixture
def page(workspace: Workspace, entry: Entry) -> FilesPage:
    workspace.journal.open_about(entry)
    workspace.journal.open_files()
    assert isinstance(workspace.side, FilesPage)
    return workspace.side


def names(journal: Journal, entry: Entry) -> list[str]:
    return [one.name for one in Attachments(journal.vault).of_page(entry.id)]


def attach(page: FilesPage, tasks: ImmediateTasks, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    page.attach(str(path))
    tasks.drain()


def test_a_file_is_attached_and_that_is_undone(
    page: FilesPage,
    workspace: Workspace,
    journal: Journal,
    entry: Entry,
    tasks: ImmediateTasks,
    tmp_path: Path,
) -> None:
    assert page.empty.isVisible()
    attach(page, tasks, tmp_path / "song.ogg", b"sound")
    assert names(journal, entry) == ["song.ogg"]
    assert page.list.lines.rowCount() == 1
    assert page.message.text == "The file “song.ogg” was attached."
    assert not page.show_button.isVisible()
    page.message.action_chosen.emit("undo")
    assert names(journal, entry) == []
    assert page.empty.isVisible()
    workspace.turning.turn(workspace.recent.all[0])
    assert names(journal, entry) == ["song.ogg"]


def test_cancel_attaches_nothing(
    page: FilesPage, journal: Journal, entry: Entry, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("words")
    page.attach(str(tmp_path / "a.txt"))
    assert page.progress.isVisible()
    page.progress.cancel_button.click()
    tasks.drain()
    assert names(journal, entry) == []
    assert page.attach_button.isEnabled()


def test_a_picture_is_shown_when_one_asks_and_put_away(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "river.png", png(30, 20))
    assert not page.picture.isVisible()
    page.show_button.click()
    assert page.picture.isVisible()
    assert page.show_button.text() == "Put the picture away"
    page.show_button.click()
    assert not page.picture.isVisible()


def test_a_picture_has_a_tile_of_colours_that_shows_nothing_of_it(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "river.png", png(300, 200))
    attach(page, tasks, tmp_path / "a.txt", b"words")
    (river, text) = (page.list.lines.row(page.list.lines.index(number)) for number in range(2))
    assert river is not None
    assert text is not None
    assert (river.title, river.detail) == ("river.png", "Picture · 1 KB")
    assert text.detail == "Text · 1 KB"
    soft = page.list._soft[river.id]
    assert soft.width() <= 100
    assert text.id not in page.list._soft
    assert not page.picture.isVisible()
    page.remove_button.click()
    assert list(page.list._soft) == [river.id]


def test_enter_opens_a_picture_here_and_says_what_saving_another_file_means(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "river.png", png(30, 20))
    press(page.list, Qt.Key.Key_Return)
    assert page.picture.isVisible()
    attach(page, tasks, tmp_path / "a.txt", b"words")
    press(page.list, Qt.Key.Key_Return)
    assert "is not locked" in page.message.text
    assert page.findChild(QFileDialog) is None
    page.message.action_chosen.emit("save")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_a_picture_that_is_none_is_told(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "river.png", b"no picture")
    page.show_button.click()
    assert page.message.text.startswith("This picture could not be shown here.")
    assert not page.picture.isVisible()


def test_a_copy_outside_is_warned_of(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "a.txt", b"words")
    assert page.warning.isVisible()
    page.save_outside(str(tmp_path / "copy.txt"))
    assert (tmp_path / "copy.txt").read_bytes() == b"words"
    assert page.message.text == "This copy is not locked. Anyone who finds it can read it."


def test_a_copy_of_a_picture_has_nothing_hidden_unless_one_asks(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    photo, copy = FULL["jpeg"](), tmp_path / "copy.jpg"
    attach(page, tasks, tmp_path / "a.jpg", photo)
    assert page.clean.isVisible()
    assert page.clean.isChecked()
    page.save_outside(str(copy))
    assert copy.read_bytes() == cleaned(photo)
    assert page.message.text == "This copy is not locked. Anyone who finds it can read it."
    page.clean.click()
    page.save_outside(str(copy))
    assert copy.read_bytes() == photo


def test_what_is_safe_is_chosen_anew_for_each_picture(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    attach(page, tasks, tmp_path / "a.jpg", FULL["jpeg"]())
    page.clean.click()
    page._read()
    assert not page.clean.isChecked()
    attach(page, tasks, tmp_path / "b.png", FULL["png"]())
    assert page.clean.isChecked()


def test_hidden_data_that_stays_is_told(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    copy, broken = tmp_path / "copy.gif", b"GIF89a no picture"
    attach(page, tasks, tmp_path / "a.gif", broken)
    page.save_outside(str(copy))
    assert page.message.text.startswith("Hidden data could not be taken out of this file")
    assert not copy.exists()
    page.clean.click()
    page.save_outside(str(copy))
    assert copy.read_bytes() == broken


@pytest.mark.parametrize(
    ("name", "seen"),
    [("a.gif", (True, False)), ("a.heic", (False, True)), ("a.txt", (False, False))],
)
def test_files_that_keep_what_is_hidden_say_so(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path, name: str, seen: tuple[bool, bool]
) -> None:
    attach(page, tasks, tmp_path / name, b"content")
    assert (page.clean.isVisible(), page.stays.isVisible()) == seen
    page.remove_button.click()
    assert (page.clean.isVisible(), page.stays.isVisible()) == (False, False)


def test_a_file_is_removed_and_comes_back(
    page: FilesPage, journal: Journal, entry: Entry, workspace: Workspace
) -> None:
    Attachments(journal.vault).attach(entry.id, "a.txt", io.BytesIO(b"words"), now=NOW)
    workspace.changes.entries_changed.emit(None)
    page.remove_button.click()
    assert names(journal, entry) == []
    workspace.turning.undo_last()
    assert names(journal, entry) == ["a.txt"]


@pytest.mark.parametrize("button", ["attach_button", "save_button"])
def test_the_dialogs_are_not_the_ones_that_remember(
    page: FilesPage, tasks: ImmediateTasks, tmp_path: Path, button: str
) -> None:
    attach(page, tasks, tmp_path / "a.txt", b"words")
    getattr(page, button).click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()
