"""The year at a glance."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot

from companion.clock import now
from companion.i18n import _
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.views import Views
from companion.ui.planner.year_list import YearList, rows_of
from companion.ui.widgets.basic import Button, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import Row, fitted

if TYPE_CHECKING:
    from companion.planner.service import Planner
    from companion.planner.year import YearPicture
    from companion.ui.planner.desk import PlannerDesk

_MONTHS = 12


class YearPage(PlannerPage):
    """Twelve months; the list of dates says the same."""

    def __init__(self, desk: PlannerDesk, year: int = 0) -> None:
        self._year = year or now().year
        super().__init__(desk, _("The year {year}").format(year=self._year))
        self._way.hide()
        self.views = Views(desk, "year")
        self.before_button = Button(_("The year before"), icon="arrow-left")
        self.after_button = Button(_("The year after"), icon="arrow-right")
        self.before_button.setEnabled(self._year > MINYEAR)
        self.after_button.setEnabled(self._year < MAXYEAR)
        self.before_button.clicked.connect(self._before)
        self.after_button.clicked.connect(self._after)
        self.column.insertWidget(self.column.indexOf(self.message), self.views)
        self.work = partial(_read, desk.planner, self._year)

    def fill(self, data: tuple[YearPicture, list[Row]]) -> None:
        """Show the months."""
        self.list = YearList()
        self.list.show_year(*data)
        self.body.addWidget(
            Label(_("A filled mark is a date. A soft band is the days around it."), "muted")
        )
        field(self.body, _("Months"), self.list)
        fitted(self.list, _MONTHS)
        self.body.addWidget(row(self.before_button, self.after_button))
        today = now().date()
        chosen = today.month - 1 if today.year == self._year else 0
        self.list.setCurrentIndex(self.list.lines.index(chosen))
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.setFocusProxy(self.list)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.desk.open_month(date(self._year, index.row() + 1, 1))

    @Slot()
    def _before(self) -> None:
        self.desk.open_year(self._year - 1)

    @Slot()
    def _after(self) -> None:
        self.desk.open_year(self._year + 1)


def _read(planner: Planner, year: int) -> tuple[YearPicture, list[Row]]:
    """Run on the worker: the words as well, for there can be thousands of dates."""
    found = planner.year(year, here=now().tzinfo)
    return found, rows_of(found)
