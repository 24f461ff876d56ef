"""Get help now: reachable from everywhere, in need of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import i18n
from companion.i18n import _
from companion.resources.model import WORLD, Resource
from companion.resources.sentences import danger
from companion.ui.help.finder_box import FinderBox
from companion.ui.help.line_card import LineCard
from companion.ui.people.shown_people import ShownPeople
from companion.ui.theme import gap
from companion.ui.widgets.basic import GROUP_GAP, Button, Card, ColumnPage, row
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk

_CARDS = 3


class HelpPanel(ColumnPage):
    """Help lines of a country, a search through the whole directory, and the way further.

    It reads the directory that the app ships with, or the numbers that are part
    of the program; no vault, no key, no network, nothing is written down.
    """

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.danger = Label("", "lead")
        self.country = Choice()
        self.country.may_shrink()
        for named in desk.directory.countries(i18n.language()):
            self.country.addItem(named.name, named.code)
        # A country that is not known, say of a list that is gone, has the worldwide lines.
        here = self.country.findData(desk.country)
        self.country.setCurrentIndex(here if here >= 0 else self.country.findData(WORLD))
        self._cards: list[LineCard] = []
        self._lines = QWidget()
        self._lines_column = QVBoxLayout(self._lines)
        self._lines_column.setContentsMargins(0, 0, 0, 0)
        self._lines_column.setSpacing(gap(16))
        self.calling = Button(_("What happens when I call"))
        self.near = Button(_("Help near you"))
        self.card = Button(_("A card to carry"), icon="printer")
        self.lists = Button(_("Local lists"), icon="folder-input")
        self.steady = Button(_("Steady me"), icon="lamp")
        self.plan = Button(_("My support plan"), icon="list")
        self.people = ShownPeople(desk.paths)
        self.finder = FinderBox(desk)

        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.country.activated.connect(self._choose_country)
        self.steady.clicked.connect(desk.steady_chosen)
        self.calling.clicked.connect(desk.open_calling)
        self.near.clicked.connect(desk.open_near)
        self.card.clicked.connect(desk.open_card)
        self.lists.clicked.connect(self._open_lists)
        self.plan.clicked.connect(desk.plan_chosen)
        desk.opened.connect(self.plan.show)
        self.finder.chosen.connect(desk.open_record)
        desk.directory_changed.connect(self._show_country)
        self.plan.setVisible(desk.is_open)
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
        if self._desk.directory.is_last_resort:
            column.addWidget(
                Label(_("The full directory could not be read. These lines are built in."))
            )
        column.addWidget(self._lines)
        column.addWidget(self.people)
        column.addWidget(
            Label(
                _(
                    "A person will answer. They may ask if you are safe. You can hang up at any "
                    "time."
                )
            )
        )
        column.addWidget(Label(_("This app does not call anyone or tell anyone."), "muted"))
        column.addWidget(
            row(self.steady, self.plan, self.calling, self.near, self.card, self.lists)
        )
        column.addSpacing(gap(GROUP_GAP))
        column.addWidget(Label(_("More help"), "heading"))
        column.addWidget(self.finder)
        column.addStretch(1)

    @Slot()
    def _open_lists(self) -> None:
        self._desk.open_lists()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have been put on the lock screen, or taken off it, meanwhile."""
        self.people.look()
        super().showEvent(event)

    @property
    def shown_lines(self) -> list[Resource]:
        """The lines whose numbers stand large on the page."""
        return [card.resource for card in self._cards]

    @Slot()
    def _choose_country(self) -> None:
        self._desk.choose_country(self.country.currentData())
        self.finder.follow_country()
        self._show_country()

    @Slot()
    def _show_country(self) -> None:
        found = self._desk.directory.help_lines(self.country.currentData())
        self.danger.setText(danger(found.emergency))
        _empty(self._lines_column)
        self._cards = [LineCard(resource, brief=True) for resource in found.lines[:_CARDS]]
        for card in self._cards:
            self._lines_column.addWidget(card)
        self.finder.look_up()


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
