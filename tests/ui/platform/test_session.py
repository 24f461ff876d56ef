from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.platform.session import HeardSession


class FakeHearing:
    """A system whose lock is a call from the test."""

    def __init__(self) -> None:
        self.act: Callable[[], None] | None = None
        self.starts = 0

    @property
    def is_on(self) -> bool:
        return self.act is not None

    def start(self, act: Callable[[], None]) -> None:
        self.act = act
        self.starts += 1

    def stop(self) -> None:
        self.act = None


def test_what_the_system_tells_locks_while_it_is_wanted(qtbot: QtBot) -> None:
    hearing = FakeHearing()
    session = HeardSession(hearing)
    session.listen(on=True)
    session.listen(on=True)
    assert hearing.starts == 1
    assert hearing.act is not None
    with qtbot.waitSignal(session.locked):
        hearing.act()
    session.listen(on=False)
    assert not hearing.is_on


def test_the_system_calls_nothing_that_is_gone() -> None:
    hearing, parent = FakeHearing(), QObject()
    HeardSession(hearing, parent).listen(on=True)
    assert hearing.is_on
    shiboken6.delete(parent)
    assert not hearing.is_on
