"""A day around a date: shown on Today because the person asked for it, and easy to let go."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, ngettext
from companion.ui.planner.keeping import Keeping
from companion.ui.planner.page import TODAY
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.plan import Answer
    from companion.planner.plans import Plans
    from companion.planner.today import DayAround
    from companion.ui.planner.desk import PlannerDesk

_LANDING, _LOOKING_BACK = 1, 7


class AroundCard(Card):
    """One question for the day; *Not today* leaves this day out and no other."""

    def __init__(self, desk: PlannerDesk, one: DayAround, *, has_plan: bool) -> None:
        super().__init__()
        self._desk = desk
        self._one = one
        self._has_plan = has_plan
        check_in = one.check_in
        save = partial(keep_note, desk.plans, check_in.date_id, check_in.occasion)
        key = str(check_in.offset)
        sentence = _("Words for a day: {name}").format(name=one.occasion.name)
        self._keeping = Keeping(desk, save, {key: check_in.note}, sentence, TODAY, self)
        self.note = QLineEdit(check_in.note)
        self.plan_button = Button(self._way_on())
        self.not_today = Button(_("Not today"), "quiet")
        self.column.addWidget(Label(self._question(), "heading"))
        field(self.column, _("A few words for this day, if you like"), self.note)
        self.column.addWidget(row(self.plan_button, self.not_today))
        self.note.textChanged.connect(self._typed)
        self.plan_button.clicked.connect(self._open)
        self.not_today.clicked.connect(self._leave_out)

    def _way_on(self) -> str:
        if self._one.offset >= _LOOKING_BACK:
            return _("Notes for next time")
        return _("Look at the plan") if self._has_plan else _("Make a plan")

    def _question(self) -> str:
        offset, name = self._one.offset, self._one.occasion.name
        if offset < 0 and self._has_plan:
            return ngettext("{name} is in {n} day.", "{name} is in {n} days.", -offset).format(
                name=name, n=-offset
            )
        if offset < 0:
            return ngettext(
                "{name} is in {n} day. Make a plan, or let it be?",
                "{name} is in {n} days. Make a plan, or let it be?",
                -offset,
            ).format(name=name, n=-offset)
        if offset == _LANDING:
            return _("{name} was yesterday. How would you like to land?").format(name=name)
        if offset >= _LOOKING_BACK:
            return _("{name} is over. Keep notes for next time?").format(name=name)
        return _("{name} was a few days ago. What would be kind today?").format(name=name)

    def keep(self) -> None:
        """Keep what is typed."""
        self._keeping.keep()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._keeping.edited(str(self._one.check_in.offset), text)

    @Slot()
    def _open(self) -> None:
        one = self._one.occasion
        self.keep()
        if self._one.offset >= _LOOKING_BACK:
            self._desk.open_card(one.date_id, one.key, "look_back")
        else:
            self._desk.open_plan(one.date_id, one.key)

    @Slot()
    def _leave_out(self) -> None:
        self.keep()
        one = self._one.check_in
        leave = partial(leave_out, self._desk.plans, one.date_id, one.occasion, one.offset)
        self._desk.change(
            _("A day was left out: {name}").format(name=self._one.occasion.name),
            partial(leave, left_out=True),
            partial(leave, left_out=False),
            self._left,
            TODAY,
        )

    def _left(self, _check_in: object) -> None:
        self._desk.open_today()


def keep_note(plans: Plans, date_id: str, occasion: date, key: str, answer: Answer) -> object:
    """Keep the words for a day of a window; `key` is its offset. On the worker."""
    return plans.note(date_id, occasion, int(key), str(answer), now=now())


def leave_out(plans: Plans, date_id: str, occasion: date, offset: int, *, left_out: bool) -> object:
    """Leave a day of a window out, or bring it back. On the worker."""
    return plans.leave_out(date_id, occasion, offset, now=now(), left_out=left_out)
