"""What the directory says about the time to ask for help with costs, with its date."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion import i18n
from companion.i18n import _, long_date, month_name
from companion.planner.justice.lists import note
from companion.planner.justice.model import Claim
from companion.planner.words import said
from companion.resources.model import source_date
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.state import COUNTRY, my_state
from companion.ui.widgets.basic import Card, field
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.planner.desk import PlannerDesk


class SnapshotCard(Card):
    """A state is chosen, and what is on file for it is copied into the request."""

    taken = Signal(object)
    """Something was found; carries a Claim with what the directory says."""

    def __init__(self, desk: PlannerDesk, claim: Claim) -> None:
        super().__init__()
        self._desk = desk
        self.state = Choice(letters=14)
        self.told = Label("")
        self.source = Label("", "muted")
        self.column.addWidget(Label(_("From the directory"), "heading"))
        self.state.addItem(_("Choose one"), "")
        field(self.column, _("State, for offices in the United States"), self.state)
        self.column.addWidget(self.told)
        self.column.addWidget(self.source)
        self._show(claim)
        self.state.activated.connect(self._choose)
        desk.tasks.run(partial(_states, desk.paths, i18n.language()), self._offer, self._failed)

    def _offer(self, states: list[tuple[str, str]]) -> None:
        for code, name in states:
            self.state.addItem(name, code)

    @Slot()
    def _choose(self) -> None:
        code = str(self.state.currentData())
        if code:
            work = partial(_found, self._desk.paths, code, i18n.language())
            self._desk.tasks.run(work, self._arrived, self._failed)

    def _arrived(self, claim: Claim | None) -> None:
        if claim is None:
            self.told.setText(_("There is no office on file for this state. Call 211 and ask."))
            self.told.show()
            return
        self._show(claim)
        self.taken.emit(claim)

    def _failed(self, error: Exception) -> None:
        self.told.setText(str(explain(error)))
        self.told.show()

    def _show(self, claim: Claim) -> None:
        told = claim.rule
        if claim.resource and not told:
            told = _("The last day to ask is not on file.")
        self.told.setText(told)
        self.told.setVisible(bool(told))
        origin = ""
        if claim.resource:
            origin = _origin(claim.source_date)
            origin = f"{origin} {said(note('office'))}"
        self.source.setText(origin)
        self.source.setVisible(bool(origin))


def _origin(day: date | None) -> str:
    """Return how old the page is; one with a month or a year alone is kept as its first day."""
    if day is None:
        return _("From a page without a date.")
    if day.day > 1:
        return _("From a page dated {date}.").format(date=long_date(day))
    if day.month > 1:
        return _("From a page of {month} {year}.").format(
            month=month_name(day.month), year=day.year
        )
    return _("From a page of the year {year}.").format(year=day.year)


def _states(paths: Paths, language: str) -> list[tuple[str, str]]:
    """Run on the worker."""
    return [(one.code, one.name) for one in _directory(paths).regions(COUNTRY, language)]


def _found(paths: Paths, code: str, language: str) -> Claim | None:
    """Run on the worker: what the directory says today, as a snapshot."""
    there = my_state(_directory(paths).search(Query(country=COUNTRY, region=code)), code)
    office = there.compensation
    if office is None:
        return None
    source = next((each.url for each in office.sources if each.url), "")
    return Claim(
        office.name_in(language),
        office.id,
        " ".join(there.time_limits(language)),
        source or "",
        _first_day(source_date(office)),
    )


def _first_day(written: str | None) -> date | None:
    """Return the day a page bears; the first one of its month or year where it says no more."""
    if written is None:
        return None
    parts = [int(each) for each in written.split("-")]
    return date(*[*parts, 1, 1][:3])


def _directory(paths: Paths) -> Directory:
    from companion.ui.help.lists import catalogue

    return Directory.load(catalogue=catalogue(paths))
