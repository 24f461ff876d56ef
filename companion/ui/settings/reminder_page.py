"""All choices about reminders that are not about one date: a pause, the words, a hello."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.i18n import _
from companion.settings import LONGEST_LINE, one_short_line
from companion.ui.settings.pause_card import PauseCard
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.paths import Paths


class ReminderPage(ColumnPage):
    """Every choice takes effect at once and can be undone."""

    closed = Signal()
    """Back was pressed."""
    line_chosen = Signal(str)
    """A note is to say other words; carries them, '' for the usual ones."""
    hello_chosen = Signal(bool)
    """A hello is to have a note, or none."""

    def __init__(self, paths: Paths, line: str) -> None:
        super().__init__()
        self._kept = line
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.pause = PauseCard(paths)
        self.line = QLineEdit(line)
        hold(self.line, LONGEST_LINE, self.message)
        self.line.setPlaceholderText(_("You have a note."))
        self.hello = LongTick(_("Have a note, too, when it is time for a hello"))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Reminders"), "title"))
        self.column.addWidget(self.message)
        for card in (self._dates_card(), self.pause, self._line_card(), self._hello_card()):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.back.clicked.connect(self._leave)
        self.line.editingFinished.connect(self._choose_line)
        self.hello.clicked.connect(self.hello_chosen)
        self.setFocusProxy(self.back)

    def show_line(self, line: str) -> None:
        """Show the words that are kept."""
        self._kept = line
        self.line.setText(line)

    def show_hello(self, *, on: bool) -> None:
        """Show whether a hello has a note."""
        self.hello.setChecked(on)

    @Slot()
    def _leave(self) -> None:
        self._choose_line()
        self.closed.emit()

    @Slot()
    def _choose_line(self) -> None:
        line = one_short_line(self.line.text())
        self.line.setText(line)
        if line != self._kept:
            self._kept = line
            self.line_chosen.emit(line)

    def _dates_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(_("A note, and nothing more"), "heading"))
        card.column.addWidget(
            Label(
                _(
                    "A reminder says only that you have a note. What it is about stays here, "
                    "behind your key."
                )
            )
        )
        card.column.addWidget(
            Label(
                _(
                    "You choose the days and the time for each date, on its own page. “Later” "
                    "brings a note back in an hour. “Not today” lets it go."
                )
            )
        )
        return card

    def _line_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(_("The words of a note"), "heading"))
        field(card.column, _("What a note says"), self.line)
        card.column.addWidget(
            Label(
                _(
                    "Left blank, it says “You have a note.” Whoever sees your screen can read "
                    "these words, and they are kept on this computer without a key. Words that "
                    "tell others nothing are best, like “Water the plants.”"
                ),
                "muted",
            )
        )
        return card

    def _hello_card(self) -> Card:
        card = Card()
        card.column.addWidget(Label(_("Saying hello"), "heading"))
        card.column.addWidget(self.hello)
        card.column.addWidget(
            Label(
                _(
                    "For people you like to say hello to from time to time. The note never says "
                    "who it is."
                ),
                "muted",
            )
        )
        return card
