"""Hearing a session through functions of the system, where there is no D-Bus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Hearing(Protocol):
    """The last step into one system."""

    def start(self, act: Callable[[], None]) -> None:
        """Call `act` on the thread of the window whenever the session is locked."""

    def stop(self) -> None:
        """Call nothing any more; harmless when it was not started."""


class HeardSession(QObject):
    """Says so when the system calls; the same to its listeners as guard/desktop.py."""

    locked = Signal()
    """The screen was locked, or the computer goes to sleep."""

    def __init__(self, hearing: Hearing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hearing = hearing
        self._is_listening = False
        # The system must not call into an object that is gone.
        self.destroyed.connect(hearing.stop)

    def listen(self, on: bool) -> None:  # one thing that is so or not
        """Listen from now on, or no more."""
        if on == self._is_listening:
            return
        self._is_listening = on
        if on:
            self._hearing.start(self.locked.emit)
        else:
            self._hearing.stop()
