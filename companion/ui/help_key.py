"""F1, from everywhere: dialogs, menus and open lists of choices included.

A shortcut does not work while a dialog or a menu is open, so this listens to
the whole application.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from companion.ui.application_events import application_events


class HelpKey(QObject):
    """Hears F1 in every window of this application."""

    pressed = Signal()
    """F1 was pressed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        events = application_events()
        if events is not None:
            events.listen([QEvent.Type.KeyPress], self._hear)

    def _hear(self, _watched: QObject, event: QEvent) -> bool:
        """Take F1 before anything else does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            self.pressed.emit()
            return True
        return False
