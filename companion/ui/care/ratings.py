"""How hard it is, from 0 to 10, or left blank: before and after; noted only when asked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from companion.care.what_helps import MOST_DISTRESS
from companion.i18n import _
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label


class Rating(Choice):
    """A number from 0 to 10, or nothing: nothing is chosen at first."""

    def __init__(self) -> None:
        super().__init__()
        self.addItem(_("Left blank"), None)
        for number in range(MOST_DISTRESS + 1):
            self.addItem(str(number), number)

    @property
    def value(self) -> int | None:
        """The number that was chosen, or None."""
        found: int | None = self.currentData()
        return found

    def choose(self, value: int | None) -> None:
        """Choose a number, or none."""
        self.setCurrentIndex(0 if value is None else self.findData(value))


class NoteCard(Card):
    """Offers to note that something was done; shown only while the log is turned on."""

    noted = Signal(object, object)
    """Note it was pressed; carries the numbers before and after, each may be None."""

    def __init__(self, before: int | None = None) -> None:
        super().__init__()
        self.before = Rating()
        self.before.choose(before)
        self.after = Rating()
        self.note_button = Button(_("Note it"))
        self.column.addWidget(Label(_("Note it, if you like"), "heading"))
        self.column.addWidget(Label(_("0 is calm. 10 is the hardest. Both can be left blank.")))
        field(self.column, _("How hard it was before"), self.before)
        field(self.column, _("How hard it is after"), self.after)
        self.column.addWidget(row(self.note_button))
        self.note_button.clicked.connect(self._note)

    @Slot()
    def _note(self) -> None:
        self.note_button.setEnabled(False)
        self.noted.emit(self.before.value, self.after.value)
