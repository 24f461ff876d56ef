"""What the directory says about the time to ask for help with costs, with its date.

Most countries have no office on file: that is said, and who may know where to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion import i18n
from companion.i18n import _, long_date, month_name
from companion.planner.justice.lists import note
from companion.planner.justice.model import Claim
from companion.planner.words import said
from companion.resources.costs import CostHelp, cost_help
from companion.resources.folding import folded
from companion.resources.model import EUROPE, WORLD, Resource, source_date
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.state import COUNTRY, time_limits
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row, fitted
from companion.wording import explain

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.planner.desk import PlannerDesk

_WIDE = frozenset({EUROPE, WORLD})


@dataclass(frozen=True, slots=True)
class _Choices:
    """Countries and states to choose from, each with its code, and where the person is."""

    countries: list[tuple[str, str]]
    states: list[tuple[str, str]]
    home: str
    office: Resource | None
    """The one the request was taken from, as the directory has it now."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is for a country: the words for it, and records to open."""

    words: str
    claim: Claim | None
    """What a request takes from the office; None where none is on file."""
    records: tuple[Resource, ...]


class SnapshotCard(Card):
    """A country and a state are chosen; what is on file there is copied into the request."""

    taken = Signal(object)
    """Something was found; carries a Claim with what the directory says."""

    def __init__(self, desk: PlannerDesk, claim: Claim) -> None:
        super().__init__()
        self._desk = desk
        self._found: dict[str, Resource] = {}
        self.country = Choice(letters=14)
        self.state = Choice(letters=14)
        self.told = Label("")
        self.source = Label("", "muted")
        self.lines_button = Button(_("See the help lines"), icon="phone")
        self.records = QuietList()
        self.column.addWidget(Label(_("From the directory"), "heading"))
        for choice in (self.country, self.state):
            choice.addItem(_("Choose one"), "")
        field(self.column, _("Country"), self.country)
        self._state_label = field(self.column, _("State or territory"), self.state)
        self.column.addWidget(self.told)
        self.column.addWidget(self.source)
        self._records_label = field(self.column, _("Open it in the directory"), self.records)
        self.column.addWidget(row(self.lines_button))
        self._show_records(())
        self._show_states(False)
        self._show(claim)
        self.lines_button.hide()
        self.country.activated.connect(self._choose)
        self.state.activated.connect(self._choose)
        self.records.activated.connect(self._open)
        self.records.clicked.connect(self._open)
        self.lines_button.clicked.connect(desk.help_chosen)
        work = partial(_choices, desk.paths, desk.country, claim.resource, i18n.language())
        desk.tasks.run(work, self._offer, self._failed)

    def _offer(self, choices: _Choices) -> None:
        for choice, named in ((self.country, choices.countries), (self.state, choices.states)):
            for code, name in named:
                choice.addItem(name, code)
        if choices.office is not None:
            self._show_records((choices.office,))
        if choices.home == COUNTRY:  # where there are offices, a state is all there is to choose
            self.country.setCurrentIndex(self.country.findData(COUNTRY))
            self._show_states(True)

    def _show_states(self, shown: bool) -> None:
        self.state.setVisible(shown)
        self._state_label.setVisible(shown)

    @Slot()
    def _choose(self) -> None:
        country, state = str(self.country.currentData()), ""
        self._show_states(country == COUNTRY)
        if country == COUNTRY:
            state = str(self.state.currentData())
        if state or country not in {"", COUNTRY}:
            work = partial(_found, self._desk.paths, country, state, i18n.language())
            self._desk.tasks.run(work, self._arrived, self._failed, topic="costs")

    def _arrived(self, found: _Found) -> None:
        if found.claim is not None:
            self._show(found.claim)
            self.taken.emit(found.claim)
        else:
            self.told.setText(found.words)
            self.told.show()
            self.source.hide()
        self._show_records(found.records)
        self.lines_button.setVisible(found.claim is None and not found.records)

    def _show_records(self, records: tuple[Resource, ...]) -> None:
        self._found = {one.id: one for one in records}
        self.records.lines.show_rows([
            Row(one.id, one.name_in(i18n.language()), _origin(_first_day(source_date(one))))
            for one in records
        ])  # fmt: skip
        fitted(self.records)
        for each in (self._records_label, self.records):
            each.setVisible(bool(records))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        shown = self.records.lines.row(index)
        if shown is not None:
            self._desk.record_chosen.emit(self._found[shown.id])

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


def _choices(paths: Paths, home: str, office: str, language: str) -> _Choices:
    """Run on the worker."""
    directory = _directory(paths)
    home = home or directory.guess_country(i18n.system_locale())
    named = directory.countries(language)
    countries = [(one.code, one.name) for one in named if one.code not in _WIDE]
    # All of them: for two there is no office on file, which is said.
    names, codes = directory.names, directory.names.regions.get(COUNTRY, {})
    states = [(code, names.region(COUNTRY, code, language)) for code in codes]
    states.sort(key=lambda one: folded(one[1]))
    return _Choices(countries, states, home, directory.get(office) if office else None)


def _found(paths: Paths, country: str, state: str, language: str) -> _Found:
    """Run on the worker: what the directory says today, as a snapshot."""
    directory = _directory(paths)
    there = cost_help(directory.search(Query()), country, state)
    if country == COUNTRY:
        return _in_a_state(there, language)
    name = directory.names.country(country, language)
    if there.offices:
        return _Found("", _claim(there.offices[0], language), there.offices)
    if there.guides:
        words = _(
            "No office for help with costs in {country} is on file here, and no last day to ask. "
            "These services may know where to ask."
        )
    else:
        words = _(
            "No office for help with costs in {country} is on file here, and no last day to ask. "
            "A help line may know where to ask."
        )
    return _Found(words.format(country=name), None, there.guides)


def _in_a_state(there: CostHelp, language: str) -> _Found:
    office = next((one for one in there.offices if one.region is not None), None)
    if office is None:
        words = _("There is no office on file for this state. Call 211 and ask.")
        return _Found(words, None, there.offices)
    return _Found("", _claim(office, language), there.offices)


def _claim(office: Resource, language: str) -> Claim:
    source = next((each.url for each in office.sources if each.url), "")
    return Claim(
        office.name_in(language),
        office.id,
        " ".join(time_limits(office, language)),
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
