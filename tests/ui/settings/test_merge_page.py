from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.changes import Changes
from companion.ui.settings.merge_page import MergePage
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def shown(qtbot: QtBot, vault: Vault, paths: Paths, tasks: ImmediateTasks) -> MergePage:
    made = MergePage(vault, paths, tasks, Changes())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of another computer's journal with one page."""
    there = new_vault(Paths.below(tmp_path / "there"))
    Journal(there).write(page("From the other computer."), now=NOW)
    made = there.snapshot(now=NOW).folder
    there.close()
    return made


def test_pages_come_over(
    shown: MergePage, copy: Path, tasks: ImmediateTasks, journal: Journal
) -> None:
    shown.path.setText(str(copy))
    shown.key.line.setText(PASSPHRASE)
    shown.merge_button.click()
    tasks.drain()
    assert "still here" in shown.message.text
    assert shown.report.text().splitlines()[0] == "Pages that came over: 1"
    assert len(journal.newest()) == 1
    assert shown.key.text == ""


def test_a_wrong_key_brings_nothing(
    shown: MergePage, copy: Path, tasks: ImmediateTasks, journal: Journal
) -> None:
    shown.path.setText(str(copy))
    shown.key.line.setText("not the right words")
    shown.merge_button.click()
    tasks.drain()
    assert "did not match" in shown.message.text
    assert journal.newest() == []
    assert shown.merge_button.isEnabled()


def test_what_is_no_copy_is_told(shown: MergePage, tmp_path: Path, tasks: ImmediateTasks) -> None:
    shown.path.setText(str(tmp_path))
    shown.key.line.setText(PASSPHRASE)
    shown.merge_button.click()
    tasks.drain()
    assert "not a whole backup copy" in shown.message.text


def test_back_leaves_no_key_behind(qtbot: QtBot, shown: MergePage) -> None:
    shown.key.line.setText(PASSPHRASE)
    with qtbot.waitSignal(shown.closed):
        shown.back.click()
    assert shown.key.text == ""


def test_cancel_leaves_everything_as_it_was(
    shown: MergePage, copy: Path, tasks: ImmediateTasks, journal: Journal, paths: Paths
) -> None:
    shown.path.setText(str(copy))
    shown.key.line.setText(PASSPHRASE)
    shown.merge_button.click()
    assert shown.progress.isVisible()
    shown.progress.cancel_button.click()
    tasks.drain()
    assert shown.message.text == "Stopped. Everything is as it was."
    assert not shown.progress.isVisible()
    assert journal.newest() == []
    assert not list(paths.data.glob("vault.new-*"))
