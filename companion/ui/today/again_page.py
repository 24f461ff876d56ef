"""What helps in the 72 hours after it happened again somewhere; all of it optional."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from companion.clock import now
from companion.i18n import _
from companion.planner.cards import deck, keys_of
from companion.planner.words import said
from companion.ui.planner.keeping import Keeping
from companion.ui.planner.page import TODAY, PlannerPage
from companion.ui.planner.questions import QuestionField
from companion.ui.planner.references import Names, names_for
from companion.ui.widgets.basic import card_about
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.planner.again import Again
    from companion.planner.plan import Answer
    from companion.planner.plans import Plans
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows."""

    again: Again | None
    names: Names


class AgainPage(PlannerPage):
    """Less news, some people, and what steadies first."""

    place: ClassVar[str] = TODAY

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("These three days"), desk.open_today)
        self._keeping: Keeping | None = None
        self.work = partial(_read, desk.session, desk.paths, desk.country)

    def fill(self, data: Read) -> None:
        """Show the questions with their answers."""
        if data.again is None:
            self.body.addWidget(Label(_("The plan for 72 hours is over. It ended by itself.")))
            return
        former = data.again.plan.answers
        save = partial(_answer, self.desk.plans)
        sentence = _("The plan for 72 hours was changed")
        self._keeping = Keeping(self.desk, save, former, sentence, TODAY, self)
        self._keeping.kept.connect(self._say_kept)
        self.body.addWidget(Label(_("Leave blank what you like. It is kept as you type."), "muted"))
        self.fields: list[QuestionField] = []
        for topic in deck().again:
            card = card_about(said(topic.title))
            for key, question in keys_of(topic):
                names = data.names.get(question.to, {})
                if question.to and not names:
                    continue
                shown = QuestionField(key, question, former.get(key), names)
                shown.answered.connect(self._keeping.edited)
                self.fields.append(shown)
                card.column.addWidget(shown)
            self.body.addWidget(card)
        self.status = Label("", "saved")
        self.body.addWidget(self.status)
        self.setFocusProxy(self.fields[0])

    def _say_kept(self) -> None:
        self.status.setText(_("Saved on this computer"))

    def keep(self) -> None:
        """Keep what is typed."""
        if self._keeping is not None:
            self._keeping.keep()


def _read(session: Session, paths: Paths, country: str) -> Read:
    """Run on the worker."""
    again = session.plans.again(now=now())
    answers = {} if again is None else again.plan.answers
    return Read(again, names_for(session, paths, country, *deck().again, on_plan=answers))


def _answer(plans: Plans, key: str, answer: Answer) -> object:
    return plans.answer_again(key, answer, now=now())
