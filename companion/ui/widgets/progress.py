"""Long work: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from companion.i18n import _
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GAP, Button
from companion.ui.widgets.flow import Flow

_WIDTH = 160


class Progress(Flow):
    """A bar with Cancel beside it; hidden until there is something to wait for."""

    cancelled = Signal()
    """Cancel was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap(GAP), parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setMinimumWidth(px(_WIDTH))
        self.cancel_button = Button(_("Cancel"), icon="x")
        self.cancel_button.clicked.connect(self.cancelled)
        self.add(self.bar, self.cancel_button)
        self.hide()

    def start(self) -> None:
        """Show that something is under way; how much is not known yet."""
        self.bar.setRange(0, 0)
        self.show()

    def show_done(self, done: int, total: int) -> None:
        """Show how much of it is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stop(self) -> None:
        """There is nothing to wait for any more."""
        self.hide()
