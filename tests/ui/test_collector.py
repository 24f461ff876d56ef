from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.collector import Collector


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
