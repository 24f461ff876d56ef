from __future__ import annotations

import pytest

from companion.agent import control, documents
from companion.agent.model import Schedule
from companion.paths import Paths
from companion.platform import autostart

Started = list[list[str]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Return the commands that would have been started."""
    commands: Started = []
    monkeypatch.setattr(control, "_start", commands.append)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return commands


def test_reminders_that_are_off_start_nothing(paths: Paths, started: Started) -> None:
    autostart.put(paths)
    control.follow(paths)
    assert started == []
    assert not autostart.is_put(paths)
    assert not control.is_running(paths.reminders)


def test_reminders_that_are_on_start_the_agent_once(paths: Paths, started: Started) -> None:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    control.follow(paths)
    assert started == [autostart.command(paths, "agent")]
    assert autostart.is_put(paths)
    lock = control.agent_lock(paths.reminders)
    lock.acquire()
    assert control.is_running(paths.reminders)
    control.follow(paths)
    assert len(started) == 1
    lock.release()  # as when it is killed
    control.follow(paths)
    assert len(started) == 2


def test_a_note_opens_the_window_that_is_there_or_a_new_one(paths: Paths, started: Started) -> None:
    control.open_window(paths, ["a" * 16])
    assert started == [autostart.command(paths)]
    lock = control.window_lock(paths.reminders)
    lock.acquire()
    control.open_window(paths, ["b" * 16])
    lock.release()
    assert len(started) == 1
    assert documents.asked_to_open(paths.reminders) == ("b" * 16,)


def test_no_words_in_the_arguments(paths: Paths, started: Started) -> None:
    control.open_window(paths, ["a" * 16])
    assert "a" * 16 not in " ".join(started[0])


def test_without_a_session_nothing_is_started(
    paths: Paths, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    documents.save_schedule(paths.reminders, Schedule(on=True))
    control.follow(paths)
    assert started == []
