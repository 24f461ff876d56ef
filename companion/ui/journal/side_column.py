"""Beside the page: the search, the list of pages and what is below it, as they stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.journal.search_filters import SearchFilters
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import Button, field
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.quiet_list import QuietList
from companion.ui.widgets.year_strip import YearStrip

_LEAST_HEIGHT: Final = 200


class SideColumn(QFrame):
    """The widgets of SideList and their places; it knows nothing of pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.narrowing = SearchFilters()
        self.years = YearStrip()
        self.view = QuietList()
        self.view.setMinimumHeight(px(_LEAST_HEIGHT))
        self.model = self.view.lines
        self.empty = EmptyState()
        self.bin_button = Button(_("Show the bin"), "quiet", icon="trash-2")
        self.aside_button = Button(_("Pages set aside"), "quiet", icon="archive-restore")
        self.years_button = Button(_("This time in other years"), "quiet", icon="history")
        self.years_button.hide()
        self.empty_button = Button(_("Empty the bin now"), "quiet", icon="x")
        self.empty_button.hide()
        self._back = Button(_("Back to the page"), icon="arrow-left")
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap(16), gap(16), gap(8), gap(12))
        layout.setSpacing(gap(8))
        layout.addWidget(self._back)
        field(layout, _("Search"), self.search)
        layout.addWidget(self.narrowing)
        layout.addWidget(self.years)
        self._heading = field(layout, _("Pages"), self.view)
        layout.setStretchFactor(self.view, 1)
        layout.addWidget(self.empty, 1)
        for button in (self.years_button, self.aside_button, self.empty_button, self.bin_button):
            layout.addWidget(button)
        # Not setMinimumWidth: that would also allow less than the buttons need.
        layout.addStrut(px(180))

    def put_around(self, above: QWidget, below: QWidget) -> None:
        """Put something above the search and something below the list."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, above)
            column.addWidget(below)
