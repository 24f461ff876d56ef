"""Public days that some want to see coming: all off, each chosen by itself or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _, language
from companion.planner.model import Certainty, HardDate, Kind
from companion.planner.recurrence.observances import packs
from companion.planner.recurrence.rules import Yearly
from companion.ui.planner.page import PlannerPage
from companion.ui.widgets.basic import card_about
from companion.ui.widgets.choice import LongTick
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.planner.recurrence.observances import Observance
    from companion.planner.service import Planner
    from companion.ui.planner.desk import PlannerDesk
    from companion.ui.unlock.session import Session
    from companion.vault.preferences import Preferences

_PREFIX = "observance."


class ObservancesPage(PlannerPage):
    """A tick puts a day into the dates; taking it off moves that date to the bin."""

    def __init__(self, desk: PlannerDesk) -> None:
        super().__init__(desk, _("Public days"))
        self.ticks: dict[str, LongTick] = {}
        self._known: dict[str, str] = {}
        self._days = {one.id: one for pack in packs() for one in pack.observances}
        self.work = partial(_read, desk.session)

    def fill(self, data: dict[str, str]) -> None:
        """Show the packs, with what is chosen."""
        self._known = data
        self.ticks = {}
        self.body.addWidget(
            Label(
                _("Days when others may speak of such things, or when it is loud. All are off."),
                "muted",
            )
        )
        spoken = language()
        for pack in packs():
            card = card_about(pack.name.spoken(spoken), Label(pack.detail.spoken(spoken), "muted"))
            for one in pack.observances:
                words = one.name.spoken(spoken)
                tick = LongTick(words)
                tick.setChecked(one.id in data)
                tick.setProperty("day", one.id)
                tick.toggled.connect(self._turn)
                self.ticks[one.id] = tick
                card.column.addWidget(tick)
            self.body.addWidget(card)
        first = next(iter(self.ticks.values()))
        self.setFocusProxy(first)

    @Slot(bool)
    def _turn(self, on: bool) -> None:  # Qt's signal
        one = self._days[str(self.sender().property("day"))]
        words = one.name.spoken(language())
        add = partial(_add, self.desk.session, one.id, _value(one))
        take = partial(_take, self.desk.session, one.id)
        sentence = (
            _("A public day was added: {name}") if on else _("A public day was taken off: {name}")
        )
        self.desk.change(
            sentence.format(name=words), add if on else take, take if on else add, self._turned
        )

    def _turned(self, _nothing: object) -> None:
        self.message.say(_("Saved on this computer"))


def _value(one: Observance) -> HardDate:
    """Return a public day as a date of the person's; without a rule its day is entered later."""
    value = HardDate(
        one.name.spoken(language()),
        Kind.SEASON if one.days > 1 else Kind.HOLIDAY,
        days_before=0,
        days_after=one.days - 1,
    )
    if one.rule is None:
        return replace(value, certainty=Certainty.NOT_SURE)
    rule = one.rule
    if isinstance(rule, Yearly):
        today = now().date()
        rule = replace(rule, day=date(today.year, rule.day.month, rule.day.day))
    return replace(value, rule=rule)


def _read(session: Session) -> dict[str, str]:
    """Run on the worker: the dates that were made of public days, by their day."""
    there = {one.id for one in session.planner.dates()}
    return {
        name.removeprefix(_PREFIX): date_id
        for name, date_id in session.preferences.all().items()
        if name.startswith(_PREFIX) and date_id in there
    }


def _add(session: Session, day: str, value: HardDate) -> None:
    """Run on the worker; what was here before comes back as it was."""
    planner: Planner = session.planner
    preferences: Preferences = session.preferences
    former = preferences.all().get(f"{_PREFIX}{day}", "")
    if former and former in {one.id for one in planner.dates(in_bin=True)}:
        planner.restore(former, now=now())
    else:
        saved = planner.save(value, now=now())
        preferences.put(f"{_PREFIX}{day}", saved.id)


def _take(session: Session, day: str) -> None:
    """Run on the worker."""
    date_id = session.preferences.all().get(f"{_PREFIX}{day}", "")
    if date_id in {one.id for one in session.planner.dates()}:
        session.planner.move_to_bin(date_id, now=now())
