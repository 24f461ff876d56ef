"""Reminders, in Settings: pausing all of them in one action, and the way to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot

from companion.agent import pausing
from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _
from companion.ui.reminders.state import can_be_turned, state_words
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths


class ReminderCard(Card):
    """One button, which turns into its opposite; one that leads on."""

    more_chosen = Signal()
    """On to all choices about reminders."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._folder = paths.reminders
        self.turn = Button("")
        self.more = Button(_("More about reminders"))
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
        self.column.addWidget(row(self.turn, self.more))
        self.turn.clicked.connect(self._turn)
        self.more.clicked.connect(self.more_chosen)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show how it is now."""
        is_paused = pausing.current(self._folder, now=now()) is not None
        self.turn.name(_("Turn reminders on again") if is_paused else _("Pause reminders"))
        self.turn.setVisible(can_be_turned(self._folder))
        self.state.setText(state_words(self._folder))

    def event(self, event: QEvent) -> bool:
        """Look again when one comes back: it may have been changed beside the clock."""
        if event.type() is QEvent.Type.WindowActivate:
            self.refresh()
        return super().event(event)

    @Slot()
    def _turn(self) -> None:
        try:
            pausing.turn(self._folder, now=now())
        except CompanionError as error:
            self.state.setText(str(explain(error)))
            return
        self.refresh()
