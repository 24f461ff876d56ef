"""Pausing all reminders: until they are turned on again, or until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QLineEdit

from companion.agent import pausing
from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _
from companion.planner.day_text import read_day
from companion.ui.reminders.state import state_words
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths


class PauseCard(Card):
    """How it is now, and the one button that turns it into its opposite."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._folder = paths.reminders
        self.state = Label("")
        self.message = MessageBar()
        self.until = QLineEdit()
        self.turn = Button("")
        self.column.addWidget(Label(_("A pause"), "heading"))
        self.column.addWidget(self.state)
        self.column.addWidget(self.message)
        self._label = field(
            self.column, _("The day they come again, like 10 March 2026"), self.until
        )
        self._hint = Label(
            _(
                "Left blank, they rest until you turn them on. What comes due in a pause is let "
                "go: nothing piles up."
            ),
            "muted",
        )
        self.column.addWidget(self._hint)
        self.column.addWidget(row(self.turn))
        self.turn.clicked.connect(self._turn)
        self.until.returnPressed.connect(self._turn)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show how it is now."""
        is_paused = pausing.current(self._folder, now=now()) is not None
        self.state.setText(state_words(self._folder))
        self.turn.name(_("Turn reminders on again") if is_paused else _("Pause reminders"))
        for widget in (self._label, self.until, self._hint):
            widget.setVisible(not is_paused)

    def event(self, event: QEvent) -> bool:
        """Look again when one comes back: it may have been changed beside the clock."""
        if event.type() is QEvent.Type.WindowActivate:
            self.refresh()
        return super().event(event)

    @Slot()
    def _turn(self) -> None:
        moment = now()
        self.message.clear()
        try:
            if pausing.current(self._folder, now=moment) is not None:
                pausing.resume(self._folder, now=moment)
            else:
                until = read_day(self.until.text(), today=moment.date())
                if until is not None and until <= moment.date():
                    self.message.say(_("Choose a day that is still to come."), caution=True)
                    self.until.setFocus()
                    return
                pausing.pause(self._folder, now=moment, until=until)
                self.until.clear()
        except CompanionError as error:
            self.message.say(str(explain(error)), caution=True)
            return
        self.refresh()
        self.turn.setFocus()
        announce(self.state)
