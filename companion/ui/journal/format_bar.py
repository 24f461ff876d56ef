"""The row above the page: formatting, and the view for reading."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.ui.journal.formatting import Format
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button
from companion.ui.widgets.flow import Flow


def format_name(chosen: Format) -> str:
    """Return what a format is called."""
    return {
        Format.BOLD: _("Bold"),
        Format.ITALIC: _("Italic"),
        Format.HEADING: _("Heading"),
        Format.QUOTE: _("Quote"),
        Format.LIST: _("List"),
    }[chosen]


class FormatBar(Flow):
    """A button for each format, and one to turn to reading and back."""

    chosen = Signal(object)
    """A format was chosen; carries it."""
    reading_chosen = Signal(bool)
    """Reading was turned on or off; carries which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap(4), parent)
        self.buttons = {one: Button(format_name(one), "tool") for one in Format}
        self.read_button = Button(_("Read"), "tool", icon="book-open")
        self.read_button.setCheckable(True)
        self.add(self.read_button, *self.buttons.values())
        for button in self.buttons.values():
            button.clicked.connect(self._choose)
        self.read_button.toggled.connect(self.reading_chosen)

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(one for one, button in self.buttons.items() if button is pressed))

    def show_formats(self, shown: bool) -> None:  # one thing, shown or not
        """Offer the formats, or only the way between reading and writing."""
        for button in self.buttons.values():
            button.setVisible(shown)
