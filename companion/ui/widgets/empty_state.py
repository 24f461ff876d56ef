"""What stands where a list would be, when there is nothing: a sentence, and one soft step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce
from companion.ui.widgets.picture import Picture


class EmptyState(QWidget):
    """Says that nothing is there, and that this is fine."""

    def __init__(
        self, text: str = "", *, icon: str = "leaf", action: str = "", parent: QWidget | None = None
    ) -> None:
        """Make one; with `action` there is a quiet `button` of that name."""
        super().__init__(parent)
        self.words = Label(text, "muted")
        self.button = Button(action, "quiet")
        self.button.setHidden(not action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(GAP), 0, gap(GAP))
        column.setSpacing(gap(8))
        column.addWidget(Picture(icon))
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def say(self, text: str) -> None:
        """Say something else, aloud too when it is new."""
        if text != self.words.text():
            self.words.setText(text)
            announce(self.words)
