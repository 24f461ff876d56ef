from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.termination import Termination

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture
def termination() -> Iterator[Termination]:
    former = {number: signal.getsignal(number) for number in SIGNALS}
    descriptor = signal.set_wakeup_fd(-1)
    parent = QObject()
    yield Termination(parent)
    assert parent is not None
    os.close(signal.set_wakeup_fd(descriptor))
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_being_asked_to_end_is_told_to_the_window(
    qtbot: QtBot, termination: Termination, number: signal.Signals
) -> None:
    with qtbot.waitSignal(termination.asked):
        os.kill(os.getpid(), number)
