"""A card of help lines to carry: tick lines, add one's own people and steps, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion import i18n
from companion.i18n import _
from companion.resources.model import Resource, first_number
from companion.ui.printing.document import Form
from companion.ui.printing.help_card import (
    MOST_LINES,
    MOST_PEOPLE,
    Contact,
    help_card,
    steps,
)
from companion.ui.widgets.basic import Button, Card, ColumnPage, card_about, field, row
from companion.ui.widgets.choice import Tick
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.ui.help.desk import HelpDesk

_OFFERED = 8


class CardPage(ColumnPage):
    """What goes on the card; what is typed stays for this visit and is written nowhere."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: HelpDesk) -> None:
        super().__init__()
        self._desk = desk
        self._language = i18n.language()
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.ticks: dict[str, Tick] = {}
        self.people: list[tuple[QLineEdit, QLineEdit]] = []
        self.steps: list[QLineEdit] = []
        self.wallet = Button(_("Card for a wallet"), "main", icon="printer")
        self.sheet = Button(_("One page"), icon="printer")
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("A card to carry"), "title"))
        self.column.addWidget(
            Label(_("You see it before it is printed. What you type is gone when the app closes."))
        )
        self.column.addWidget(self._lines_card())
        self.column.addWidget(self._people_card())
        self.column.addWidget(self._steps_card())
        self.column.addWidget(self.message)
        self.column.addWidget(row(self.wallet, self.sheet))
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.wallet.clicked.connect(self._make_wallet)
        self.sheet.clicked.connect(self._make_sheet)
        self.setFocusProxy(self.back)

    def _lines(self) -> list[Resource]:
        """Return the lines to choose from: those put on the card, then the country's own."""
        directory = self._desk.directory
        put = [line for each in self._desk.card_lines if (line := directory.get(each)) is not None]
        own = [line for line in directory.help_lines(self._desk.country).lines if line.phones]
        return [*put, *(line for line in own if line not in put)][: max(_OFFERED, len(put))]

    def _lines_card(self) -> Card:
        card = card_about(_("Lines"), Label(_("Up to five fit on it."), "muted"))
        lines = self._lines()
        ticked = self._desk.card_lines
        for line in lines:
            number = first_number(line)
            name = line.name_in(self._language)
            tick = Tick("" if number is None else number.display.partition(" (")[0])
            tick.setAccessibleDescription(name)
            tick.setChecked(line.id in ticked)
            tick.toggled.connect(self._keep)
            self.ticks[line.id] = tick
            card.column.addWidget(tick)
            card.column.addWidget(Label(name, "muted"))
        return card

    def _people_card(self) -> Card:
        card = card_about(_("My people"), Label(_("Leave this blank if you like."), "muted"))
        for number in range(1, MOST_PEOPLE + 1):
            name, phone = QLineEdit(), QLineEdit()
            field(card.column, _("Name of person {number}").format(number=number), name)
            field(card.column, _("Number of person {number}").format(number=number), phone)
            self.people.append((name, phone))
        for place, line in enumerate(self._fields_of_people()):
            line.setText(self._desk.card.people.get(place, ""))
            line.textChanged.connect(self._keep)
        return card

    def _fields_of_people(self) -> list[QLineEdit]:
        return [line for pair in self.people for line in pair]

    def _steps_card(self) -> Card:
        card = card_about(_("Three steps"))
        for number, words in enumerate(steps(), start=1):
            step = QLineEdit(self._desk.card.steps.get(number, words))
            step.textChanged.connect(self._keep)
            field(card.column, _("Step {number}").format(number=number), step)
            self.steps.append(step)
        return card

    @Slot()
    def _keep(self) -> None:
        """Hold what is on the page, for when one comes back to it."""
        draft = self._desk.card
        draft.lines = [line for line, tick in self.ticks.items() if tick.isChecked()]
        draft.people = {n: line.text() for n, line in enumerate(self._fields_of_people())}
        draft.steps = {n: line.text() for n, line in enumerate(self.steps, start=1)}

    @Slot()
    def _make_wallet(self) -> None:
        self._make(Form.WALLET)

    @Slot()
    def _make_sheet(self) -> None:
        self._make(Form.ONE_PAGE)

    def _make(self, form: Form) -> None:
        ticked = [line for line, tick in self.ticks.items() if tick.isChecked()]
        chosen = [line for each in ticked if (line := self._desk.directory.get(each)) is not None]
        if not chosen:
            self.message.say(_("Choose one line or more."))
            return
        if len(chosen) > MOST_LINES:
            self.message.say(_("Five lines fit on it. Untick the others."))
            return
        self.message.clear()
        people = [Contact(name.text(), phone.text()) for name, phone in self.people]
        own = [step.text() for step in self.steps]
        self._desk.open_preview(help_card(chosen, people, own, self._language, form=form))
