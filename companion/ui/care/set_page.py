"""One set: a name, the ideas in it in an order, and what of my list can be put in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from companion.care.choices import CareSet, moved, my_list
from companion.care.keeping import new_id
from companion.clock import now
from companion.i18n import _
from companion.ui.care.doing import QUIET, UNDO
from companion.ui.care.order_box import OrderBox
from companion.ui.care.said import row_of
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GROUP_GAP, Button, ColumnPage, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList

if TYPE_CHECKING:
    from companion.care.service import Care
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState

_MILLISECONDS = 700
_LIST_HEIGHT = 190


class SetPage(ColumnPage):
    """Kept while one types its name, and with each idea that comes or goes."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: CareDesk, set_id: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        found = (each for each in desk.state.sets if each.id == set_id)
        self._former = next(found, None)
        self._set = self._former or CareSet(new_id(), "", ())
        self._written = self._former
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.title = QLineEdit(self._set.title)
        self.box = OrderBox(desk, _("In this set"), _("Take out"))
        self.empty = EmptyState(_("Nothing is in it yet."))
        self.list = QuietList(wraps=True)
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.put = Button(_("Put it in"), icon="plus")
        self.none = Label(_("What you put on your list can be put in here."), "muted")
        self.remove = Button(_("Remove this set"), icon="trash-2")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._write_down)
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("A set"), "title"))
        column.addWidget(self.message)
        field(column, _("What it is called"), self.title)
        column.addWidget(self.box)
        column.addWidget(self.empty)
        column.addSpacing(gap(GROUP_GAP))
        self._heading = field(column, _("From my list"), self.list)
        column.addWidget(self.none)
        column.addWidget(row(self.put, self.remove))
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.title.textChanged.connect(self._timer.start)
        self.box.opened.connect(self._open)
        self.box.moved.connect(self._move)
        self.box.taken_off.connect(self._take_out)
        self.list.activated.connect(self._put)
        self.put.clicked.connect(self._put)
        self.remove.clicked.connect(self._remove)
        self.setFocusProxy(self.title)

    def show_state(self, state: CareState) -> None:
        """Show the set as it was written, and what of my list is not in it."""
        if not self._timer.isActive():
            stored = next((each for each in state.sets if each.id == self._set.id), None)
            if stored is not None:
                self._set = self._written = stored
                if stored.title != self.title.text().strip():
                    self.title.setText(stored.title)
                    self._timer.stop()
        self._show()

    def _show(self) -> None:
        items = self._set.items
        self.box.show_ids(items)
        self.box.setVisible(bool(items))
        self.empty.setVisible(not items)
        kept = my_list(self._desk.ideas(), self._desk.state.choices)
        catalog = self._desk.steady.catalog
        self.list.lines.show_rows([row_of(catalog, each) for each in kept if each.id not in items])
        some = self.list.lines.rowCount() > 0
        for widget in (self._heading, self.list, self.put):
            widget.setVisible(some)
        self.none.setVisible(not some)
        self.remove.setVisible(self._written is not None)
        if some and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.lines.index(0))

    # Changes

    @Slot(str)
    def _open(self, item_id: str) -> None:
        self._desk.go("idea", item_id)

    @Slot(str, int)
    def _move(self, item_id: str, by: int) -> None:
        self._change(moved(self._set.items, item_id, by))

    @Slot(str)
    def _take_out(self, item_id: str) -> None:
        self._change(tuple(each for each in self._set.items if each != item_id))

    @Slot()
    def _put(self) -> None:
        chosen = self.list.lines.row(self.list.currentIndex())
        if chosen is not None:
            self._change((*self._set.items, chosen.id))

    def _change(self, items: tuple[str, ...]) -> None:
        if not self.title.text().strip():
            self.title.setText(_("My set"))
        self._set = replace(self._set, items=items)
        self._write_down(quiet=False)
        self._show()

    @Slot()
    def _write_down(self, *, quiet: bool = True) -> None:
        """Write it, when it says something new."""
        self._timer.stop()
        latest = replace(self._set, title=self.title.text().strip())
        if not latest.title or latest == self._written:
            return
        care, former = self._desk.session.care, self._written
        self._set = self._written = latest
        self._desk.do(
            _("The set is kept: {title}").format(title=latest.title),
            partial(_write, care, latest),
            partial(_take_back, care, latest, former),
            offers=QUIET if quiet else UNDO,
        )

    @Slot()
    def _remove(self) -> None:
        care, former = self._desk.session.care, self._written
        if former is None:
            return
        self._timer.stop()
        self._desk.do(
            _("Removed: {title}").format(title=former.title),
            partial(care.remove_set, former.id),
            partial(_write, care, former),
        )
        self._set, self._written = former, None
        self.title.clear()
        self.closed.emit()

    # Leaving

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the last words when one leaves."""
        super().hideEvent(event)
        self._write_down()

    def keep(self) -> None:
        """Write it before locking; once more, so that a failure is heard of."""
        self._write_down()
        if self._written is not None:
            self._desk.write(partial(_write, self._desk.session.care, self._written))

    def filled(self) -> object:
        """Return what was typed."""
        return replace(self._set, title=self.title.text()), self._written

    def fill(self, filled: Any) -> None:
        """Put it back."""
        self._set, self._written = filled
        self.title.setText(self._set.title)
        self._show()


def _write(care: Care, one: CareSet) -> object:
    return care.write_set(one, now=now())


def _take_back(care: Care, latest: CareSet, former: CareSet | None) -> object:
    return care.remove_set(latest.id) if former is None else _write(care, former)
