"""The days an idea is in, and the way out of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.i18n import _, long_date
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

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
        self.list = QuietList()
        self.out_button = Button(_("Take it out"), "quiet", icon="x")
        field(self.column, _("In my days"), self.list)
        self.column.addWidget(row(self.out_button))
        self.out_button.clicked.connect(self._take_out)
        self.hide()

    def show_days(self, days: Sequence[Saved[DayIdea]]) -> None:
        """Show these, in their order."""
        self._days = tuple(days)
        self.list.lines.show_rows([_row(each) for each in self._days])
        fitted(self.list)
        self.list.setCurrentIndex(self.list.lines.index(0))
        self.setVisible(bool(self._days))

    @Slot()
    def _take_out(self) -> None:
        from companion.ui.care.day_page import take_out

        chosen = self.list.currentIndex().row()
        if 0 <= chosen < len(self._days):
            take_out(self._desk, self._days[chosen])


def _row(saved: Saved[DayIdea]) -> Row:
    value = saved.value
    at = "" if value.at is None else f"{value.at:%H:%M}"
    told = (at, _("with a reminder") if value.reminds else "")
    return Row(saved.id, long_date(value.day), " · ".join(each for each in told if each))
