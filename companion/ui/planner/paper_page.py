"""A plan on one page: only what is ticked goes on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _
from companion.planner.cards import deck
from companion.planner.model import HardDate, Occasion
from companion.planner.on_paper import blocks
from companion.planner.plan import Plan, filled
from companion.planner.words import said
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.references import all_names
from companion.ui.printing.document import Block, Form, Printed
from companion.ui.widgets.basic import Button, Card, card_about, row
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session

_PRIVATE = ("statement",)
"""Topics that are not ticked at first: they are for somebody else's eyes only if chosen."""


@dataclass(frozen=True, slots=True)
class Read:
    """What can go on paper."""

    value: HardDate
    occasion: Occasion | None
    plan: Plan
    names: dict[str, str]


class PaperPage(PlannerPage):
    """Tick what goes on paper, then look at it."""

    def __init__(self, desk: PlannerDesk, date_id: str, occasion: date) -> None:
        self._opening = partial(desk.open_print, date_id, occasion)
        super().__init__(desk, _("A plan on one page"), partial(desk.open_plan, date_id, occasion))
        self._data: Read | None = None
        self.ticks: dict[str, LongTick] = {}
        self.work = partial(_read, desk.session, desk.paths, desk.country, date_id, occasion)

    def fill(self, data: Read) -> None:
        """Show a tick for each thing that was filled in."""
        self._data = data
        if data.plan.is_empty:
            self.body.addWidget(EmptyState(_("Nothing to print yet.")))
            return
        self.body.addWidget(Label(_("Only what is ticked goes on paper."), "muted"))
        card = card_about(_("At the top"))
        self._tick(card, "name", _("The name: {name}").format(name=data.value.name))
        if data.occasion is not None:
            self._tick(card, "day", _("The day"))
        if data.plan.change_of_mind.strip():
            self._tick(card, "change_of_mind", _("The change of mind"))
        self.body.addWidget(card)
        for topic in deck().for_kind(data.value.kind):
            found = list(filled(data.plan, topic))
            if topic.afterwards or not found:
                continue
            card = card_about(said(topic.title))
            for key, question, _answer in found:
                words = said(question.ask)
                if topic.repeats:
                    words = f"{key.split('.')[1]}. {words}"
                self._tick(card, key, words, chosen=topic.key not in _PRIVATE)
            self.body.addWidget(card)
        self.look_button = Button(_("See the page"), "main", icon="printer")
        self.look_button.clicked.connect(self._look)
        self.body.addWidget(row(self.look_button))
        self.setFocusProxy(self.look_button)

    def _tick(self, card: Card, key: str, words: str, *, chosen: bool = True) -> None:
        tick = LongTick(words)
        tick.setChecked(chosen)
        self.ticks[key] = tick
        card.column.addWidget(tick)

    @Slot()
    def _look(self) -> None:
        if self._data is None:
            return
        data = self._data
        printed = blocks(
            data.value,
            data.plan,
            deck(),
            occasion=data.occasion,
            ticked={key for key, tick in self.ticks.items() if tick.isChecked()},
            names=data.names,
        )
        if not printed:
            self.message.say(_("Choose one thing or more."))
            return
        paper = tuple(Block(text, kind) for kind, text in printed)
        self.desk.open_preview(
            Printed(
                paper,
                _("plan.pdf"),
                warning=_("This copy is not locked. Anyone who finds it can read it."),
                form=Form.ONE_PAGE,
            ),
            self._opening,
        )


def _read(session: Session, paths: Paths, country: str, date_id: str, occasion: date) -> Read:
    """Run on the worker."""
    moment = now()
    saved = session.plans.of(date_id, occasion)
    found = session.planner.next_listed(date_id, now=moment).next
    return Read(
        session.planner.read(date_id).value,
        found if found is not None and found.key == occasion else None,
        Plan(occasion) if saved is None else saved.value,
        all_names(session, paths, country),
    )
