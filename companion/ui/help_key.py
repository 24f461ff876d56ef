"""F1, from everywhere: dialogs, menus and open lists of choices included.

A shortcut does not work while a dialog or a menu is open, so this listens to
the whole application. It is called for every event there is and looks at
almost nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_KEY_PRESS = QEvent.Type.KeyPress


class HelpKey(QObject):
    """Hears F1 in every window of this application."""

    pressed = Signal()
    """F1 was pressed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take F1 before anything else does."""
        if event.type() is not _KEY_PRESS:
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            self.pressed.emit()
            return True
        return False
