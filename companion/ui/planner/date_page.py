"""A date: when it is, its plan, the days around it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _, long_date
from companion.planner.justice.lists import note
from companion.planner.model import JUSTICE, HardDate, Occasion, Saved
from companion.planner.occasions import year_count
from companion.planner.recurrence.occurrences import covered, occurrences
from companion.planner.recurrence.rules import Once
from companion.planner.recurrence.words import remarks
from companion.planner.words import kind_name, said, state, when
from companion.ui.planner.page import PlannerPage
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, card_about, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.plans import Plans
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk

_MORE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page shows."""

    saved: Saved[HardDate]
    next: Occasion | None
    key: date
    """What the plan is kept under."""
    has_plan: bool
    is_unread: bool = False
    """Whether it came from a calendar file with a way to come again that was not understood."""


class DatePage(PlannerPage):
    """Everything about one date."""

    def __init__(self, desk: PlannerDesk, date_id: str) -> None:
        super().__init__(desk)
        self._date_id = date_id
        self._seen: Seen | None = None
        self.work = partial(_read, desk.planner, desk.plans, date_id)

    def fill(self, data: Seen) -> None:
        """Show the date."""
        self._seen = data
        value = data.saved.value
        self.title.setText(value.name)
        words = [kind_name(value.kind), *([value.word] if value.word else [])]
        self.body.addWidget(Label(" · ".join(words), "muted"))
        self.body.addWidget(self._when(data))
        self.body.addWidget(self._plan(data))
        if value.note:
            card = card_about(_("Note"), value.note)
            self.body.addWidget(card)
        self.edit_button = Button(_("Change this date"), icon="pen-line")
        self.hide_button = Button(
            _("Stop hiding this date") if value.hidden else _("Hide this date"), icon="eye-off"
        )
        self.bin_button = Button(_("Move to the bin"), "quiet", icon="trash-2")
        self.edit_button.clicked.connect(self._edit)
        self.hide_button.clicked.connect(self._hide)
        self.bin_button.clicked.connect(self._bin)
        self.body.addWidget(row(self.edit_button, self.hide_button, self.bin_button))

    def _when(self, data: Seen) -> Card:
        value = data.saved.value
        card = card_about(_("When"))
        if data.next is not None:
            card.column.addWidget(Label(when(data.next), "lead"))
            number = year_count(value, data.next.key)
            if number is not None:
                card.column.addWidget(Label(_("Number {number}").format(number=number), "muted"))
        elif value.rule is not None and not value.postponed:
            card.column.addWidget(Label(_("All its days are past."), "muted"))
        told = state(value)
        if told:
            card.column.addWidget(Label(told))
        if value.kind in JUSTICE:
            card.column.addWidget(Label(said(note("moves")), "muted"))
        if data.is_unread:
            card.column.addWidget(
                Label(
                    _(
                        "It came from a calendar file. The app could not read how it comes again "
                        "there. You can choose it in Change this date."
                    ),
                    "muted",
                )
            )
        for words in _following(value, data.next):
            card.column.addWidget(Label(words, "muted"))
        around = Button(_("Days around it"), icon="calendar-days")
        around.clicked.connect(self._around)
        card.column.addWidget(row(around))
        return card

    def _plan(self, data: Seen) -> Card:
        card = card_about(_("Plan"))
        if data.has_plan:
            self.plan_button = Button(_("Open the plan"), "main")
            self.later_button = Button(_("Notes for next time"))
            self.later_button.clicked.connect(self._look_back)
            card.column.addWidget(row(self.plan_button, self.later_button))
        else:
            card.column.addWidget(Label(_("No plan. That is fine.")))
            card.column.addWidget(Label(_("Make a plan, or let it be?"), "muted"))
            self.plan_button = Button(_("Make a plan"), "main")
            self.later_button = Button(_("Let it be"))
            self.later_button.clicked.connect(self.desk.open)
            card.column.addWidget(row(self.plan_button, self.later_button))
        self.plan_button.clicked.connect(self._open_plan)
        self.setFocusProxy(self.plan_button)
        return card

    @Slot()
    def _edit(self) -> None:
        self.desk.open_edit(self._date_id)

    @Slot()
    def _open_plan(self) -> None:
        if self._seen is not None:
            self.desk.open_plan(self._date_id, self._seen.key)

    @Slot()
    def _look_back(self) -> None:
        if self._seen is not None:
            self.desk.open_card(self._date_id, self._seen.key, "look_back")

    @Slot()
    def _around(self) -> None:
        if self._seen is not None:
            self.desk.open_check_ins(self._date_id, self._seen.key)

    @Slot()
    def _hide(self) -> None:
        if self._seen is None:
            return
        value = self._seen.saved.value
        other = replace(value, hidden=not value.hidden)
        save = partial(_save, self.desk.planner, self._date_id)
        sentence = _("A date is hidden: {name}") if other.hidden else _("A date is shown: {name}")
        self.desk.change(
            sentence.format(name=value.name),
            partial(save, other),
            partial(save, value),
            self._hidden,
        )

    def _hidden(self, saved: Saved[HardDate]) -> None:
        self.refresh()
        if saved.value.hidden:
            self.message.say(_("Hidden. It is in no view until you ask for hidden dates."))
        else:
            self.message.say(_("It is in the list again."))

    @Slot()
    def _bin(self) -> None:
        if self._seen is not None:
            self.desk.change(
                _("A date moved to the bin: {name}").format(name=self._seen.saved.value.name),
                partial(_to_bin, self.desk.planner, self._date_id),
                partial(_restore, self.desk.planner, self._date_id),
                self._binned,
            )

    def _binned(self, _saved: object) -> None:
        self.desk.open_with(_("Moved to the bin. You can bring it back for 30 days."))


def saved_change(planner: Planner, saved: Saved[HardDate], before: HardDate | None) -> Change:
    """Return that a date was saved; undone it is as before, or in the bin when it was new."""
    if before is None:
        return Change(
            _("A date was added: {name}").format(name=saved.value.name),
            partial(_to_bin, planner, saved.id),
            partial(_restore, planner, saved.id),
            place="dates",
        )
    return Change(
        _("A date was changed: {name}").format(name=saved.value.name),
        partial(_save, planner, saved.id, before),
        partial(_save, planner, saved.id, saved.value),
        place="dates",
    )


def _following(value: HardDate, shown: Occasion | None) -> list[str]:
    """Return what is to be told of the next days of a date, and of those after it."""
    if value.rule is None or shown is None or isinstance(value.rule, Once):
        return []
    last = min(date(min(shown.key.year + 30, date.max.year), 12, 31), covered(value.rule)[1])
    told: list[str] = []
    after: list[str] = []
    for one in occurrences(value.rule, shown.key, last):
        if one.day == shown.key:
            told += remarks(one)
        else:
            after.append(long_date(one.day))
        if len(after) == _MORE_DAYS:
            break
    if after:
        told.append(_("Then: {days}").format(days="; ".join(after)))
    return told


def _read(planner: Planner, plans: Plans, date_id: str) -> Seen:
    """Run on the worker."""
    moment = now()
    saved = planner.read(date_id)
    listed = planner.next_listed(date_id, now=moment)
    key = planner.next_key(date_id, now=moment)
    is_unread = isinstance(saved.value.rule, Once) and planner.original(date_id) is not None
    return Seen(saved, listed.next, key, plans.of(date_id, key) is not None, is_unread)


def _save(planner: Planner, date_id: str, value: HardDate) -> Saved[HardDate]:
    return planner.save(value, now=now(), date_id=date_id)


def _to_bin(planner: Planner, date_id: str) -> object:
    return planner.move_to_bin(date_id, now=now())


def _restore(planner: Planner, date_id: str) -> object:
    return planner.restore(date_id, now=now())
