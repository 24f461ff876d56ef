from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.agent import control, documents
from companion.agent.model import Schedule
from companion.paths import Paths
from companion.ui.reminders.caller import Caller


def test_a_note_brings_the_window_up(qtbot: QtBot, paths: Paths) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    caller = Caller(paths, window)
    with qtbot.waitSignal(caller.called):
        documents.ask_to_open(paths.reminders, ["a" * 16])
    assert not window.isMinimized()
    assert control._is_held(control.window_lock(paths.reminders))
    caller.close()
    assert not control._is_held(control.window_lock(paths.reminders))


def test_other_files_do_not(qtbot: QtBot, paths: Paths) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    caller = Caller(paths, window)
    with qtbot.assertNotEmitted(caller.called, wait=50):
        documents.save_schedule(paths.reminders, Schedule())
    caller.close()


def test_the_second_window_does_not_listen(qtbot: QtBot, paths: Paths) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = Caller(paths, window), Caller(paths, window)
    second.close()
    assert control._is_held(control.window_lock(paths.reminders))
    first.close()
