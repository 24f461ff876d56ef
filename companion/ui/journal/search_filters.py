"""Narrowing a search: by days, kind and tag; out of sight until one asks for it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.i18n import _
from companion.journal.model import Filters, Kind, Order
from companion.ui.journal.about_page import kind_name
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, field
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.day_field import DayField

_ANY: Final = ""


class SearchFilters(QWidget):
    """A button, and below it what narrows the search."""

    changed = Signal()
    """Something else was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(_("Narrow the search"), "quiet", icon="chevron-down")
        self.first = DayField()
        self.last = DayField()
        self.tag = QLineEdit()
        self.kind = Choice()
        self.kind.addItem(_("Any kind"), _ANY)
        for kind in Kind:
            self.kind.addItem(kind_name(kind), kind.value)
        self.kind.may_shrink()
        self.order = Choice()
        self.order.addItem(_("Newest first"), Order.NEWEST.value)
        self.order.addItem(_("Best match first"), Order.BEST.value)
        self.order.may_shrink()
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(gap(8))
        field(fields, _("First day"), self.first)
        field(fields, _("Last day"), self.last)
        field(fields, _("Kind of page"), self.kind)
        field(fields, _("Tag"), self.tag)
        field(fields, _("Order"), self.order)
        self._fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        column.addWidget(self.button)
        column.addWidget(self._fields)
        self.button.clicked.connect(self._turn)
        for line in (self.first, self.last, self.tag):
            line.textChanged.connect(self.changed)
        for choice in (self.kind, self.order):
            choice.currentIndexChanged.connect(self.changed)

    def filters(self, today: date, *, set_aside: bool) -> Filters:
        """Return what was chosen; a day that is half written does not count."""
        kind = self.kind.currentData()
        return Filters(
            self.first.day,
            self.last.day,
            (Kind(kind),) if kind else (),
            self.tag.text().strip(),
            set_aside=set_aside,
            today=today,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen."""
        return self.filters(date.min, set_aside=False).narrows

    @property
    def chosen_order(self) -> Order:
        """In which order the search answers."""
        return Order(self.order.currentData())

    @Slot()
    def clear(self) -> None:
        """Choose nothing."""
        for line in (self.first, self.last, self.tag):
            line.clear()
        self.kind.setCurrentIndex(0)
        self.order.setCurrentIndex(0)

    @Slot()
    def _turn(self) -> None:
        """Bring the fields into sight, or choose nothing and put them away."""
        shown = self._fields.isHidden()
        self._fields.setVisible(shown)
        self.button.name(_("Search everything") if shown else _("Narrow the search"))
        if not shown:
            self.clear()
