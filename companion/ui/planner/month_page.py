"""A month: a grid of days, and below it what the chosen day holds."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QResizeEvent

from companion.clock import now
from companion.i18n import _, long_date, month_name
from companion.ui.planner.month_grid import WEEK, MonthGrid
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.views import Views
from companion.ui.theme import TARGET
from companion.ui.widgets.basic import Button, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.service import Planner
    from companion.planner.year import DayCell, Month
    from companion.ui.planner.desk import PlannerDesk

_DECEMBER = 12


class MonthPage(PlannerPage):
    """The days of a month, and its dates as a list."""

    def __init__(self, desk: PlannerDesk, day: date | None = None) -> None:
        self._first = (day or now().date()).replace(day=1)
        name = _("{month} {year}").format(
            month=month_name(self._first.month), year=self._first.year
        )
        super().__init__(desk, name[:1].upper() + name[1:])  # a small letter in Spanish
        self._way.hide()
        self.grid: MonthGrid | None = None
        self.views = Views(desk, "month")
        self.column.insertWidget(self.column.indexOf(self.message), self.views)
        self.work = partial(_read, desk.planner, self._first)

    def fill(self, data: Month) -> None:
        """Show the month."""
        self.grid = MonthGrid(data, now().date())
        self._before, self._after = _neighbours(self._first)
        buttons = []
        for day, words, icon, go in (
            (self._before, _("The month before"), "arrow-left", self._go_before),
            (self._after, _("The month after"), "arrow-right", self._go_after),
        ):
            if day is not None:
                button = Button(words, icon=icon)
                button.clicked.connect(go)
                buttons.append(button)
        self.body.addWidget(row(*buttons))
        self.body.addWidget(self.grid)
        self.list = QuietList()
        if data.dates:
            self.list.lines.show_long(
                [Row(one.date_id, one.name, long_date(one.day)) for one in data.dates]
            )
            field(self.body, _("Dates of this month"), self.list)
            fitted(self.list)
            self.list.activated.connect(self._open)
            self.list.clicked.connect(self._open)
        else:
            self.list.setParent(self._content)
            self.list.hide()
            self.body.addWidget(EmptyState(_("No dates in this month.")))
        self.grid.day_chosen.connect(self._choose)
        self.setFocusProxy(self.grid)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the grid away where its days would be smaller than a finger; the list stays."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        if self.grid is not None:
            narrow = self.viewport().width() - 2 * TARGET < WEEK * TARGET
            self.grid.setHidden(narrow)
            self.setFocusProxy(self.back if narrow else self.grid)

    @Slot(object)
    def _choose(self, cell: DayCell) -> None:
        if cell.dates:
            self.desk.open_date(cell.dates[0].date_id)
        else:
            self.message.say(_("{day}: nothing here.").format(day=long_date(cell.day)))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        shown = self.list.lines.row(index)
        if shown is not None:
            self.desk.open_date(shown.id)

    @Slot()
    def _go_before(self) -> None:
        self.desk.open_month(self._before)

    @Slot()
    def _go_after(self) -> None:
        self.desk.open_month(self._after)


def _neighbours(first: date) -> tuple[date | None, date | None]:
    """Return the first days of the months before and after, where the calendar has them."""
    before = after = None
    if (first.year, first.month) != (MINYEAR, 1):
        before = date(first.year - (first.month == 1), (first.month - 2) % _DECEMBER + 1, 1)
    if (first.year, first.month) != (MAXYEAR, _DECEMBER):
        after = date(first.year + (first.month == _DECEMBER), first.month % _DECEMBER + 1, 1)
    return before, after


def _read(planner: Planner, first: date) -> Month:
    """Run on the worker."""
    return planner.month(first, here=now().tzinfo)
