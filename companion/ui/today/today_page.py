"""Today: a quiet home. Nothing waits here but what the person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.cards import deck
from companion.planner.words import answer_words, said
from companion.ui.planner.page import TODAY, PlannerPage
from companion.ui.planner.references import NamedIdea, all_names, named
from companion.ui.recent.recent_changes import Change
from companion.ui.today.around_card import AroundCard
from companion.ui.today.ideas_card import IdeasCard
from companion.ui.today.notes_page import read_offered
from companion.ui.widgets.basic import Button, Card, card_about, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.planner.again import Again
    from companion.planner.plan import Answer
    from companion.planner.plans import Plans
    from companion.planner.today import TheDay, TodayView
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class Read:
    """What the page shows, and the words for what plans point to."""

    view: TodayView
    names: dict[str, str]
    has_plan: bool
    """Whether there is a plan for the first of the dates around."""
    ideas: list[NamedIdea]
    """What was put into this day; kept back on the day of a date, unless it is asked for."""
    has_notes: bool
    """Whether there are notes that nobody looked at."""


class TodayPage(PlannerPage):
    """Three doors, and at most one card; on the day of a date only what holds."""

    place: ClassVar[str] = TODAY

    def __init__(self, desk: PlannerDesk, *, more: bool = False) -> None:
        super().__init__(desk, _("Today"))
        self._way.hide()
        self._more = more
        self._days: tuple[TheDay, ...] = ()
        self._names: dict[str, str] = {}
        self.work = partial(_read, desk.session, desk.paths, desk.country, more)

    def fill(self, data: Read) -> None:
        """Show what there is for today."""
        view, self._names = data.view, data.names
        self._days = view.on_the_day
        self.body.addWidget(Label(long_date(view.day), "muted"))
        if view.again is not None:
            self._show_again(view.again)
        if view.on_the_day:
            self._show_the_day(view)
            if not self._more:
                return
        elif not (view.again or view.around or data.ideas or data.has_notes):
            self.body.addWidget(Label(_("Good to see you. Nothing is waiting."), "lead"))
        self._doors()
        if view.around and view.again is None:
            self.body.addWidget(AroundCard(self.desk, view.around[0], has_plan=data.has_plan))
        if data.ideas:
            self.body.addWidget(IdeasCard(self.desk, data.ideas))
        if view.again is None:
            self.again_button = Button(_("It happened again somewhere"), "quiet")
            self.again_button.clicked.connect(self._turn_on)
            quiet = [self.again_button]
            if data.has_notes:
                self.notes_button = Button(_("Notes from the last days"), "quiet")
                self.notes_button.clicked.connect(self.desk.open_notes)
                quiet.append(self.notes_button)
            self.body.addWidget(row(*quiet))

    # The doors

    def _doors(self) -> None:
        self.write_button = Button(_("Write a page"), icon="pen-line")
        self.steady_button = Button(_("Something steady"), icon="leaf")
        self.date_button = Button(_("A date that matters"), icon="calendar-days")
        self.write_button.clicked.connect(self.desk.write_chosen)
        self.steady_button.clicked.connect(self.desk.steady_chosen)
        self.date_button.clicked.connect(self.desk.open)
        self.body.addWidget(row(self.write_button, self.steady_button, self.date_button))
        self.setFocusProxy(self.write_button)

    # The day itself

    def _show_the_day(self, view: TodayView) -> None:
        card = card_about(", ".join(one.occasion.name for one in view.on_the_day))
        self.steps = Label("")
        self.steps.hide()
        # One main button a page: in the 72 hours it is the one above.
        kind = "" if view.again is not None else "main"
        self.much_button = Button(_("If it gets too much"), kind)
        self.help_button = Button(_("Show the help lines"), "help", icon="phone")
        self.more_button = Button(_("Show more of today"), "quiet")
        if self._more:
            self.more_button.hide()
        self.much_button.clicked.connect(self._show_steps)
        self.help_button.clicked.connect(self.desk.help_chosen)
        self.more_button.clicked.connect(self._ask_for_more)
        card.column.addWidget(row(self.much_button, self.help_button))
        card.column.addWidget(self.steps)
        if self._more:
            self._show_plans(card)
        card.column.addWidget(row(self.more_button))
        self.body.addWidget(card)
        self.setFocusProxy(self.much_button)

    def _show_plans(self, card: Card) -> None:
        for number, one in enumerate(self._days):
            if one.change_of_mind.strip():
                card.column.addWidget(Label(_("Change of mind"), "field"))
                card.column.addWidget(Label(one.change_of_mind))
            if one.has_plan:
                words = _("The plan: {name}").format(name=one.occasion.name)
                button = Button(words)
                button.setProperty("number", number)
                button.clicked.connect(self._open_plan)
                card.column.addWidget(row(button))

    @Slot()
    def _open_plan(self) -> None:
        one = self._days[int(self.sender().property("number"))]
        self.desk.open_plan(one.occasion.date_id, one.occasion.key)

    @Slot()
    def _show_steps(self) -> None:
        """Show what was planned for then; where nothing was, what is always there."""
        steps = [
            words
            for one in self._days
            for key, answer in one.too_much
            if (words := _spoken(key, answer, self._names))
        ]
        if not steps:
            steps = [
                _("Breathe out slowly. Put both feet on the floor."),
                _("You can leave, or stop, at any time."),
                _("The help lines are there, day and night."),
            ]
        self.steps.setText("\n".join(steps))
        self.steps.show()

    @Slot()
    def _ask_for_more(self) -> None:
        self.desk.open_more_of_today()

    # It happened again somewhere

    def _show_again(self, again: Again) -> None:
        card = card_about(_("It happened again somewhere"))
        ends = again.ends.astimezone(now().tzinfo)
        until = _("{date}, {time}").format(date=long_date(ends.date()), time=f"{ends:%H:%M}")
        card.column.addWidget(
            Label(_("You are here, and it is not here. This plan rests by itself after {until}.")
                  .format(until=until), "muted")
        )  # fmt: skip
        self.ground_button = Button(_("Steady first"), "main", icon="leaf")
        self.lines_button = Button(_("Help lines for now"), "help", icon="phone")
        self.ground_button.clicked.connect(self.desk.steady_chosen)
        self.lines_button.clicked.connect(self.desk.help_chosen)
        card.column.addWidget(row(self.ground_button, self.lines_button))
        for topic in deck().again:
            for question in topic.questions:
                answer = again.plan.answers.get(f"{topic.key}.{question.key}")
                words = _spoken(f"{topic.key}.{question.key}", answer or "", self._names)
                if words:
                    card.column.addWidget(Label(said(question.ask), "field"))
                    card.column.addWidget(Label(words))
        self.change_button = Button(_("Change these days"), icon="pen-line")
        self.end_button = Button(_("End it now"), "quiet")
        self.change_button.clicked.connect(self.desk.open_again)
        self.end_button.clicked.connect(self._end)
        card.column.addWidget(row(self.change_button, self.end_button))
        self.body.addWidget(card)
        self.setFocusProxy(self.ground_button)

    @Slot()
    def _turn_on(self) -> None:
        plans = self.desk.plans
        self.desk.change(
            _("A plan for 72 hours was turned on"),
            partial(_begin, plans),
            partial(_end, plans),
            self._turned,
            TODAY,
        )

    def _turned(self, _again: object) -> None:
        self.refresh()
        self.message.say(_("A plan for 72 hours is on. It ends by itself."))

    @Slot()
    def _end(self) -> None:
        plans = self.desk.plans
        self.desk.tasks.run(partial(_end, plans), self._ended, self.failed)

    def _ended(self, _nothing: object) -> None:
        plans = self.desk.plans
        self.desk.note(
            Change(
                _("The plan for 72 hours was ended"),
                partial(_begin, plans),
                partial(_end, plans),
                place=TODAY,
            )
        )
        self.refresh()
        self.message.say(_("It is off. You can turn it on again at any time."))

    def keep(self) -> None:
        """Keep the words of today's small question."""
        for card in self.findChildren(AroundCard):
            card.keep()


def _spoken(key: str, answer: Answer, names: dict[str, str]) -> str:
    question = deck().question(key)
    if question is None:
        return ""
    if isinstance(answer, tuple) and question.to:
        return ", ".join(names[each] for each in answer if each in names)
    return answer_words(question, answer).strip()


def _read(session: Session, paths: Paths, country: str, more: bool) -> Read:
    """Run on the worker."""
    moment = now()
    view = session.planner.today(now=moment, more=more)
    names = all_names(session, paths, country) if view.shows_help else {}
    has_plan = False
    if view.around:
        one = view.around[0].occasion
        has_plan = session.plans.of(one.date_id, one.key) is not None
    kept_back = bool(view.on_the_day) and not more
    ideas = [] if kept_back else named(session, session.day_ideas.on(moment.date()))
    has_notes = bool(read_offered(session.reminders(paths)))
    return Read(view, names, has_plan, ideas, has_notes)


def _begin(plans: Plans) -> object:
    return plans.turn_on_again(now=now())


def _end(plans: Plans) -> None:
    plans.end_again(now=now())
