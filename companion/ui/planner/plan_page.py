"""The plan for a day: change of mind on top, three lines first, everything else if one likes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.cards import deck, keys_of
from companion.planner.model import HardDate, Saved
from companion.planner.plan import Plan
from companion.planner.words import said
from companion.ui.planner.keeping import Keeping
from companion.ui.planner.page import DATES, PlannerPage
from companion.ui.planner.questions import QuestionField
from companion.ui.widgets.basic import Button, Card, card_about, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row, fitted

if TYPE_CHECKING:
    from companion.planner.plan import Answer
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk

MIND = "change_of_mind"
_ALL = 20


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows."""

    value: HardDate
    occasion: date
    saved: Saved[Plan] | None
    earlier: tuple[date, ...]
    """Days with a plan before this one, the newest first."""


class PlanPage(PlannerPage):
    """Three lines can be the whole plan."""

    def __init__(
        self, desk: PlannerDesk, date_id: str, occasion: date | None = None, at: str = ""
    ) -> None:
        super().__init__(desk, back=partial(desk.open_date, date_id))
        self._date_id = date_id
        self._at = at
        self._read: Read | None = None
        self._keeping: Keeping | None = None
        self.work = partial(_read, desk.planner, desk.plans, date_id, occasion)

    def fill(self, data: Read) -> None:
        """Show the plan."""
        self._read = data
        plan = Plan(data.occasion) if data.saved is None else data.saved.value
        former: dict[str, Answer] = {**plan.answers, MIND: plan.change_of_mind}
        save = partial(keep_answer, self.desk.plans, self._date_id, data.occasion)
        sentence = _("The plan was changed: {name}").format(name=data.value.name)
        self._keeping = Keeping(self.desk, save, former, sentence, DATES, self)
        self._keeping.kept.connect(self._say_kept)
        self.title.setText(data.value.name)
        if data.occasion != date.min:
            self.body.addWidget(Label(long_date(data.occasion), "lead"))
        self.status = Label("", "saved")
        self.mind = QLineEdit(plan.change_of_mind)
        self.mind.setPlaceholderText(_("Leave this blank if you like."))
        self.mind.textChanged.connect(self._mind_changed)
        self.body.addWidget(Label(_("You can change your mind, even on the day."), "muted"))
        field(self.body, _("Change of mind"), self.mind)
        self._three_lines(plan)
        self._more(data)
        self.setFocusProxy(self.mind if self._at == MIND else self.lines[0])

    def _three_lines(self, plan: Plan) -> None:
        first = next(card for card in deck().cards if card.first)
        card = card_about(
            said(first.title),
            Label(_("These can be the whole plan. It is kept as you type."), "muted"),
        )
        self.lines: list[QuestionField] = []
        for key, question in keys_of(first):
            each = QuestionField(key, question, plan.answers.get(key), {})
            if self._keeping is not None:
                each.answered.connect(self._keeping.edited)
            if isinstance(each.widget, QLineEdit):
                each.widget.returnPressed.connect(self._next_line)
            self.lines.append(each)
            card.column.addWidget(each)
        card.column.addWidget(self.status)
        self.body.addWidget(card)

    def _more(self, data: Read) -> None:
        cards = [card for card in deck().for_kind(data.value.kind) if not card.first]
        self.cards = QuietList()
        self.cards.lines.show_rows([Row(card.key, said(card.title)) for card in cards])
        self.cards.clicked.connect(self._open_card)
        self.cards.activated.connect(self._open_card)
        card = Card()
        field(card.column, _("More to plan, in any order, if you like"), self.cards)
        fitted(self.cards, _ALL)
        self.body.addWidget(card)
        self.print_button = Button(_("Print one page"), icon="printer")
        self.print_button.clicked.connect(self._print)
        buttons = [self.print_button]
        if data.earlier:
            self.earlier_button = Button(_("Begin with an earlier plan"), icon="history")
            self.earlier_button.clicked.connect(self._start_from)
            buttons.append(self.earlier_button)
        if data.saved is not None:
            self.bin_button = Button(_("Move this plan to the bin"), "quiet", icon="trash-2")
            self.bin_button.clicked.connect(self._bin)
            buttons.append(self.bin_button)
        self.body.addWidget(row(*buttons))

    def keep(self) -> None:
        """Keep what is typed."""
        if self._keeping is not None:
            self._keeping.keep()

    @Slot()
    def _say_kept(self) -> None:
        self.status.setText(_("Saved on this computer"))

    @Slot(str)
    def _mind_changed(self, text: str) -> None:
        if self._keeping is not None:
            self._keeping.edited(MIND, text)

    @Slot()
    def _next_line(self) -> None:
        """Enter goes on to the next line; in the last one it keeps what is there."""
        here = next((n for n, each in enumerate(self.lines) if each.widget is self.sender()), 0)
        if here + 1 < len(self.lines):
            self.lines[here + 1].setFocus()
        else:
            self.keep()

    @Slot(QModelIndex)
    def _open_card(self, index: QModelIndex) -> None:
        shown = self.cards.lines.row(index)
        if shown is not None and self._read is not None:
            self.desk.open_card(self._date_id, self._read.occasion, shown.id)

    @Slot()
    def _print(self) -> None:
        if self._read is not None:
            self.desk.open_print(self._date_id, self._read.occasion)

    @Slot()
    def _start_from(self) -> None:
        if self._read is None:
            return
        self.keep()
        plan = self._read.saved
        self.desk.change(
            _("A plan begins with an earlier one: {name}").format(name=self._read.value.name),
            partial(
                _start, self.desk.plans, self._date_id, self._read.occasion, self._read.earlier[0]
            ),
            partial(_take_back, self.desk.plans, self._date_id, self._read.occasion, plan is None),
            self._started,
        )

    def _started(self, _plan: object) -> None:
        self.refresh()
        self.message.say(_("The answers of the earlier plan are here. Change what you like."))

    @Slot()
    def _bin(self) -> None:
        if self._read is None or self._read.saved is None:
            return
        self.keep()
        plan_id = self._read.saved.id
        self.desk.change(
            _("A plan moved to the bin: {name}").format(name=self._read.value.name),
            partial(_to_bin, self.desk.plans, plan_id),
            partial(_restore, self.desk.plans, plan_id),
            self._binned,
        )

    def _binned(self, _nothing: object) -> None:
        self.desk.open_date(self._date_id)


def keep_answer(plans: Plans, date_id: str, occasion: date, key: str, answer: Answer) -> object:
    """Keep one answer of a plan; on the worker."""
    if key == MIND:
        return plans.change_mind(date_id, occasion, str(answer), now=now())
    return plans.answer(date_id, occasion, key, answer, now=now())


def _read(planner: Planner, plans: Plans, date_id: str, occasion: date | None) -> Read:
    """Run on the worker."""
    value = planner.read(date_id).value
    day = planner.next_key(date_id, now=now()) if occasion is None else occasion
    earlier = tuple(each for each in reversed(plans.days(date_id)) if each < day)
    return Read(value, day, plans.of(date_id, day), earlier)


def _start(plans: Plans, date_id: str, occasion: date, earlier: date) -> object:
    return plans.start_from(date_id, occasion, earlier, now=now())


def _take_back(plans: Plans, date_id: str, occasion: date, is_new: bool) -> object:
    saved = plans.of(date_id, occasion)
    if saved is None:
        return None
    if is_new:
        plans.move_to_bin(saved.id, now=now())
        return None
    return plans.undo_change(saved.id, now=now())


def _to_bin(plans: Plans, plan_id: str) -> None:
    plans.move_to_bin(plan_id, now=now())


def _restore(plans: Plans, plan_id: str) -> object:
    return plans.restore(plan_id, now=now())
