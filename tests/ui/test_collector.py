from __future__ import annotations

import gc
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.collector import Collector
from companion.ui.tasks import Tasks


class Knot:
    def __init__(self) -> None:
        self.self = self


def test_it_collects_on_this_thread_when_it_has_been_quiet(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    collector = Collector(parent)
    assert not gc.isenabled()
    threads: list[int] = []
    knot = weakref.finalize(Knot(), lambda: threads.append(threading.get_ident()))
    assert knot.alive
    collector._timer.setInterval(0)
    collector.soon()
    qtbot.waitUntil(lambda: not knot.alive)
    assert threads == [threading.get_ident()]
    assert not collector._timer.isActive()  # an idle app wakes up for nothing


def test_the_timer_waits_until_nothing_happens() -> None:
    parent = QObject()
    collector = Collector(parent)
    collector.soon()
    assert collector._timer.isSingleShot()
    assert collector._timer.interval() >= 1000


def test_it_does_not_collect_while_an_answer_is_awaited(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[bool] = []
    failed: list[Exception] = []
    parent, tasks = QObject(), Tasks()
    collector = Collector(parent)
    collector.watch(tasks)
    monkeypatch.setattr(collector, "collect", lambda: collected.append(tasks.is_working))
    collector._timer.setInterval(0)
    door = threading.Event()
    tasks.run(door.wait, collected.append, failed.append)
    collector.soon()
    qtbot.waitUntil(lambda: not collector._timer.isActive())
    assert collected == []
    door.set()
    qtbot.waitUntil(lambda: collected[1:] == [False])
    tasks.close()
    assert failed == []


def test_what_was_loaded_is_set_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: turns.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: turns.append("freeze"))
    collector = Collector(QObject())
    collector.collect()
    collector.collect()
    assert turns == ["collect", "freeze", "collect"]
    monkeypatch.setattr(sys, "modules", {**sys.modules, **dict.fromkeys(map(str, range(100)))})
    collector.collect()
    assert turns[-1] == "freeze"
