from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.settings.backups_page import BackupsPage
from companion.vault import backups
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, page
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def shown(qtbot: QtBot, vault: Vault, paths: Paths, tasks: ImmediateTasks) -> BackupsPage:
    made = BackupsPage(vault, paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def told(page: BackupsPage) -> str:
    """Return what is said about the places, without the room that lines may break in."""
    return "\n\n".join(each.told.accessibleName() for each in page.shown)


def test_at_first_there_is_no_copy(shown: BackupsPage) -> None:
    assert told(shown) == "On this computer\nNo copy yet."
    shown.check_button.click()
    assert shown.message.text == "There is no copy to check yet."


def test_one_is_made_and_told(shown: BackupsPage, paths: Paths) -> None:
    shown.make_button.click()
    assert shown.message.text == "A copy was made. It was opened and read."
    assert "Last copy:" in told(shown)
    assert len(backups.listed(paths.backups)) == 1


def test_the_newest_is_read_with_the_key(shown: BackupsPage, journal: Journal) -> None:
    journal.write(page(), now=NOW)
    shown.make_button.click()
    shown.key.line.setText(PASSPHRASE)
    shown.check_button.click()
    assert shown.message.text == "The newest copy is whole. 1 page can be read."
    assert shown.key.text == ""


def test_a_wrong_key_is_told(shown: BackupsPage) -> None:
    shown.make_button.click()
    shown.key.line.setText("not the right words")
    shown.check_button.click()
    assert "did not match" in shown.message.text
    assert shown.check_button.isEnabled()


def test_a_folder_is_added(shown: BackupsPage, vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shown.add_folder(str(folder))
    assert backups.known_folders(vault) == (folder,)
    assert "stick" in told(shown)


def test_while_it_works_nothing_else_begins(shown: BackupsPage, tasks: ImmediateTasks) -> None:
    tasks.hold()
    shown.make_button.click()
    busy = [shown.is_busy]
    assert not shown.folder_button.isEnabled()
    tasks.drain()
    assert [*busy, shown.is_busy] == [True, False]


def test_a_folder_is_let_go_of_and_keeps_its_copies(
    shown: BackupsPage, vault: Vault, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    shown.add_folder(str(folder))
    shown.shown[1].button.click()
    assert backups.known_folders(vault) == ()
    assert shown.message.text.startswith("No more copies go to this folder. Those that are there")
    assert len(backups.listed(folder)) == 1
    assert len(shown.shown) == 1
    shown.message._button.click()
    assert backups.known_folders(vault) == (folder,)
    assert shown.message.text == "Copies go to this folder again."
