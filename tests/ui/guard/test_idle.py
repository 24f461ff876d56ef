"""Time is moved by hand: a timer that fires is `_look`, a key is an event of Qt's."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.clock import seconds
from companion.ui.guard import idle
from companion.ui.guard.idle import NOTICE_SECONDS, Idle
from tests.support.keys import press


@dataclass(slots=True)
class Room:
    """Somebody's room: the clock, whether they do an exercise, and what was told."""

    clock: float = 1000.0
    is_busy: bool = False
    told: list[str] = field(default_factory=list)

    def busy(self) -> bool:
        return self.is_busy

    def now(self) -> float:
        return self.clock


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def watch(room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Idle:  # noqa: ARG001
    monkeypatch.setattr(idle, "clock", room.now)
    made = Idle(room.busy)
    for name in ("noticed", "stayed", "ended"):
        getattr(made, name).connect(lambda name=name: room.told.append(name))
    made.watch(5)
    return made


def test_a_notice_comes_first_and_the_lock_a_minute_later(room: Room, watch: Idle) -> None:
    room.clock += 300
    watch._look()
    assert room.told == ["noticed"]
    assert watch._timer.remainingTime() > 0
    room.clock += NOTICE_SECONDS
    watch._look()
    assert room.told == ["noticed", "ended"]


def test_a_key_keeps_it_open(room: Room, watch: Idle, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    room.clock += 300
    watch._look()
    press(line, Qt.Key.Key_A)
    assert room.told == ["noticed", "stayed"]
    assert line.text() == "a"
    room.clock += NOTICE_SECONDS
    watch._look()
    assert room.told == ["noticed", "stayed"]


def test_what_one_does_puts_it_off(room: Room, watch: Idle) -> None:
    room.clock += 200
    watch.act()
    room.clock += 100
    watch._look()
    assert room.told == []


def test_an_exercise_is_never_ended(room: Room, watch: Idle) -> None:
    room.is_busy = True
    room.clock += 10_000
    watch._look()
    watch.act()
    assert "noticed" not in room.told
    assert "ended" not in room.told


def test_after_a_sleep_the_first_key_finds_it_locked(room: Room, watch: Idle) -> None:
    room.clock += 300 + NOTICE_SECONDS + 1
    watch.act()
    assert room.told == ["ended"]


def test_never_is_never(room: Room, watch: Idle) -> None:
    watch.watch(0)
    assert not watch._timer.isActive()
    room.clock += 100_000
    assert room.told == []


def test_a_process_that_was_held_up_locks_as_soon_as_it_goes_on(room: Room, watch: Idle) -> None:
    """T24: stopped for ten minutes, the notice is over before anybody could see it."""
    room.clock += 600
    watch._look()
    assert room.told == ["ended"]


@pytest.mark.parametrize("days", [-1, 1])
def test_setting_the_clock_of_the_computer_changes_nothing(
    days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T24: what is counted are the seconds that pass, not the time of day."""
    before = seconds()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + days * 86_400)
    assert abs(seconds() - before) < NOTICE_SECONDS
