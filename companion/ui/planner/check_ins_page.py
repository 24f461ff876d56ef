"""The days around a date: each a small question of its own that can be left out alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.words import offset_words
from companion.ui.planner.keeping import Keeping
from companion.ui.planner.page import DATES, PlannerPage
from companion.ui.today.around_card import keep_note, leave_out
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.model import CheckIn
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk

_MOST = 6


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows."""

    name: str
    days: tuple[CheckIn, ...]


class CheckInsPage(PlannerPage):
    """A list of days; a few words for the chosen one, or leave it out."""

    def __init__(self, desk: PlannerDesk, date_id: str, occasion: date) -> None:
        super().__init__(desk, _("Days around it"), partial(desk.open_date, date_id))
        self._date_id = date_id
        self._occasion = occasion
        self._name = ""
        self._days: tuple[CheckIn, ...] = ()
        self._chosen = -1
        self._keeping: Keeping | None = None
        self.work = partial(_read, desk.planner, desk.plans, date_id, occasion)

    def fill(self, data: Read) -> None:
        """Show the days; the one of today is chosen, where it is among them."""
        self._name, self._days = data.name, data.days
        former = {str(one.offset): one.note for one in data.days}
        save = partial(keep_note, self.desk.plans, self._date_id, self._occasion)
        sentence = _("Words for a day: {name}").format(name=data.name)
        self._keeping = Keeping(self.desk, save, former, sentence, DATES, self)
        self._notes = dict(former)
        self.list = QuietList()
        self.list.lines.show_rows([_row(one) for one in data.days])
        self.body.addWidget(Label(data.name, "lead"))
        self.body.addWidget(
            Label(_("A hard date can be a season. Any of these days can be left out."), "muted")
        )
        field(self.body, _("The days"), self.list)
        fitted(self.list, _MOST)
        self.day = Label("", "heading")
        self.note = QLineEdit()
        self.out_button = Button(_("Leave this day out"))
        card = Card()
        card.column.addWidget(self.day)
        field(card.column, _("A few words for this day, if you like"), self.note)
        card.column.addWidget(row(self.out_button))
        self.body.addWidget(card)
        today = now().date()
        offsets = [one.offset for one in data.days]
        start = next((n for n, one in enumerate(data.days) if one.day == today), None)
        if self._chosen < 0:
            self._chosen = start if start is not None else offsets.index(0)
        self.list.setCurrentIndex(self.list.lines.index(self._chosen))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.note.textChanged.connect(self._typed)
        self.out_button.clicked.connect(self._turn)
        self.setFocusProxy(self.list)
        self._show()

    def keep(self) -> None:
        """Keep what is typed."""
        if self._keeping is not None:
            self._keeping.keep()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.keep()
        self._chosen = max(0, index.row())
        self._show()

    def _show(self) -> None:
        one = self._days[self._chosen]
        self.day.setText(
            _("{day}, {where}").format(day=long_date(one.day), where=offset_words(one.offset))
        )
        self.note.blockSignals(True)
        self.note.setText(self._notes[str(one.offset)])
        self.note.blockSignals(False)
        self.out_button.name(_("Bring this day back") if one.left_out else _("Leave this day out"))

    @Slot(str)
    def _typed(self, text: str) -> None:
        key = str(self._days[self._chosen].offset)
        self._notes[key] = text
        if self._keeping is not None:
            self._keeping.edited(key, text)

    @Slot()
    def _turn(self) -> None:
        self.keep()
        one = self._days[self._chosen]
        change = partial(leave_out, self.desk.plans, self._date_id, self._occasion, one.offset)
        sentence = (
            _("A day was brought back: {name}") if one.left_out else _("A day was left out: {name}")
        )
        self.desk.change(
            sentence.format(name=self._name),
            partial(change, left_out=not one.left_out),
            partial(change, left_out=one.left_out),
            self._turned,
        )

    def _turned(self, _check_in: object) -> None:
        self.refresh()


def _row(one: CheckIn) -> Row:
    detail = long_date(one.day)
    if one.left_out:
        detail = _("{day} · left out").format(day=detail)
    return Row(str(one.offset), offset_words(one.offset), detail)


def _read(planner: Planner, plans: Plans, date_id: str, occasion: date) -> Read:
    """Run on the worker."""
    return Read(planner.read(date_id).value.name, plans.check_ins(date_id, occasion))
