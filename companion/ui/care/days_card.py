"""The days an idea is in, each with the way out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.i18n import _
from companion.ui.planner.page import emptied
from companion.ui.planner.references import NamedIdea
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.day_ideas import DayIdea
    from companion.planner.model import Saved
    from companion.ui.care.desk import CareDesk


class DaysCard(Card):
    """Hidden while the idea is in no day."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self._days: tuple[Saved[DayIdea], ...] = ()
        self.buttons: list[Button] = []
        self.hide()

    def show_days(self, days: Sequence[Saved[DayIdea]]) -> None:
        """Show these, in their order."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        emptied(self.column)
        self.column.addWidget(Label(_("In my days"), "heading"))
        self.buttons = []
        for number, each in enumerate(self._days):
            when = NamedIdea(each, "").when
            button = Button(_("Take it out: {date}").format(date=when), "quiet", icon="x")
            button.setProperty("number", number)
            button.clicked.connect(self._take_out)
            self.buttons.append(button)
            self.column.addWidget(Label(_reminded(when, each.value)))
            self.column.addWidget(row(button))
        self.setVisible(bool(self._days))

    @Slot()
    def _take_out(self) -> None:
        from companion.ui.care.day_page import take_out

        take_out(self._desk, self._days[int(self.sender().property("number"))])


def _reminded(when: str, value: DayIdea) -> str:
    return _("{date}, with a reminder").format(date=when) if value.reminds else when
