"""Years side by side: a way back through a long time, without a number of anything."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.ui.widgets.chips import Chips


class YearStrip(Chips):
    """The years there is something in; hidden while that is one year or none."""

    year_chosen = Signal(int)
    """A year was chosen; 0 for all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Years"), parent, kind="year")
        self.chosen.connect(self._tell)
        self.hide()

    def show_years(self, years: list[int]) -> None:
        """Show other years, in the order given."""
        self.show_choices({str(year): str(year) for year in years} if len(years) > 1 else {})

    @Slot(str)
    def _tell(self, key: str) -> None:
        self.year_chosen.emit(int(key) if key else 0)
