"""The system is played here; what it says is in tests/platform/screen_lock."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.guard.desktop import Desktop
from tests.platform.fakes import FakeScreenLock


def test_what_the_system_tells_locks_while_it_is_wanted(qtbot: QtBot) -> None:
    lock = FakeScreenLock()
    desktop = Desktop(lock=lock)
    desktop.listen(on=True)
    desktop.listen(on=True)
    assert lock.starts == 1
    assert lock.act is not None
    with qtbot.waitSignal(desktop.locked):
        lock.act()
    desktop.listen(on=False)
    assert not lock.is_on


def test_the_system_calls_nothing_that_is_gone() -> None:
    lock, parent = FakeScreenLock(), QObject()
    Desktop(parent, lock).listen(on=True)
    assert lock.is_on
    shiboken6.delete(parent)
    assert not lock.is_on


def test_on_this_system_it_can_be_turned_on_and_off_without_a_bus() -> None:
    desktop = Desktop()
    for on in (True, True, False, False):
        desktop.listen(on=on)
