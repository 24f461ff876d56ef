"""One topic of a plan: its questions, and Back, Skip, Next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.i18n import _
from companion.planner.cards import Card as Topic
from companion.planner.cards import deck, keys_of
from companion.planner.model import HardDate
from companion.planner.plan import Plan, repeats
from companion.planner.words import said
from companion.ui.planner.keeping import Keeping
from companion.ui.planner.page import DATES, PlannerPage
from companion.ui.planner.plan_page import MIND, keep_answer
from companion.ui.planner.questions import QuestionField
from companion.ui.planner.references import Names, names_for
from companion.ui.widgets.basic import Button, Card, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows."""

    value: HardDate
    plan: Plan
    names: Names


class CardPage(PlannerPage):
    """A topic. Everything on it can be left blank, and is kept as it is typed."""

    def __init__(
        self, desk: PlannerDesk, date_id: str, occasion: date, card: str, number: int = 0
    ) -> None:
        super().__init__(desk, back=partial(desk.open_plan, date_id, occasion))
        self._date_id = date_id
        self._occasion = occasion
        self._topic = next(each for each in deck().cards if each.key == card)
        self._number = number
        self._kept: Keeping | None = None
        self._value = HardDate("")
        self.back.name(_("To the plan"))
        self.work = partial(
            _read, desk.session, desk.paths, desk.country, date_id, occasion, self._topic
        )

    def fill(self, data: Read) -> None:
        """Show the questions with their answers."""
        self._value = data.value
        topic = self._topic
        self.title.setText(said(topic.title))
        save = partial(keep_answer, self.desk.plans, self._date_id, self._occasion)
        sentence = _("The plan was changed: {name}").format(name=data.value.name)
        self._kept = Keeping(self.desk, save, data.plan.answers, sentence, DATES, self)
        self._kept.kept.connect(self._say_kept)
        for words in topic.notes:
            self.body.addWidget(Label(said(words), "muted"))
        self.body.addWidget(Label(_("Leave this blank if you like."), "muted"))
        count = max(self._number, repeats(data.plan, topic), 1) if topic.repeats else 1
        self.fields: list[QuestionField] = []
        for number in range(1, count + 1):
            self.body.addWidget(self._questions(data, number, of_several=count > 1))
        self.status = Label("", "saved")
        self.body.addWidget(self.status)
        self._add_buttons(count)
        self.setFocusProxy(self.fields[0] if self.fields else self.next_button)

    def _questions(self, data: Read, number: int, *, of_several: bool) -> Card:
        card = Card()
        if of_several:
            words = _("{topic}, {number}").format(topic=said(self._topic.title), number=number)
            card.column.addWidget(Label(words, "heading"))
        for key, question in keys_of(self._topic, number):
            names = data.names.get(question.to, {})
            if question.to and not names:
                continue  # nothing to point to: people are kept in their own place
            shown = QuestionField(key, question, data.plan.answers.get(key), names)
            if self._kept is not None:
                shown.answered.connect(self._kept.edited)
            self.fields.append(shown)
            card.column.addWidget(shown)
        return card

    def _add_buttons(self, count: int) -> None:
        self._count = count
        self.more_button = Button(_("Add another"), icon="plus")
        self.more_button.clicked.connect(self._more)
        if not self._topic.repeats:
            self.more_button.hide()
        self.former_button = Button(_("Back"))
        self.skip_button = Button(_("Skip"))
        self.next_button = Button(_("Next"), "main")
        self.mind_button = Button(_("Change of mind"), "quiet")
        self.former_button.clicked.connect(self._former)
        self.skip_button.clicked.connect(self._next)
        self.next_button.clicked.connect(self._next)
        self.mind_button.clicked.connect(self._mind)
        self.body.addWidget(row(self.more_button))
        self.body.addWidget(
            row(self.former_button, self.skip_button, self.next_button, self.mind_button)
        )

    def keep(self) -> None:
        """Keep what is typed."""
        if self._kept is not None:
            self._kept.keep()

    @Slot()
    def _say_kept(self) -> None:
        self.status.setText(_("Saved on this computer"))

    @Slot()
    def _more(self) -> None:
        self.keep()
        self.desk.open_card(self._date_id, self._occasion, self._topic.key, self._count + 1)

    @Slot()
    def _former(self) -> None:
        self._step(-1)

    @Slot()
    def _next(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        """Go to the topic after or before this one; from the last one back to the plan."""
        self.keep()
        topics = [each.key for each in deck().for_kind(self._value.kind) if not each.first]
        place = topics.index(self._topic.key) + by if self._topic.key in topics else -1
        if 0 <= place < len(topics):
            self.desk.open_card(self._date_id, self._occasion, topics[place])
        else:
            self.desk.open_plan(self._date_id, self._occasion)

    @Slot()
    def _mind(self) -> None:
        self.keep()
        self.desk.open_plan(self._date_id, self._occasion, MIND)


def _read(
    session: Session, paths: Paths, country: str, date_id: str, occasion: date, topic: Topic
) -> Read:
    """Run on the worker."""
    saved = session.plans.of(date_id, occasion)
    plan = Plan(occasion) if saved is None else saved.value
    names = names_for(session, paths, country, topic, on_plan=plan.answers)
    return Read(session.planner.read(date_id).value, plan, names)
