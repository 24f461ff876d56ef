"""Court and benefits: the court dates, and the ways to papers, calls, notices and requests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot

from companion.clock import now
from companion.i18n import _
from companion.planner.justice.lists import note
from companion.planner.model import JUSTICE
from companion.planner.words import kind_name, said, state, when
from companion.ui.planner.page import PlannerPage
from companion.ui.widgets.basic import Button, card_about, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.listing import Listed
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk


class JusticePage(PlannerPage):
    """One place for what offices and courts ask for."""

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Court and benefits"))
        self.work = partial(_read, desk.planner)

    def fill(self, data: list[Listed]) -> None:
        """Show the court dates and the other pages."""
        self.list = QuietList()
        card = card_about(_("Court dates"), Label(said(note("moves")), "muted"))
        if data:
            self.list.lines.show_rows([_row(one) for one in data])
            field(card.column, _("In order of their days"), self.list)
            fitted(self.list)
            self.list.activated.connect(self._open)
            self.list.clicked.connect(self._open)
            card.column.addWidget(
                Label(_("The plan of a court date has a topic for your statement."), "muted")
            )
        else:
            self.list.setParent(card)
            self.list.hide()
            card.column.addWidget(EmptyState(_("No court dates here.")))
        add = Button(_("Add a date"), icon="plus")
        add.clicked.connect(self.desk.open_add)
        card.column.addWidget(row(add))
        self.body.addWidget(card)
        doors = []
        for words, go in (
            (_("Papers"), self.desk.open_papers),
            (_("Calls and visits"), self._calls),
            (_("Help with costs"), self._claims),
            (_("Notices of parole and release"), self._notices),
        ):
            button = Button(words)
            button.clicked.connect(go)
            doors.append(button)
        self.body.addWidget(row(*doors))
        self.setFocusProxy(self.list if data else doors[0])
        quiet = card_about(_("What may be asked for in court"), said(note("court")))
        self.body.addWidget(quiet)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        shown = self.list.lines.row(index)
        if shown is not None:
            self.desk.open_date(shown.id)

    @Slot()
    def _calls(self) -> None:
        self.desk.open_records("calls")

    @Slot()
    def _claims(self) -> None:
        self.desk.open_records("claims")

    @Slot()
    def _notices(self) -> None:
        self.desk.open_records("notices")


def _row(one: Listed) -> Row:
    value = one.saved.value
    told = [kind_name(value.kind)]
    if one.next is not None:
        told.append(when(one.next))
    told.append(state(value))
    return Row(one.saved.id, value.name, " · ".join(each for each in told if each))


def _read(planner: Planner) -> list[Listed]:
    """Run on the worker."""
    return [one for one in planner.listed(now=now(), kinds=JUSTICE) if not one.is_past]
