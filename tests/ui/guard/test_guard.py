from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from companion.ui.main_window import Ending
from companion.ui.unlock.session import Session
from companion.vault.privacy import Privacy, to_preferences
from tests.ui.conftest import OpenWindow

NOTHING = Privacy(lock_after=0, lock_with_desktop=False, hide_with_shift=False, clear_after=0)


def test_what_was_chosen_is_in_force(open_window: OpenWindow, session: Session) -> None:
    session.preferences.put_all(to_preferences(NOTHING))
    window = open_window(session=session)
    assert window.guard is not None
    assert window.guard.chosen == NOTHING
    assert not window.guard.idle._timer.isActive()


def test_shift_three_times_hides(
    open_window: OpenWindow, session: Session, quits: list[str]
) -> None:
    window = open_window(session=session)
    for _time in range(3):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.ending == Ending(restart=True, notice="hidden")
    assert window.stage.currentWidget() is window.blank
    assert quits == ["quit"]


def test_nobody_there_is_told_and_then_locks(
    open_window: OpenWindow, session: Session, quits: list[str]
) -> None:
    window = open_window(session=session)
    assert window.guard is not None
    window.guard.idle.noticed.emit()
    assert "locks in a minute" in window.notice.text
    window.guard.idle.stayed.emit()
    assert window.notice.text == ""
    window.guard.idle.ended.emit()
    assert window.ending == Ending(restart=True, notice="locked")
    assert quits == ["quit"]


def test_the_screen_lock_of_the_desktop_locks(
    open_window: OpenWindow, session: Session, quits: list[str]
) -> None:
    window = open_window(session=session)
    assert window.guard is not None
    window.guard.desktop.locked.emit()
    assert quits == ["quit"]


def test_an_exercise_is_not_disturbed(open_window: OpenWindow, session: Session) -> None:
    window = open_window(session=session)
    assert not window.is_in_exercise
    window.steady.come_back()
    assert window.is_in_exercise


@pytest.mark.parametrize("way", ["hide_now", "close"])
def test_however_it_ends_private_words_leave_the_clipboard(
    open_window: OpenWindow, session: Session, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """T35: hidden or closed; locked is below."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    window = open_window(session=session)
    QGuiApplication.clipboard().setText("words")
    getattr(window, way)()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("in_help", [False, True])
def test_locking_takes_private_words_from_the_clipboard(
    open_window: OpenWindow, session: Session, monkeypatch: pytest.MonkeyPatch, *, in_help: bool
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    window = open_window(session=session)
    if in_help:
        window.open_help()
    QGuiApplication.clipboard().setText("words")
    window.lock()
    assert QGuiApplication.clipboard().text() == ("words" if in_help else "")
    QGuiApplication.clipboard().clear()
