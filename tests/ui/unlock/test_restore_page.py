from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.paths import NOTEBOOK, Paths
from companion.ui.unlock.restore_page import RestorePage
from companion.vault import notebook_copies
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.support.disks import io_error
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def copy(paths: Paths) -> Path:
    """Return a copy with one page of a journal that has two by now, and is locked."""
    vault = new_vault(paths)
    journal = Journal(vault)
    journal.write(page("The first."), now=NOW)
    made = vault.snapshot(now=NOW).folder
    journal.write(page("The second."), now=NOW)
    vault.close()
    return made


@pytest.fixture
def shown(qtbot: QtBot, copy: Path, paths: Paths, tasks: ImmediateTasks) -> RestorePage:
    assert copy.is_dir()
    made = RestorePage(paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def pages_of(paths: Paths) -> int:
    vault = Vault.unlock(paths, PASSPHRASE)
    try:
        return len(Journal(vault).newest())
    finally:
        vault.close()


def test_the_newest_copy_of_this_computer_is_chosen(shown: RestorePage, copy: Path) -> None:
    assert shown._chosen == copy


def test_a_copy_is_checked_and_nothing_changes(shown: RestorePage, paths: Paths) -> None:
    shown.key.line.setText(PASSPHRASE)
    shown.check_button.click()
    assert shown.message.text == "This copy is whole and opens. 1 page can be read."
    assert pages_of(paths) == 2


def test_a_copy_becomes_the_journal_and_the_former_one_stays_beside(
    shown: RestorePage, paths: Paths, tasks: ImmediateTasks
) -> None:
    shown.key.line.setText(PASSPHRASE)
    shown.restore_button.click()
    assert shown.progress.isVisible()
    tasks.drain()
    assert not shown.progress.isVisible()
    assert "is your journal now" in shown.message.text
    assert shown.key.text == ""
    assert pages_of(paths) == 1
    assert len(list(paths.data.glob("vault.before-restore-*"))) == 1


def test_a_locked_notebook_that_could_not_be_read_is_told(
    shown: RestorePage, tasks: ImmediateTasks, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = shutil.copytree(copy, copy.parent / NOTEBOOK / copy.name)
    monkeypatch.setattr(notebook_copies, "_copied", io_error)
    shown.key.line.setText(PASSPHRASE)
    shown.restore_button.click()
    tasks.drain()
    assert "is your journal now" in shown.message.text
    assert "The copy of the locked notebook could not be read" in shown.message.text
    assert str(theirs) in shown.message.text


def test_what_came_of_it_is_in_sight_where_the_button_was_far_below(
    qtbot: QtBot, shown: RestorePage, tasks: ImmediateTasks
) -> None:
    shown.resize(600, 320)
    qtbot.waitExposed(shown)
    shown.key.line.setText(PASSPHRASE)
    shown.ensureWidgetVisible(shown.restore_button)
    assert shown.back.visibleRegion().isEmpty()
    shown.restore_button.click()
    tasks.drain()
    assert not shown.message.visibleRegion().isEmpty()
    assert not shown.back.visibleRegion().isEmpty()


def test_cancel_leaves_the_journal_as_it_was(
    shown: RestorePage, paths: Paths, tasks: ImmediateTasks
) -> None:
    shown.key.line.setText(PASSPHRASE)
    shown.restore_button.click()
    shown.progress.cancel_button.click()
    tasks.drain()
    assert shown.message.text == "Stopped. Everything is as it was."
    assert pages_of(paths) == 2
    assert not list(paths.data.glob("vault.*"))


def test_a_wrong_key_changes_nothing(
    shown: RestorePage, paths: Paths, tasks: ImmediateTasks
) -> None:
    shown.key.line.setText("not the right words")
    shown.restore_button.click()
    tasks.drain()
    assert "did not match" in shown.message.text
    assert pages_of(paths) == 2
    assert shown.restore_button.isEnabled()


def test_a_folder_without_copies_is_told(shown: RestorePage, tmp_path: Path) -> None:
    shown.look_into(str(tmp_path))
    assert shown.message.text == "There are no copies in this folder."
    shown.key.line.setText(PASSPHRASE)
    shown.restore_button.click()
    assert shown.message.text == "There are no copies in this folder."


def test_what_can_be_read_is_saved(shown: RestorePage, paths: Paths) -> None:
    shown.salvage_key.line.setText(PASSPHRASE)
    shown.salvage_button.click()
    assert "2 pages came through" in shown.message.text
    assert pages_of(paths) == 2


def test_back_leaves_no_key_behind(qtbot: QtBot, shown: RestorePage) -> None:
    shown.key.line.setText("a")
    shown.salvage_key.line.setText("b")
    with qtbot.waitSignal(shown.back_chosen):
        shown.back.click()
    assert (shown.key.text, shown.salvage_key.text) == ("", "")


def test_a_copy_that_was_handed_over_is_the_chosen_one(
    qtbot: QtBot, copy: Path, paths: Paths, tasks: ImmediateTasks, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    older = shutil.copytree(copy, stick / f"20200102T030405Z-1{copy.suffix}")
    shutil.copytree(copy, stick / copy.name)
    page = RestorePage(paths, tasks)
    qtbot.addWidget(page)
    page.look_at(stick / copy.name)
    assert page._chosen == stick / copy.name
    page.look_at(older)
    assert page._chosen == older
    assert page.list.lines.rowCount() == 2
