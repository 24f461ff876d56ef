"""What is shown while locking, and the one question the app asks on closing."""

from __future__ import annotations

from PySide6.QtCore import Signal

from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, row
from companion.ui.widgets.label import Label
from companion.wording import explain


class Blank(ColumnPage):
    """An empty window; with words on it only when locking could not be finished."""

    back_chosen = Signal()
    """Back to the page, whose words could not be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "lead")
        self._back = Button(_("Back to my page"), "main")
        self.column.addStretch(1)
        self.column.addWidget(self._words)
        self.column.addWidget(row(self._back))
        self.column.addStretch(2)
        self._back.clicked.connect(self.back_chosen)
        self.clear()

    def clear(self) -> None:
        """Show nothing at all."""
        self._words.hide()
        self._back.hide()

    def explain(self, error: Exception) -> None:
        """Say why the journal is still open, without showing the page."""
        self._words.setText(
            _("It could not be locked, so that no words are lost.") + " " + str(explain(error))
        )
        self._words.show()
        self._back.show()
        self._back.setFocus()


class UnsavedQuestion(ColumnPage):
    """The first page was never saved and the window is being closed."""

    save_chosen = Signal()
    """Save it."""
    discard_chosen = Signal()
    """Throw it away."""
    back_chosen = Signal()
    """Neither; back to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.save_button = Button(_("Save"), "main")
        discard = Button(_("Throw away"), "danger")
        back = Button(_("Back"), icon="arrow-left")
        self.column.addStretch(1)
        self.column.addWidget(Label(_("Your page is not saved yet"), "title"))
        self.column.addWidget(
            Label(_("It is only on this screen. You can save it, or let it go."), "lead")
        )
        self.column.addSpacing(gap(GROUP_GAP))
        self.column.addWidget(row(self.save_button, discard, back))
        self.column.addStretch(2)
        self.save_button.clicked.connect(self.save_chosen)
        discard.clicked.connect(self.discard_chosen)
        back.clicked.connect(self.back_chosen)
        self.setFocusProxy(self.save_button)
