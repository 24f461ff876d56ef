"""The end of a journal: everything is gone, nothing comes back, and the window closes."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.journal.notebooks import Notebooks
from companion.paths import Paths
from companion.ui.erased import ErasedPage
from companion.ui.main_window import MainWindow
from companion.ui.settings.erase_page import PAUSE_SECONDS, ErasePage
from companion.ui.unlock.session import Session
from companion.vault import backups, copying
from companion.vault.erasing import Erased
from tests.platform.fakes import Remembered
from tests.support.builders import CHEAP, NOW, PASSPHRASE, base_of, page
from tests.support.notebooks import NOTEBOOK_KEY
from tests.ui.conftest import OpenWindow


@pytest.fixture
def erased(
    open_window: OpenWindow,
    session: Session,
    paths: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """Write a page, copy it to a stick, and go the whole way to the end."""
    monkeypatch.setattr("companion.platform.key_store.here", Remembered)
    session.journal.write(page("Two herons."), now=NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "photo.jpg").write_bytes(b"mine")
    copying.add_place(session.vault, paths, stick, now=NOW)
    return go_the_whole_way(open_window(session=session))


def go_the_whole_way(window: MainWindow) -> MainWindow:
    """Ask for it, give the key, and wait for the pause to end."""
    assert window.workspace is not None
    window.workspace.settings.safe.open_erase()
    asked = window.workspace.side
    assert isinstance(asked, ErasePage)
    asked.key.line.setText(PASSPHRASE)
    asked.erase_button.click()
    for _second in range(PAUSE_SECONDS):
        asked._timer.timeout.emit()
    return window


def test_everything_is_gone_and_the_screen_is_neutral(
    erased: MainWindow, paths: Paths, tmp_path: Path
) -> None:
    shown = erased.stage.currentWidget()
    assert isinstance(shown, ErasedPage)
    assert shown.title.text() == "Everything is erased"
    assert erased.workspace is None
    assert not paths.vault.exists()
    assert backups.listed(tmp_path / "stick") == ()
    assert (tmp_path / "stick" / "photo.jpg").exists()


def test_a_locked_notebook_that_is_open_keeps_nothing(
    open_window: OpenWindow, session: Session, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.platform.key_store.here", Remembered)
    letters = Notebooks(session.vault).add("Letters", now=NOW)
    session.journal.lock(letters, NOTEBOOK_KEY, now=NOW, cost=CHEAP)
    shown = go_the_whole_way(open_window(session=session)).stage.currentWidget()
    assert isinstance(shown, ErasedPage)
    assert shown.title.text() == "Everything is erased"
    assert not paths.vault.exists()
    assert not paths.locked_notebook.data.exists()


def test_nothing_comes_back_when_the_window_closes(
    erased: MainWindow, paths: Paths, quits: list[str]
) -> None:
    erased.run("larger")
    shown = erased.stage.currentWidget()
    assert isinstance(shown, ErasedPage)
    shown.close_button.click()
    assert quits == ["quit"]
    assert not erased.ending.restart
    assert not [each for each in base_of(paths).rglob("*") if each.is_file()]


def test_hiding_during_the_pause_keeps_everything(
    open_window: OpenWindow, session: Session, paths: Paths
) -> None:
    window = open_window(session=session)
    assert window.workspace is not None
    window.workspace.settings.safe.open_erase()
    asked = window.workspace.side
    assert isinstance(asked, ErasePage)
    asked.key.line.setText(PASSPHRASE)
    asked.erase_button.click()
    assert asked._timer.isActive()
    window.bar.hide_button.click()
    assert not asked._timer.isActive()
    assert paths.vault.exists()


def test_what_is_left_is_told(erased: MainWindow) -> None:
    shown = erased.stage.currentWidget()
    assert isinstance(shown, ErasedPage)
    shown.show_erased(Erased(3, (Path("/held/vault"),), (Path("/stick"),)))
    assert "could not be removed: /held/vault" in shown.words.accessibleName()
    assert "copies in it stay: /stick" in shown.words.accessibleName()
