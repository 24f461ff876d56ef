"""What the desktop tells: its screen was locked, the computer goes to sleep."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from companion.platform import screen_lock
from companion.platform.screen_lock import ScreenLock
from companion.ui.guard.ears import QtEars


class Desktop(QObject):
    """Says so, in Qt's way, when this system calls; it listens while that is wanted."""

    locked = Signal()
    """The computer goes to sleep, its screen was locked or its lid closed."""

    def __init__(self, parent: QObject | None = None, lock: ScreenLock | None = None) -> None:
        """`lock` is the system's way; without it, the way of this system."""
        super().__init__(parent)
        self._lock = screen_lock.here(QtEars(self)) if lock is None else lock
        self._is_listening = False
        # The system must not call into an object that is gone.
        self.destroyed.connect(self._lock.stop)

    def listen(self, on: bool) -> None:  # one thing that is so or not
        """Listen from now on, or no more."""
        if on == self._is_listening:
            return
        self._is_listening = on
        if on:
            self._lock.start(self.locked.emit)
        else:
            self._lock.stop()
