"""The field for a key or a recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.label import Label


class KeyField(QWidget):
    """A labelled secret with Show. Pasting and password managers work."""

    submitted = Signal()
    """Enter was pressed in the field."""
    edited = Signal()
    """The text changed."""

    revealed = Signal(bool)
    """Show was turned on or off."""

    def __init__(self, text: str, parent: QWidget | None = None, *, show: bool = True) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(text)
        self.reveal(False)
        self.line.returnPressed.connect(self.submitted)
        self.line.textChanged.connect(self.edited)
        label = Label(text, "field")
        label.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap(8))
        layout.addWidget(label)
        layout.addWidget(self.line)
        if show:
            box = Tick(_("Show"))
            box.toggled.connect(self.reveal)
            box.toggled.connect(self.revealed)
            layout.addWidget(box)
        self.setFocusProxy(self.line)

    def take(self) -> str:
        """Return what was typed and empty the field."""
        text = self.line.text()
        self.line.clear()
        return text

    @property
    def text(self) -> str:
        """What is typed now."""
        return self.line.text()

    @Slot(bool)
    def reveal(self, shown: bool) -> None:
        """Show the letters, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        # Qt lets keyboards learn what is shown; this not. So after the mode.
        self.line.setInputMethodHints(
            self.line.inputMethodHints()
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
