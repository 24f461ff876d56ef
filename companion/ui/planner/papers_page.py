"""The checklists of papers: where each of them is, and no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _
from companion.planner.justice.lists import checklists
from companion.planner.justice.model import Paper, PaperState
from companion.planner.justice.records import PAPER
from companion.planner.words import said
from companion.ui.planner.page import PlannerPage
from companion.ui.planner.record_kinds import paper_states
from companion.ui.widgets.basic import Button, card_about, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.justice.service import Justice
    from companion.planner.model import Saved
    from companion.ui.planner.desk import PlannerDesk


class PapersPage(PlannerPage):
    """For each paper one choice, kept at once."""

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Papers"), desk.open_justice)
        self.choices: dict[str, Choice] = {}
        self.work = partial(desk.justice.records, PAPER)

    def fill(self, data: list[Saved[Paper]]) -> None:
        """Show the lists with what is known."""
        known = {one.value.key: one for one in reversed(data)}
        self.choices = {}
        self.body.addWidget(Label(_("Not every case needs all of them."), "muted"))
        for one in checklists():
            card = card_about(said(one.title))
            for key, words in one.items.items():
                choice = Choice(letters=14)
                choice.addItem(_("Leave it open"), "")
                for state, name in paper_states().items():
                    choice.addItem(name, state.value)
                saved = known.get(key)
                if saved is not None:
                    choice.setCurrentIndex(choice.findData(saved.value.state.value))
                choice.setProperty("paper", key)
                choice.setProperty("before", choice.currentData())
                choice.activated.connect(self._choose)
                self.choices[key] = choice
                field(card.column, said(words), choice)
            self.body.addWidget(card)
        self.own_button = Button(_("Papers of my own"), icon="file-text")
        self.own_button.clicked.connect(self._own)
        self.body.addWidget(row(self.own_button))
        self.setFocusProxy(next(iter(self.choices.values())))

    @Slot()
    def _own(self) -> None:
        self.desk.open_records("papers")

    @Slot()
    def _choose(self) -> None:
        choice = self.sender()
        if not isinstance(choice, Choice):
            return
        key, before = str(choice.property("paper")), str(choice.property("before"))
        now_chosen = str(choice.currentData())
        choice.setProperty("before", now_chosen)
        self.desk.change(
            _("A paper: {name}").format(name=choice.accessibleName()),
            partial(_put, self.desk.justice, key, now_chosen),
            partial(_put, self.desk.justice, key, before),
            self._kept,
        )

    def _kept(self, _nothing: object) -> None:
        self.message.say(_("Saved on this computer"))


def _put(justice: Justice, key: str, state: str) -> None:
    """Run on the worker: keep where a paper is; with '' nothing is known of it."""
    found = next((one for one in justice.records(PAPER) if one.value.key == key), None)
    if not state:
        if found is not None:
            justice.move_to_bin(PAPER, found.id, now=now())
        return
    value = Paper(key, state=PaperState(state))
    justice.save(PAPER, value, now=now(), record_id=None if found is None else found.id)
