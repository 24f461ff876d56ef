"""Shift three times within five seconds: a way to hide that no typing comes upon.

After the *Exit this page* pattern of GOV.UK: any other key begins the count anew,
so capital letters do not hide anything.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.clock import seconds as clock

TIMES: Final = 3
WITHIN_SECONDS: Final = 5.0
_KEY_PRESS: Final = QEvent.Type.KeyPress


class ShiftKeys(QObject):
    """Hears Shift in every window of this application."""

    pressed = Signal()
    """Shift was pressed three times."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments: list[float] = []

    def listen(self, on: bool) -> None:  # one thing that is so or not
        """Listen from now on, or no more."""
        application = QCoreApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        self._moments.clear()
        if on:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; a key is heard once, where it arrives in the window."""
        if event.type() is not _KEY_PRESS or not watched.isWindowType():
            return False
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._hear(event.key())
        return False

    def _hear(self, key: int) -> None:
        if key != Qt.Key.Key_Shift:
            self._moments.clear()
            return
        now = clock()
        self._moments = [each for each in self._moments if now - each < WITHIN_SECONDS] + [now]
        if len(self._moments) >= TIMES:
            self._moments.clear()
            self.pressed.emit()
