"""Shift three times within five seconds: a way to hide that no typing comes upon.

After the *Exit this page* pattern of GOV.UK: any other key begins the count anew,
so capital letters do not hide anything.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.clock import seconds as clock
from companion.ui.application_events import application_events

TIMES: Final = 3
WITHIN_SECONDS: Final = 5.0


class ShiftKeys(QObject):
    """Hears Shift in every window of this application."""

    pressed = Signal()
    """Shift was pressed three times."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments: list[float] = []

    def listen(self, on: bool) -> None:  # one thing that is so or not
        """Listen from now on, or no more."""
        events = application_events()
        if events is None:
            return
        self._moments.clear()
        if on:
            events.listen([QEvent.Type.KeyPress], self._hear)
        else:
            events.forget(self._hear)

    def _hear(self, watched: QObject, event: QEvent) -> bool:
        """Count; a key is heard once, where it arrives in the window."""
        if watched.isWindowType() and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._count(event.key())
        return False

    def _count(self, key: int) -> None:
        if key != Qt.Key.Key_Shift:
            self._moments.clear()
            return
        now = clock()
        self._moments = [each for each in self._moments if now - each < WITHIN_SECONDS] + [now]
        if len(self._moments) >= TIMES:
            self._moments.clear()
            self.pressed.emit()
