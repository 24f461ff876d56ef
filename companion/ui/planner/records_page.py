"""A list of what is kept on court and benefits: calls, requests, notices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Slot

from companion.i18n import _
from companion.planner.justice.lists import note
from companion.planner.words import said
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.record_kinds import record_kind
from companion.ui.widgets.basic import Button, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.model import Saved
    from companion.ui.planner.desk import PlannerDesk


class RecordsPage(PlannerPage):
    """The records of one kind, the newest first."""

    def __init__(self, desk: PlannerDesk, key: str) -> None:
        self._kind = record_kind(key)
        super().__init__(desk, self._kind.title, desk.open_justice)
        self.work = partial(desk.justice.records, self._kind.kept)

    def fill(self, data: list[Saved[Any]]) -> None:
        """Show them."""
        if self._kind.note:
            self.body.addWidget(Label(said(note(self._kind.note)), "muted"))
        self.add_button = Button(self._kind.add, "main", icon="plus")
        self.add_button.clicked.connect(self._add)
        self.body.addWidget(row(self.add_button))
        self.list = QuietList()
        data = [one for one in data if self._kind.is_listed(one.value)]
        newest = self._kind.newest
        if newest is not None:
            data = sorted(data, key=lambda one: newest(one.value), reverse=True)
        if data:
            self.list.lines.show_rows([Row(one.id, *self._kind.line(one.value)) for one in data])
            field(self.body, _("Kept here"), self.list)
            fitted(self.list)
            self.list.activated.connect(self._open)
            self.list.clicked.connect(self._open)
        else:
            self.list.setParent(self._content)
            self.list.hide()
            self.body.addWidget(EmptyState(self._kind.none))
        self.setFocusProxy(self.add_button)

    @Slot()
    def _add(self) -> None:
        self.desk.open_record(self._kind.key)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        shown = self.list.lines.row(index)
        if shown is not None:
            self.desk.open_record(self._kind.key, shown.id)
