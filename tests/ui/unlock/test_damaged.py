"""When something is damaged: the whole way in the window, from the lock screen to the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.main_window import MainWindow
from companion.ui.unlock.restore_page import RestorePage
from companion.vault import backups
from companion.vault.header import NAMES
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.ui.conftest import OpenWindow

PAGES = 12


@pytest.fixture
def locked(paths: Paths) -> Path:
    """Return the folder of a locked vault with some pages and a backup."""
    vault = new_vault(paths)
    for number in range(PAGES):
        Journal(vault).write(page(f"page {number}"), now=NOW)
    backups.make(vault, now=NOW)
    vault.close()
    return paths.vault


def unlock(window: MainWindow) -> None:
    assert window.lock_screen is not None
    window.lock_screen.key.line.setText(PASSPHRASE)
    window.lock_screen.unlock_button.click()


def pages_of(window: MainWindow) -> int:
    assert window.workspace is not None
    return len(window.workspace.session.journal.newest())


def test_a_damaged_database_leads_to_a_whole_journal(locked: Path, open_window: OpenWindow) -> None:
    database = locked / "journal.1.db"
    content = bytearray(database.read_bytes())
    content[2000] ^= 1
    database.write_bytes(content)
    window = open_window()
    unlock(window)
    lock = window.lock_screen
    assert lock is not None
    assert lock.message.text.startswith("Your key is right, but the journal file is damaged.")
    lock.message._button.click()
    rescue = window.stage.currentWidget()
    assert isinstance(rescue, RestorePage)
    rescue.salvage_key.line.setText(PASSPHRASE)
    rescue.salvage_button.click()
    assert f"{PAGES} pages came through." in rescue.message.text
    rescue.back.click()
    unlock(window)
    assert pages_of(window) == PAGES


@pytest.mark.parametrize("lost", [NAMES[:1], NAMES[1:], NAMES])
def test_lost_slot_files_are_made_good_from_the_other_copy_or_a_backup(
    locked: Path, open_window: OpenWindow, lost: tuple[str, ...]
) -> None:
    for name in lost:
        (locked / name).unlink()
    window = open_window()
    unlock(window)
    assert pages_of(window) == PAGES
    assert all((locked / name).exists() for name in NAMES)
