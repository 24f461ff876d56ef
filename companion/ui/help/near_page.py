"""Help near you: a state's or region's own services, and how to find the local ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.i18n import _
from companion.resources.model import Resource
from companion.resources.query import Query
from companion.resources.routes import Route, read_routes
from companion.resources.sentences import about_state
from companion.resources.state import COUNTRY, StateHelp, my_state
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk


_LIST_HEIGHT = 220


class NearPage(ColumnPage):
    """The person's place, chosen by them and never located."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self._language = i18n.language()
        self.back = Button(_("Back"), icon="arrow-left")
        self.region = Choice()
        self.region.may_shrink()
        self._routes = read_routes()
        self._records: list[Resource] = []
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self._place = QWidget()
        self._place_column = QVBoxLayout(self._place)
        self._place_column.setContentsMargins(0, 0, 0, 0)
        self._place_column.setSpacing(gap(GAP))
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Help near you"), "title"))
        regions = desk.directory.regions(desk.country, self._language)
        if regions:
            label = Label(_("State or region"), "field")
            label.setWordWrap(False)
            label.setBuddy(self.region)
            self.region.setAccessibleName(label.text())
            self.region.addItem(_("Choose one"), None)
            for named in regions:
                self.region.addItem(named.name, named.code)
            self.region.setCurrentIndex(max(0, self.region.findData(desk.region)))
            self.column.addWidget(row(label, self.region))
        self.column.addWidget(self._place)
        self._heading = field(self.column, _("Lines and offices"), self.list)
        self.column.addWidget(Label(_("Ways to find help where you are"), "heading"))
        for route in self._routes:
            self.column.addWidget(self._route(route))
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.region.activated.connect(self._choose)
        self.setFocusProxy(self.back)
        self._show()

    @Slot()
    def _choose(self) -> None:
        self._desk.region = self.region.currentData() or ""
        self._show()

    def _show(self) -> None:
        """Show what there is for the place, and every line that belongs to it or to a way."""
        while (item := self._place_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        directory, region = self._desk.directory, self.region.currentData()
        own: list[Resource] = []
        if region is not None:
            own = directory.search(Query(country=self._desk.country, region=region))
            if self._desk.country == COUNTRY:
                there = my_state(own, region)
                self._place_column.addWidget(self._compensation(there))
        country = self._desk.country
        named = [
            (found, route.in_language(self._language).name)
            for route in self._routes
            for each in route.records.get(country, ())
            if (found := directory.get(each)) is not None
        ]
        rows = [(each, self.region.currentText()) for each in own] + named
        self._records = list({each.id: each for each, _where in rows}.values())
        where = {each.id: place for each, place in reversed(rows)}
        self.list.lines.show_rows([
            Row(each.id, each.name_in(self._language), where[each.id]) for each in self._records
        ])  # fmt: skip
        for widget in (self._heading, self.list):
            widget.setVisible(bool(self._records))

    def _compensation(self, there: StateHelp) -> Card:
        """Return the office that can pay some costs, with its time limits and whom to ask."""
        card = card_about(_("Money after a crime"))
        for words in there.time_limits(self._language):
            card.column.addWidget(Label(words))
        for words in about_state(there, self.region.currentText()):
            card.column.addWidget(Label(words))
        return card

    def _route(self, route: Route) -> Card:
        words = route.in_language(self._language)
        country = self._desk.country
        card = card_about(words.name)
        for sentence in (words.what, words.who, *words.in_country.get(country, ()), *words.find):
            card.column.addWidget(Label(sentence))
        card.column.addWidget(Label(_("Words you can say"), "field"))
        for sentence in words.say:
            card.column.addWidget(Label(_("“{words}”").format(words=sentence), "muted"))
        return card

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._records):
            self._desk.open_record(self._records[index.row()])
