"""What was copied from private pages does not stay in the clipboard.

It is offered as plain text only, and taken away after a while, unless somebody
else has put something there. The data of the clipboard is never held here: it
is deleted under the hands of whoever does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

_MILLISECONDS: Final = 1000


class Clipboard(QObject):
    """Looks after what this app put into the clipboard."""

    def __init__(self, is_private: Callable[[], bool], parent: QObject | None = None) -> None:
        """`is_private` says whether what is copied now is from a private page."""
        super().__init__(parent)
        self._is_private = is_private
        self._seconds = 0
        self._is_ours = False
        self._is_putting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def watch(self, seconds: int) -> None:
        """Take things away after so many seconds; 0 leaves them until `clear`."""
        self._seconds = seconds

    @Slot()
    def _changed(self) -> None:
        if self._is_putting:
            return
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        self._is_ours = clipboard.ownsClipboard() and self._is_private()
        if not self._is_ours:
            return
        self._put(clipboard.text())
        if self._seconds:
            self._timer.start(self._seconds * _MILLISECONDS)

    @Slot()
    def clear(self) -> None:
        """Take away what is still ours."""
        self._timer.stop()
        if self._is_ours and QGuiApplication.clipboard().ownsClipboard():
            self._put("")
        self._is_ours = False

    def _put(self, text: str) -> None:
        """Hold a text and no other form of it, or nothing."""
        clipboard = QGuiApplication.clipboard()
        self._is_putting = True
        if text:
            clipboard.setText(text)
        else:
            clipboard.clear()
        self._is_putting = False
