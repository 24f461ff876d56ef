"""A day and a time of day that something was, each in a field of its own."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.day_text import read_day, read_time
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, field


class MomentFields(QWidget):
    """What is left empty stays as it was."""

    edited = Signal()
    """Something was typed."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self._moment = moment
        self.day = QLineEdit(long_date(moment.date()))
        self.time = QLineEdit(f"{moment:%H:%M}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        field(column, _("The day it was, like 10 March 2026"), self.day)
        field(column, _("The time it was, like 09:30"), self.time)
        for line in (self.day, self.time):
            line.textChanged.connect(self.edited)
        self.setFocusProxy(self.day)

    def moment(self) -> datetime:
        """Return the moment, aware of the zone here once it was changed. Raises DayUnreadable."""
        former = self._moment.replace(second=0, microsecond=0)
        day = read_day(self.day.text()) or former.date()
        time = read_time(self.time.text()) or former.time()
        if (day, time) == (former.date(), former.time()):
            return self._moment
        return datetime.combine(day, time, now().tzinfo)
