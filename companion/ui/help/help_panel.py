"""Get help now: reachable from everywhere, in need of nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion import i18n
from companion.i18n import _
from companion.resources.model import Resource
from companion.resources.sentences import danger
from companion.resources.service import Directory
from companion.settings import Settings
from companion.ui.help.line_card import LineCard
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GROUP_GAP, Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.label import Label
from companion.ui.widgets.quiet_list import QuietList, Row

_CARDS = 3
_MOST_RESULTS = 60
_LIST_HEIGHT = 280


class HelpPanel(ColumnPage):
    """Help lines of a country, and a search through the whole directory.

    It reads the directory that the app ships with, or the numbers that are part
    of the program; no vault, no key, no network, nothing is written down.
    """

    closed = Signal()
    """Back was pressed."""
    country_chosen = Signal(object)
    """Another country was chosen; carries the settings with it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.directory = Directory.load()
        self._found: list[Resource] = []

        self.back = Button(_("Back"), icon="arrow-left")
        self.danger = Label("", "lead")
        self.country = Choice()
        for named in self.directory.countries(i18n.language()):
            self.country.addItem(named.name, named.code)
        self.country.setCurrentIndex(max(0, self.country.findData(self._country())))
        self._lines = QWidget()
        self._lines_column = QVBoxLayout(self._lines)
        self._lines_column.setContentsMargins(0, 0, 0, 0)
        self._lines_column.setSpacing(gap(16))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("A place, a group, a kind of help"))
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.model = self.list.lines
        self._detail = QWidget()
        self._detail_column = QVBoxLayout(self._detail)
        self._detail_column.setContentsMargins(0, 0, 0, 0)
        self._none = EmptyState(icon="search")

        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.country.activated.connect(self._choose_country)
        self.search.textChanged.connect(self._search)
        self.list.clicked.connect(self._show)
        self.list.activated.connect(self._show)
        self._show_country()
        self.setFocusProxy(self.back)

    def _lay_out(self) -> None:
        danger_line = Card(kind="danger-line")
        danger_line.column.addWidget(self.danger)
        column = self.column
        country = Label(_("Country"), "field")
        country.setWordWrap(False)
        country.setBuddy(self.country)
        self.country.setAccessibleName(country.text())
        column.addWidget(row(self.back, country, self.country))
        column.addWidget(Label(_("You can reach someone right now"), "title"))
        column.addWidget(danger_line)
        if self.directory.is_last_resort:
            column.addWidget(
                Label(_("The full directory could not be read. These lines are built in."))
            )
        column.addWidget(self._lines)
        column.addWidget(
            Label(
                _(
                    "A person will answer. They may ask if you are safe. You can hang up at any "
                    "time."
                )
            )
        )
        column.addWidget(Label(_("This app does not call anyone or tell anyone."), "muted"))
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("More help"), "heading"))
        field(column, _("Search help lines"), self.search)
        field(column, _("Help lines"), self.list)
        column.addWidget(self._none)
        column.addWidget(self._detail)
        column.addStretch(1)

    def _country(self) -> str:
        return self._settings.country or self.directory.guess_country(i18n.system_locale())

    @Slot()
    def _choose_country(self) -> None:
        self._settings = replace(self._settings, country=self.country.currentData())
        self._show_country()
        self.country_chosen.emit(self._settings)

    def _show_country(self) -> None:
        found = self.directory.help_lines(self.country.currentData())
        self.danger.setText(danger(found.emergency))
        _empty(self._lines_column)
        for resource in found.lines[:_CARDS]:
            self._lines_column.addWidget(LineCard(resource, brief=True))
        self._search()

    @Slot()
    def _search(self) -> None:
        text = self.search.text()
        country = None if text.strip() else self.country.currentData()
        found = self.directory.find(text, country=country)[:_MOST_RESULTS]
        self._found = found
        language = i18n.language()
        names = self.directory.names
        self.model.show_rows([
            Row(
                resource.id,
                resource.name_in(language),
                names.country(resource.country, language),
            )
            for resource in found
        ])  # fmt: skip
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self._none.words.setText("")
        else:
            self._none.say(_("No match. Try a wider place or another word."))

    @Slot(QModelIndex)
    def _show(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            _empty(self._detail_column)
            card = LineCard(self._found[index.row()])
            self._detail_column.addWidget(card)
            self.ensureWidgetVisible(card)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
