"""Pausing all reminders, in Settings: there while any date has some, or they are paused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.agent import documents, pausing
from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _, long_date
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths


class ReminderCard(Card):
    """One button, which turns into its opposite."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._folder = paths.reminders
        self.turn = Button(_("Pause reminders"))
        self.state = Label("", "muted")
        self.column.addWidget(Label(_("Reminders"), "heading"))
        self.column.addWidget(
            Label(
                _(
                    "A reminder says only that you have a note. What it is about stays here, "
                    "behind your key."
                )
            )
        )
        self.column.addWidget(self.state)
        self.column.addWidget(row(self.turn))
        self.turn.clicked.connect(self._turn)
        self.refresh()
        is_paused = pausing.current(self._folder, now=now()) is not None
        if not is_paused and not documents.load_schedule(self._folder).on:
            self.hide()

    @Slot()
    def refresh(self) -> None:
        """Show how it is now."""
        pause = pausing.current(self._folder, now=now())
        text = _("Pause reminders") if pause is None else _("Turn reminders on again")
        self.turn.name(text)
        if pause is None:
            self.state.setText(_("You chose reminders for some dates."))
        elif pause.until is None:
            self.state.setText(_("Reminders are paused until you turn them on again."))
        else:
            day = long_date(pause.until)
            self.state.setText(_("Reminders are paused until {date}.").format(date=day))

    @Slot()
    def _turn(self) -> None:
        moment = now()
        try:
            if pausing.current(self._folder, now=moment) is None:
                pausing.pause(self._folder, now=moment)
            else:
                pausing.resume(self._folder, now=moment)
        except CompanionError as error:
            self.state.setText(str(explain(error)))
            return
        self.refresh()
