"""List, month, year: three ways to see the same dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.i18n import _
from companion.ui.widgets.chips import Chips

if TYPE_CHECKING:
    from companion.ui.planner.desk import PlannerDesk


class Views(Chips):
    """The way from one view of the dates to another."""

    def __init__(self, desk: PlannerDesk, shown: str) -> None:
        super().__init__(_("View"), needed=True)
        self._desk = desk
        self.show_choices({"list": _("List"), "month": _("Month"), "year": _("Year")})
        self.choose(shown)
        self.chosen.connect(self._go)

    @Slot(str)
    def _go(self, key: str) -> None:
        if key == "month":
            self._desk.open_month()
        elif key == "year":
            self._desk.open_year()
        else:
            self._desk.open()
