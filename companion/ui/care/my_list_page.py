"""My list: what helps here, in one's own order; ideas of one's own; sets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion.care.choices import my_list
from companion.i18n import _
from companion.ui.care.order_box import OrderBox
from companion.ui.care.said import row_of
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_LIST_HEIGHT = 130


class MyListPage(ColumnPage):
    """Three quiet lists, each empty until something is put on it."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.box = OrderBox(desk, _("On my list"), _("Take off"))
        self.empty = EmptyState(_("Save things that help you here."), icon="bookmark")
        self.own = QuietList(wraps=True)
        self.sets = QuietList()
        for each in (self.own, self.sets):
            each.setMinimumHeight(px(_LIST_HEIGHT))
        self.add_own = Button(_("Add your own"), icon="plus")
        self.add_set = Button(_("New set"), icon="plus")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("My list"), "title"))
        column.addWidget(self.message)
        column.addWidget(self.box)
        column.addWidget(self.empty)
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("Of your own"), "heading"))
        self._own_label = field(column, _("Your ideas"), self.own)
        column.addWidget(row(self.add_own))
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("A few together"), "heading"))
        column.addWidget(Label(_("A set holds ideas for one kind of moment."), "muted"))
        self._sets_label = field(column, _("Your sets"), self.sets)
        column.addWidget(row(self.add_set))
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.box.opened.connect(self._open)
        self.box.moved.connect(self._move)
        self.box.taken_off.connect(self._take_off)
        for view in (self.own, self.sets):
            view.clicked.connect(self._open_row)
            view.activated.connect(self._open_row)
        self.add_own.clicked.connect(self._add_own)
        self.add_set.clicked.connect(self._add_set)
        self.setFocusProxy(self.back)

    def show_state(self, state: CareState) -> None:
        """Show the lists anew."""
        kept = my_list(self._desk.ideas(), state.choices)
        self.box.show_ids([each.id for each in kept])
        self.box.setVisible(bool(kept))
        self.empty.setVisible(not kept)
        catalog = self._desk.steady.catalog
        self.own.lines.show_rows([row_of(catalog, each) for each in state.own])
        self.sets.lines.show_rows(
            [Row(each.id, each.title, _names(self._desk, each.items)) for each in state.sets]
        )
        for label, view in ((self._own_label, self.own), (self._sets_label, self.sets)):
            some = view.lines.rowCount() > 0
            label.setVisible(some)
            view.setVisible(some)
            if some and not view.currentIndex().isValid():
                view.setCurrentIndex(view.lines.index(0))

    @Slot(str)
    def _open(self, item_id: str) -> None:
        self._desk.go("idea", item_id)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        view = self.sender()
        if isinstance(view, QuietList) and (found := view.lines.row(index)) is not None:
            self._desk.go("set" if view is self.sets else "idea", found.id)

    @Slot(str, int)
    def _move(self, item_id: str, by: int) -> None:
        care, order = self._desk.session.care, self._desk.state.choices.kept
        self._desk.do(
            _("Moved: {title}").format(title=self._desk.title(item_id)),
            partial(care.move, item_id, by),
            partial(care.arrange, order),
        )

    @Slot(str)
    def _take_off(self, item_id: str) -> None:
        care, order = self._desk.session.care, self._desk.state.choices.kept
        self._desk.do(
            _("Taken off my list: {title}").format(title=self._desk.title(item_id)),
            partial(care.let_go, item_id),
            partial(care.arrange, order),
        )

    @Slot()
    def _add_own(self) -> None:
        self._desk.go("own")

    @Slot()
    def _add_set(self) -> None:
        self._desk.go("set")


def _names(desk: CareDesk, items: tuple[str, ...]) -> str:
    return " · ".join(desk.title(each) for each in items)
