"""A message in the page it belongs to, with at most two things to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button
from companion.ui.widgets.label import Label


class MessageBar(QFrame):
    """Hidden until there is something to say; stays until the next message."""

    action_chosen = Signal(str)
    """The button was pressed; carries the key that was given with the message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "message")
        self._text = Label()
        self._button = Button("")
        self._button.clicked.connect(self._choose)
        self._key = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(gap(16), gap(8), gap(8), gap(8))
        layout.setSpacing(gap(GAP))
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; '' when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, *, caution: bool = False, action: str = "", key: str = "") -> None:
        """Show a message; with `action` a button of that name, told by `key`."""
        self.setProperty("tone", "caution" if caution else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self.style().unpolish(self._text)
        self.style().polish(self._text)
        self._text.setText(text)
        self._key = key
        self._button.name(action)
        self._button.setVisible(bool(action))
        self.show()
        announce(self._text)

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self.hide()

    @Slot()
    def _choose(self) -> None:
        self.clear()
        self.action_chosen.emit(self._key)


def announce(label: Label) -> None:
    """Let a screen reader speak a label that changed, without moving the focus."""
    label.setAccessibleName(label.text())
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(label, label.text()))
