"""Dates: those of the next 60 days, then later ones; past and hidden ones only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.clock import now
from companion.i18n import _
from companion.planner.listing import Listed
from companion.planner.model import shifted
from companion.planner.service import SOON_DAYS
from companion.planner.words import state, when
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.references import named
from companion.ui.planner.views import Views
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class _Lists:
    """The dates as lines, by when their next day is, and the ideas from today on."""

    soon: list[Row]
    later: list[Row]
    past: list[Row]
    ideas: list[Row]


class DatesPage(PlannerPage):
    """The list of dates, and the way to everything else about them."""

    def __init__(self, desk: PlannerDesk, *, all_dates: bool = False) -> None:
        super().__init__(desk, _("All dates") if all_dates else _("Dates"))
        self._all = all_dates
        self.work = partial(_read, desk.session, all_dates)
        self.back.setVisible(all_dates)
        self._way.setVisible(all_dates)
        self.add_button = Button(_("Add a date"), "main", icon="plus")
        self.setFocusProxy(self.add_button)
        self.soon = QuietList()
        self.later = QuietList()
        self.past = QuietList()
        self.ideas = QuietList()
        top = row(self.add_button)
        self.column.insertWidget(self.column.indexOf(self.message), top)
        self.views = Views(desk, "list")
        self.column.insertWidget(self.column.indexOf(self.message), self.views)
        self.add_button.clicked.connect(desk.open_add)

    def fill(self, data: _Lists) -> None:
        """Show the dates by their next day, and below them the ideas that are in days."""
        self.soon = self._list(_("The next 60 days"), data.soon, self._open)
        self.later = self._list(_("Later"), data.later, self._open)
        if self._all:
            self.past = self._list(_("Past"), data.past, self._open)
        self.ideas = self._list(_("Ideas in my days"), data.ideas, self._open_idea)
        if not (data.soon or data.later or data.ideas or (data.past and self._all)):
            self.body.addWidget(EmptyState(_("No dates here. Add one only if it helps you.")))
        self.body.addSpacing(gap(8))
        self.body.addWidget(self._doors())

    def _list(self, name: str, rows: list[Row], go: Callable[[QModelIndex], None]) -> QuietList:
        shown = QuietList()
        shown.lines.show_long(rows)
        if not rows:
            shown.setParent(self._content)
            shown.hide()
            return shown
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        field(column, name, shown)
        fitted(shown)
        shown.clicked.connect(go)
        shown.activated.connect(go)
        self.body.addWidget(holder)
        return shown

    def _doors(self) -> QWidget:
        doors = []
        for words, icon, go in (
            (_("Past and hidden dates"), "history", self._show_all),
            (_("Court and benefits"), "scale", self.desk.open_justice),
            (_("Public days"), "calendar-days", self.desk.open_observances),
            (_("Calendar file"), "file-down", self.desk.open_calendar_file),
            (_("Dates in the bin"), "trash-2", self.desk.open_bin),
        ):
            button = Button(words, "quiet", icon=icon)
            button.clicked.connect(go)
            if not (self._all and icon == "history"):
                doors.append(button)
        return row(*doors)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        found: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self.desk.open_date(found.id)

    @Slot(QModelIndex)
    def _open_idea(self, index: QModelIndex) -> None:
        found: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self.desk.idea_chosen.emit(found.id)

    @Slot()
    def _show_all(self) -> None:
        self.desk.open_all()


def _read(session: Session, hidden: bool) -> _Lists:
    """Run on the worker: the words as well, for there can be thousands."""
    moment = now()
    border = shifted(moment.date(), SOON_DAYS)
    ideas = named(session, session.day_ideas.from_day(moment.date()))
    rows = [Row(each.saved.value.item_id, each.title, each.when) for each in ideas]
    lists = _Lists([], [], [], rows)
    for one in session.planner.listed(now=moment, hidden=hidden):
        if one.next is not None and one.next.day <= border:
            lists.soon.append(_row(one))
        else:
            (lists.past if one.is_past else lists.later).append(_row(one))
    return lists


def _row(one: Listed) -> Row:
    """Return a date as a line: its name, and when it is."""
    value = one.saved.value
    told = [when(one.next)] if one.next is not None else []
    told.append(state(value))
    if value.hidden:
        told.append(_("Hidden"))
    return Row(one.saved.id, value.name, " · ".join(each for each in told if each))
