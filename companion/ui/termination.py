"""Asked to end from outside (log-out, shut-down, kill): the same calm path as closing."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Termination(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into a Qt signal; Qt's loop never sees them else."""

    asked = Signal()
    """Somebody asked the process to end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        os.set_blocking(write, False)
        os.set_blocking(self._read, False)
        signal.set_wakeup_fd(write)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _leave_it_to_qt)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    @Slot()
    def _woken(self) -> None:
        os.read(self._read, 64)
        self.asked.emit()


def _leave_it_to_qt(_number: int, _frame: object) -> None:
    """Do nothing here: the wake-up pipe has told already."""
