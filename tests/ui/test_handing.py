"""A file that the app was started with: looked at, and nothing done by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.handing import Handing
from companion.ui.help import lists, lists_page
from companion.ui.help.lists_page import ListsPage
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.main_window import MainWindow
from companion.ui.unlock.restore_page import RestorePage
from companion.ui.unlock.session import Session
from tests.journal.importers.samples import JRNL_KEY, jrnl_locked_3
from tests.resources.examples import line
from tests.support.builders import NOW, PASSPHRASE, new_vault, page
from tests.support.immediate import ImmediateTasks
from tests.support.packs import KEY, json_pack
from tests.ui.conftest import OpenWindow

WAITS = "First open your journal."


def brought_in(window: MainWindow) -> BringInPage:
    assert window.workspace is not None
    found = window.workspace.side
    assert isinstance(found, BringInPage)
    return found


def unlock(window: MainWindow, tasks: ImmediateTasks) -> None:
    assert window.lock_screen is not None
    window.lock_screen.key.line.setText(PASSPHRASE)
    window.lock_screen.unlock_button.click()
    tasks.drain()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return what another journal made, locked with a key of its own."""
    return jrnl_locked_3(tmp_path)


def test_a_list_is_shown_in_help_without_a_key_and_not_used(
    open_window: OpenWindow,
    paths: Paths,
    tasks: ImmediateTasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists_page, "now", lambda: NOW)
    new_vault(paths).close()
    lists.trust(paths, KEY.public.text, "River", NOW)
    file = json_pack(tmp_path / "river", [line("one", name="Line One")])
    window = open_window()
    Handing(window, file).begin()
    shown = window.stage.currentWidget()
    assert isinstance(shown, ListsPage)
    tasks.drain()
    assert "Line One" in shown.report.text()
    assert lists.installed(paths) == ()
    shown.back.click()
    window.close_help()
    assert window.stage.currentWidget() is window.lock_screen
    assert window.notice.text == ""


def test_an_archive_waits_for_the_key_and_is_then_looked_at(
    open_window: OpenWindow, paths: Paths, tasks: ImmediateTasks, archive: Path
) -> None:
    new_vault(paths).close()
    window = open_window()
    handing = Handing(window, archive)
    handing.begin()
    assert window.notice.text.startswith(WAITS)
    assert str(archive) not in window.notice.text
    unlock(window, tasks)
    handing._timer.timeout.emit()
    assert window.workspace is not None
    shown = brought_in(window)
    assert window.notice.text == ""
    tasks.drain()
    assert shown.path.text() == str(archive)
    assert shown.key.isVisible()
    assert JRNL_KEY not in shown.message.text
    assert Journal(window.workspace.session.vault).count() == 0


def test_it_is_shown_once(
    open_window: OpenWindow, session: Session, tasks: ImmediateTasks, archive: Path
) -> None:
    window = open_window()
    handing = Handing(window, archive)
    handing.begin()
    window.show_session(session)
    handing._timer.timeout.emit()
    tasks.drain()
    brought_in(window).back_button.click()
    assert window.workspace is not None
    window.workspace.show_write()
    window.open_help()
    window.close_help()
    handing._timer.timeout.emit()
    assert window.workspace.side is None


def test_where_there_is_no_journal_yet_it_waits_for_the_first_page(
    open_window: OpenWindow, archive: Path
) -> None:
    window = open_window()
    assert window.first_run is not None
    Handing(window, archive).begin()
    assert window.notice.text.startswith(WAITS)


def test_a_copy_is_shown_where_copies_can_be_used_and_nothing_is_restored(
    open_window: OpenWindow, paths: Paths
) -> None:
    vault = new_vault(paths)
    Journal(vault).write(page("kept"), now=NOW)
    copy = vault.snapshot(now=NOW).folder
    vault.close()
    window = open_window()
    Handing(window, copy).begin()
    shown = window.stage.currentWidget()
    assert isinstance(shown, RestorePage)
    assert shown._chosen == copy
    shown.back.click()
    assert window.stage.currentWidget() is window.lock_screen
