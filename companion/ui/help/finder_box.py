"""Looking for help in one's own words: a field, a few ways to narrow down, a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion import i18n
from companion.clock import now
from companion.i18n import _
from companion.resources.model import Resource
from companion.resources.opening import OpenState, state
from companion.resources.query import Query
from companion.resources.ways import Way
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GAP, Button, field, row
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk

_MOST_RESULTS = 60
_LIST_HEIGHT = 280


class FinderBox(QWidget):
    """Finds as one types; the answer comes from a worker, and the latest wins."""

    chosen = Signal(object)
    """A line was chosen; carries the Resource."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self._found: list[Resource] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("A place, a group, a kind of help"))
        self.narrow_button = Button(_("Narrow down"), "quiet", icon="list")
        self.narrow_button.setCheckable(True)
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.model = self.list.lines
        self._none = EmptyState(icon="search")
        self.country, self.region, self.kind = Choice(), Choice(), Choice()
        self.language, self.way = Choice(), Choice()
        self.open_now = Tick(_("Open now"))
        self.free = Tick(_("Free"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        field(column, _("Search help lines"), self.search)
        column.addWidget(row(self.narrow_button))
        self._filters = self._make_filters()
        column.addWidget(self._filters)
        field(column, _("Help lines"), self.list)
        column.addWidget(self._none)
        self.search.textChanged.connect(self.look_up)
        self.narrow_button.toggled.connect(self._filters.setVisible)
        for choice in (self.region, self.kind, self.language, self.way):
            choice.activated.connect(self.look_up)
        self.country.activated.connect(self._country_chosen)
        for tick in (self.open_now, self.free):
            tick.toggled.connect(self.look_up)
        self.list.clicked.connect(self._show)
        self.list.activated.connect(self._show)
        self._filters.hide()
        self._show_regions()

    def _make_filters(self) -> QWidget:
        tongue, directory = i18n.language(), self._desk.directory
        any_of = {
            self.country: _("Any country"),
            self.region: _("Any state or region"),
            self.kind: _("Any kind"),
            self.language: _("Any language"),
            self.way: _("Any way"),
        }
        for choice, words in any_of.items():
            choice.addItem(words, None)
            choice.may_shrink()
        for named in directory.countries(tongue):
            self.country.addItem(named.name, named.code)
        for named in directory.kinds(tongue):
            self.kind.addItem(named.name, named.code)
        for named in directory.languages(tongue):
            self.language.addItem(named.name, named.code)
        for way, words in (
            (Way.CALL, _("Call")),
            (Way.TEXT, _("Text message")),
            (Way.CHAT, _("Chat")),
            (Way.SIGN_LANGUAGE, _("Sign language")),
        ):
            self.way.addItem(words, way)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        for name, choice in (
            (_("Only in this country"), self.country),
            (_("Only in this state or region"), self.region),
            (_("Kind of help"), self.kind),
            (_("Language"), self.language),
            (_("How"), self.way),
        ):
            label = Label(name, "field")
            label.setBuddy(choice)
            choice.setAccessibleName(name)
            column.addWidget(row(label, choice))
        column.addWidget(row(self.open_now, self.free))
        return box

    @Slot()
    def _country_chosen(self) -> None:
        self._show_regions()
        self.look_up()

    def follow_country(self) -> None:
        """Offer the regions of the person's own country, which is another one now."""
        if self.country.currentData() is None:
            self._show_regions()

    def _show_regions(self) -> None:
        """Offer the regions of the country that was chosen, or of the person's own."""
        country = self.country.currentData() or self._desk.country
        while self.region.count() > 1:
            self.region.removeItem(1)
        for named in self._desk.directory.regions(country, i18n.language()):
            self.region.addItem(named.name, named.code)

    def query(self) -> Query:
        """Return what is asked for now."""
        text = self.search.text()
        region = self.region.currentData()
        narrowed = self.country.currentData()
        if narrowed is None and (region is not None or not text.strip()):
            narrowed = self._desk.country
        return Query(
            text,
            country=narrowed,
            region=region,
            kind=self.kind.currentData(),
            language=self.language.currentData(),
            way=self.way.currentData(),
            free=self.free.isChecked(),
            open_at=now() if self.open_now.isChecked() else None,
            home=self._desk.country,
        )

    @Slot()
    def look_up(self) -> None:
        """Look again."""
        directory = self._desk.directory
        directory.interrupt()  # what is still being looked for is not wanted any more
        work = partial(directory.search, self.query(), _MOST_RESULTS)
        self._desk.tasks.run(work, self._show_found, self._not_found, topic="find help")

    def _show_found(self, found: list[Resource]) -> None:
        self._found = found
        self.model.show_rows([self._row(resource) for resource in found])
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self._none.words.setText("")
        else:
            self._none.say(_("No match. Try a wider place or another word."))

    def _not_found(self, error: Exception) -> None:
        self._none.say(str(explain(error)))
        self._none.show()

    def _row(self, resource: Resource) -> Row:
        language, names = i18n.language(), self._desk.directory.names
        where = [names.country(resource.country, language)]
        if resource.region:
            where.insert(0, names.region(resource.country, resource.region, language))
        facts = [", ".join(where), names.kind(resource.kind, language)]
        if state(resource.opening, now()) is OpenState.CLOSED:
            facts.append(_("closed now"))
        return Row(resource.id, resource.name_in(language), " · ".join(facts))

    @Slot(QModelIndex)
    def _show(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.chosen.emit(self._found[index.row()])
