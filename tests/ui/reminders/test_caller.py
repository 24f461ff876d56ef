from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.agent import control, documents
from companion.agent.model import Schedule
from companion.errors import DiskFull
from companion.paths import Paths
from companion.platform import autostart
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


def test_an_agent_that_died_is_started_before_the_journal_is_open(
    qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(control, "_start", started.append)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    documents.save_schedule(paths.reminders, Schedule(on=True))
    window = QWidget()
    qtbot.addWidget(window)
    caller = Caller(paths, window)
    qtbot.waitUntil(lambda: started == [autostart.command(paths, "agent")])
    caller.close()


def test_where_the_agent_cannot_be_started_the_window_stands(
    qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Paths] = []

    def full(paths: Paths) -> None:
        tried.append(paths)
        raise DiskFull

    monkeypatch.setattr(control, "follow", full)
    window = QWidget()
    qtbot.addWidget(window)
    caller = Caller(paths, window)
    qtbot.waitUntil(lambda: tried == [paths])
    caller.close()
