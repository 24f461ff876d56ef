"""Gentle writing, before it begins: how long at most, and how heavy it is now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot

from companion.i18n import _, ngettext
from companion.ui.care.ratings import Rating
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label

MINUTES: Final = (5, 10, 15, 20)


class GentleCard(Card):
    """Asks two things, both of which can be left as they are."""

    begun = Signal(int, object)
    """Begin was pressed; carries the minutes, and the number from 0 to 10 or None."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = Chips(_("How long, at most"), needed=True)
        self.minutes.show_choices({
            str(count): ngettext("{count} minute", "{count} minutes", count).format(count=count)
            for count in MINUTES
        })  # fmt: skip
        self.minutes.choose(str(MINUTES[1]))
        self.before = Rating()
        self.begin_button = Button(_("Begin"), icon="leaf")
        self.column.addWidget(Heading(_("Gentle writing")))
        self.column.addWidget(
            Label(
                _(
                    "A short time to write about something heavy. Stop is always in sight: it "
                    "saves the page and opens something steady."
                )
            )
        )
        self.column.addWidget(Label(_("How long, at most"), "field"))
        self.column.addWidget(self.minutes)
        field(self.column, _("How heavy it is now"), self.before)
        self.column.addWidget(
            Label(_("0 is calm. 10 is the hardest. It can be left out."), "muted")
        )
        self.column.addWidget(row(self.begin_button))
        self.begin_button.clicked.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self.begun.emit(int(self.minutes.choice), self.before.value)
