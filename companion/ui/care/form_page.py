"""A measure, one question at a time, in its official words; then what it comes to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.care import forms
from companion.care.measures import GATE, Advice, scored
from companion.care.sentences import (
    hear_sooner,
    help_at,
    of_language,
    of_licence,
    of_result,
    too_soon,
    two_cuts,
)
from companion.care.service import LOWER_CUT
from companion.i18n import _
from companion.ui.care import noting
from companion.ui.care.help_box import HelpBox
from companion.ui.care.said import of_question
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, breakable, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk
    from companion.ui.care.state import CareState


class FormPage(ColumnPage):
    """Any question can be skipped; nothing is kept unless Keep is pressed."""

    closed = Signal()
    """Back was pressed, or it is done with."""

    def __init__(self, desk: CareDesk, measure: str) -> None:
        super().__init__()
        self._desk = desk
        self.form = next(each for each in forms.load(i18n.language()) if each.id == measure)
        self._numbers = range(GATE if self.form.gate else 1, len(self.form.items) + 1)
        self.place = 0
        """Which question, from 0; as many as there are for the result."""
        self.answers: dict[int, int | None] = {}
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.count = Label("", "muted")
        self.stem = Label()
        self.item = Label("", "step")
        self.options = Chips(_("Your answer"))
        self.help = HelpBox(desk)
        self.next_button = Button(_("Next"), "main", icon="arrow-right")
        self.former = Button(_("Question before"))
        self.result = Label("", "lead")
        self.skipping = Label(
            _("Leave a question as it is to skip it. This is not a diagnosis."), "muted"
        )
        self.sooner = LongTick(hear_sooner(measure))
        self.keep_button = Button(_("Keep it"))
        self.leave = Button(_("Close without keeping"), "main")
        self._question = QWidget()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.options.chosen.connect(self._answer)
        self.next_button.clicked.connect(self._next)
        self.former.clicked.connect(self._before)
        self.keep_button.clicked.connect(self._keep)
        self.leave.clicked.connect(self.closed)
        self.sooner.toggled.connect(self._hear_sooner)
        self.setFocusProxy(self.next_button)
        log, today = desk.session.care_log, desk.now().date()
        desk.tasks.run(partial(log.may_offer, measure, today), self._told, desk.failed)
        self._show()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(self.form.name, "title"))
        column.addWidget(Label(self.form.title, "lead"))
        column.addWidget(self.message)
        language = of_language(self.form, i18n.language())
        if language:
            column.addWidget(Label(language))
        if self.form.intro:
            column.addWidget(Label(self.form.intro))
        inner = QVBoxLayout(self._question)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap(GAP))
        for widget in (self.count, self.stem, self.item, self.options):
            inner.addWidget(widget)
        column.addWidget(self._question)
        column.addWidget(self.help)
        column.addWidget(self.result)
        column.addWidget(row(self.next_button, self.former, self.leave, self.keep_button))
        column.addWidget(self.skipping)
        self._add_cuts()
        column.addWidget(Label(breakable(of_licence(self.form)), "small"))
        column.addStretch(1)

    def _add_cuts(self) -> None:
        """Offer the other cut, where two are in use; it is chosen once, for later times too."""
        words = two_cuts(self.form.id)
        if words:
            card = Card()
            card.column.addWidget(Label(words))
            card.column.addWidget(self.sooner)
            self.column.addWidget(card)
        else:
            self.sooner.hide()

    def show_state(self, state: CareState) -> None:
        """Show which cut was chosen."""
        if self.sooner.isChecked() == state.lower_cut:
            return
        self.sooner.blockSignals(True)  # Qt's own order
        self.sooner.setChecked(state.lower_cut)
        self.sooner.blockSignals(False)
        self._score_anew()

    def _score_anew(self) -> None:
        if self.has_result:
            self._show_result()

    @Slot(bool)
    def _hear_sooner(self, on: bool) -> None:  # as Qt tells it
        self._score_anew()
        care = self._desk.session.care
        words = _("Turned on: {name}") if on else _("Turned off: {name}")
        self._desk.do(
            words.format(name=self.sooner.accessibleName()),
            partial(care.turn, LOWER_CUT, on=on),
            partial(care.turn, LOWER_CUT, on=not on),
        )

    def _told(self, may_offer: bool) -> None:  # an answer of the worker
        if not may_offer:
            self.message.say(too_soon())

    # One question at a time

    @property
    def number(self) -> int:
        """The number of the question on the screen."""
        return self._numbers[min(self.place, len(self._numbers) - 1)]

    @property
    def has_result(self) -> bool:
        """Whether the result is on the screen."""
        return self.place >= len(self._numbers)

    def _show(self) -> None:
        over = self.has_result
        for part in (self._question, self.next_button, self.skipping):
            part.setVisible(not over)
        for part in (self.result, self.keep_button, self.leave):
            part.setVisible(over)
        self.former.setVisible(self.place > 0)
        self.help.hide()
        if over:
            self._show_result()
            return
        number = self.number
        gate = number == GATE
        self.count.setText(of_question(self.place + 1, len(self._numbers)))
        self.stem.setText("" if gate else self.form.stem)
        self.stem.setVisible(not gate)
        self.item.setText(self.form.gate if gate else self.form.items[number - 1])
        words = self.form.options  # an opening question takes the same two answers
        self.options.show_choices({str(each): text for each, text in enumerate(words)})
        answer = self.answers.get(number)
        self.options.choose("" if answer is None else str(answer))
        self._show_help()
        announce(self.item)

    def _show_help(self) -> None:
        """Show help under the question as soon as its answer brings it."""
        words = help_at(self.form.id, self.number, self.answers.get(self.number))
        if words:
            self.help.open(words)
        else:
            self.help.hide()

    @Slot(str)
    def _answer(self, key: str) -> None:
        self.answers[self.number] = int(key) if key else None
        self._show_help()

    @Slot()
    def _next(self) -> None:
        ends = self.number == GATE and self.answers.get(GATE) == 0
        self.place = len(self._numbers) if ends else self.place + 1
        self._show()
        (self.leave if self.has_result else self.next_button).setFocus()

    @Slot()
    def _before(self) -> None:
        ended = self.has_result and self.answers.get(GATE) == 0
        self.place = 0 if ended else self.place - 1
        self._show()
        self.next_button.setFocus()

    # What it comes to

    def _show_result(self) -> None:
        result = scored(self.form.id, self.answers, lower_cut=self.sooner.isChecked())
        said = list(of_result(result))
        if result.help_at or Advice.HELP_FIRST in result.advice:
            self.help.open(said.pop(0))
        self.result.setText("\n".join(said))
        announce(self.result)

    @Slot()
    def _keep(self) -> None:
        answers = {number: self.answers.get(number) for number in self._numbers}
        if self.answers.get(GATE) == 0:
            answers = {GATE: 0}
        noting.check_in(self._desk, self.form.id, answers=answers)
        self.closed.emit()

    # When the screens are made anew

    def keep(self) -> None:
        """Keep nothing on locking: answers are kept when Keep is pressed, and not otherwise."""

    def filled(self) -> object:
        """Return the answers and where one is."""
        return dict(self.answers), self.place

    def fill(self, filled: Any) -> None:
        """Put them back."""
        self.answers, self.place = filled
        self._show()
