"""F1, from everywhere: dialogs, menus and open lists of choices included.

A shortcut does not work while a dialog or a menu is open, and an event filter
on the application is called for every event there is, which makes a change of
theme a third slower. Keys come to the window of the system first, whatever is
open inside it; so that is where this listens.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow


class HelpKey(QObject):
    """Hears F1 in every window of this application."""

    pressed = Signal()
    """F1 was pressed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen_to)
            self._listen_to(application.focusWindow())

    @Slot(QWindow)
    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time has no effect

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F1 before anything else does."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F1
        ):
            self.pressed.emit()
            return True
        return super().eventFilter(watched, event)
