"""T45: a system that can cover windows is played here; the windows are real."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from companion.ui.guard.cover import Cover
from companion.ui.main_window import MainWindow
from companion.ui.unlock.session import Session
from companion.vault.privacy import Privacy, to_preferences
from tests.platform.fakes import FakeProtection
from tests.ui.conftest import OpenWindow


@pytest.fixture
def protection(monkeypatch: pytest.MonkeyPatch) -> FakeProtection:
    """Let the window believe that this system can cover it."""
    fake = FakeProtection()
    monkeypatch.setattr("companion.platform.capture.here", lambda: fake)
    return fake


@pytest.fixture
def other() -> Iterator[QWindow]:
    window = QWindow()
    yield window
    window.destroy()


def is_covered(protection: FakeProtection, window: MainWindow) -> bool:
    return protection.covered.get(window.winId(), False)


def test_the_open_journal_is_covered_until_help_is_shown(
    open_window: OpenWindow, session: Session, protection: FakeProtection
) -> None:
    window = open_window()
    window.show_session(session)
    assert is_covered(protection, window)
    window.open_help()
    assert not is_covered(protection, window)
    window.close_help()
    assert is_covered(protection, window)


def test_the_first_page_is_covered_before_there_is_a_key(
    open_window: OpenWindow, protection: FakeProtection
) -> None:
    window = open_window()
    assert window.stage.currentWidget() is window.first_run
    assert is_covered(protection, window)


def test_turned_off_inside_the_vault_it_stays_off(
    open_window: OpenWindow, session: Session, protection: FakeProtection
) -> None:
    session.preferences.put_all(to_preferences(Privacy(cover_screen=False)))
    window = open_window(session=session)
    assert not is_covered(protection, window)
    window.open_help()
    window.close_help()
    assert not is_covered(protection, window)


def test_every_other_window_is_covered_as_it_is_shown_and_shown_again(
    other: QWindow, qtbot: QtBot
) -> None:
    protection = FakeProtection()
    cover = Cover(protection)
    cover.show_private(on=True)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    for window in (other, dialog):
        window.show()
        assert protection.covered.pop(window.winId())
        window.hide()
        assert window.winId() not in protection.covered
        window.show()
        assert protection.covered[window.winId()]
    cover.want(on=False)
    assert not any(protection.covered.values())


def test_a_window_that_was_hidden_meanwhile_is_seen_again(other: QWindow) -> None:
    protection = FakeProtection()
    cover = Cover(protection)
    cover.show_private(on=True)
    other.show()
    other.hide()
    cover.show_private(on=False)
    other.show()
    assert protection.covered == {other.winId(): False}


def test_where_the_system_has_no_way_it_is_not_asked(other: QWindow) -> None:
    protection = FakeProtection(can_protect=False)
    cover = Cover(protection)
    other.show()
    for on in (True, False, True):
        cover.show_private(on=on)
        cover.want(on=on)
    assert protection.covered == {}
