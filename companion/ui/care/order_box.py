"""A list of ideas in an order of one's own: opened, moved by buttons, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _
from companion.ui.care.said import row_of
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GAP, Button, field, row
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk

_LIST_HEIGHT = 190


class OrderBox(QWidget):
    """Shows ideas; says what is wanted and changes nothing itself."""

    opened = Signal(str)
    """An idea was opened; carries its id."""
    moved = Signal(str, int)
    """An idea is to go up (-1) or down (1)."""
    taken_off = Signal(str)
    """An idea is to be taken off."""

    def __init__(self, desk: CareDesk, name: str, take_off: str) -> None:
        """Make one; `name` is the list's, `take_off` is on the button that takes one off."""
        super().__init__()
        self._desk = desk
        self.list = QuietList(wraps=True)
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.open_button = Button(_("Open it"))
        self.up = Button(_("Move up"), icon="arrow-up")
        self.down = Button(_("Move down"), icon="arrow-down")
        self.take_off = Button(take_off, icon="x")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        field(column, name, self.list)
        column.addWidget(row(self.open_button, self.up, self.down, self.take_off))
        self.list.activated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.take_off.clicked.connect(self._take_off)
        self.list.selectionModel().currentChanged.connect(self._name)

    @property
    def current(self) -> str:
        """The id of the chosen idea, '' for none."""
        found = self.list.lines.row(self.list.currentIndex())
        return "" if found is None else found.id

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these ideas; the chosen one stays chosen, or the one in its place."""
        former, place = self.current, max(self.list.currentIndex().row(), 0)
        catalog = self._desk.steady.catalog
        rows = [
            Row(each, each) if (idea := self._desk.idea(each)) is None else row_of(catalog, idea)
            for each in ids
        ]
        self.list.lines.show_rows(rows)
        if rows:
            index = self.list.lines.index_of(former)
            if not index.isValid():
                index = self.list.lines.index(min(place, len(rows) - 1))
            self.list.setCurrentIndex(index)
        self._name()

    @Slot(QModelIndex)
    def _name(self, _index: QModelIndex | None = None) -> None:
        place, count = self.list.currentIndex().row(), self.list.lines.rowCount()
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)

    @Slot()
    def _open(self) -> None:
        if self.current:
            self.opened.emit(self.current)

    @Slot()
    def _up(self) -> None:
        self.moved.emit(self.current, -1)

    @Slot()
    def _down(self) -> None:
        self.moved.emit(self.current, 1)

    @Slot()
    def _take_off(self) -> None:
        self.taken_off.emit(self.current)
