"""Adding or changing a person: everything can be left blank, and is kept as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.clock import now
from companion.i18n import _
from companion.people.model import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    Hello,
    Person,
    Phone,
    Tie,
)
from companion.people.sentences import lock_screen_notice, tie_name
from companion.ui.people.sentences import RHYTHMS, hello_rhythm
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, ColumnPage, field, row
from companion.ui.widgets.choice import Choice, Tick
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.limit import hold
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.note_field import NoteField

if TYPE_CHECKING:
    from companion.ui.people.desk import PeopleDesk
    from companion.ui.people.papers import PersonPaper

_FIRST_NUMBERS = 2
_MOST_NUMBERS = 20


class EditPage(ColumnPage):
    """The fields of a person."""

    closed = Signal()
    """Done was pressed."""

    def __init__(self, desk: PeopleDesk, paper: PersonPaper) -> None:
        super().__init__()
        self.paper = paper
        self._person = Person("")
        self.back = Button(_("Back"), icon="arrow-left")
        self.status = Label("", "saved")
        self.message = MessageBar()
        self.name = QLineEdit()
        self.tie = Choice()
        for tie in Tie:
            self.tie.addItem(tie_name(tie), tie)
        self.how_we_know = QLineEdit()
        self.numbers: list[tuple[QLineEdit, QLineEdit]] = []
        self.more_button = Button(_("Add a number"))
        self.email = QLineEdit()
        self.reach = NoteField(LONGEST_NOTE, self.message)
        self.good_for = NoteField(LONGEST_NOTE, self.message)
        self.on_lock = Tick(_("Show on the lock screen"))
        self.hello = Choice()
        for days in (0, *RHYTHMS):
            self.hello.addItem(hello_rhythm(days), days)
        self._numbers = QWidget()
        self._numbers_column = QVBoxLayout(self._numbers)
        self._numbers_column.setContentsMargins(0, 0, 0, 0)
        self._numbers_column.setSpacing(gap(GAP))
        self.keeping = desk.bench.keeping(self, paper, _("One of your people was changed."))
        self._lay_out()
        for _number in range(_FIRST_NUMBERS):
            self._add_number()
        hold(self.name, LONGEST_NAME, self.message)
        for line in (self.how_we_know, self.email):
            hold(line, LONGEST_LINE, self.message)
        for line in (self.name, self.how_we_know, self.email):
            line.textEdited.connect(self.keeping.touch)
        for note in (self.reach, self.good_for):
            note.textChanged.connect(self.keeping.touch)
        for choice in (self.tie, self.hello):
            choice.activated.connect(self.keeping.touch)
        self.on_lock.toggled.connect(self.keeping.touch)
        self.on_lock.clicked.connect(self._tell_lock)
        self.more_button.clicked.connect(self._add_another)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.name)
        self.keeping.read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back, self.status))
        column.addWidget(Heading(_("A person of mine"), "title"))
        column.addWidget(Label(_("Leave blank what you like. It is kept as you type."), "muted"))
        column.addWidget(self.message)
        who = Card()
        field(who.column, _("Name"), self.name)
        field(who.column, _("How we know each other"), self.tie)
        field(who.column, _("In your own words"), self.how_we_know)
        column.addWidget(who)
        reaching = Card()
        reaching.column.addWidget(self._numbers)
        reaching.column.addWidget(row(self.more_button))
        field(reaching.column, _("Email"), self.email)
        field(reaching.column, _("How to reach them best"), self.reach)
        field(reaching.column, _("What they are good for"), self.good_for)
        column.addWidget(reaching)
        hello = Card()
        field(hello.column, _("Suggest saying hello"), self.hello)
        hello.column.addWidget(
            Label(
                _(
                    "You see it on the page People, and it goes away by itself. Under Reminders in "
                    "Settings you can have a note for it, too."
                ),
                "muted",
            )
        )
        column.addWidget(hello)
        lock = Card()
        lock.column.addWidget(self.on_lock)
        lock.column.addWidget(Label(lock_screen_notice(), "muted"))
        column.addWidget(lock)
        column.addStretch(1)

    @Slot()
    def _add_another(self) -> None:
        self._add_number()
        self.numbers[-1][0].setFocus()

    def _add_number(self) -> None:
        number, label = QLineEdit(), QLineEdit()
        place = len(self.numbers) + 1
        field(self._numbers_column, _("Number {number}").format(number=place), number)
        field(self._numbers_column, _("What number {number} is for").format(number=place), label)
        label.setPlaceholderText(_("home, work, only in the evening"))
        hold(number, LONGEST_NUMBER, self.message)
        hold(label, LONGEST_NAME, self.message)
        self.numbers.append((number, label))
        for line in (number, label):
            line.textEdited.connect(self.keeping.touch)
        self.more_button.setVisible(len(self.numbers) < _MOST_NUMBERS)

    @Slot()
    def _tell_lock(self) -> None:
        if self.on_lock.isChecked():
            self.message.say(lock_screen_notice(), caution=True)
        else:
            self.message.say(_("Taken off the lock screen."))

    def show_kept(self, value: Person | None) -> None:
        """Show a person; None is a new one."""
        person = self._person = value or Person("")
        self.name.setText(person.name)
        self.tie.setCurrentIndex(self.tie.findData(person.tie if value else Tie.PEER))
        self.how_we_know.setText(person.how_we_know)
        while len(self.numbers) < len(person.phones):
            self._add_number()
        for place, (number, label) in enumerate(self.numbers):
            phone = person.phones[place] if place < len(person.phones) else Phone("")
            number.setText(phone.number)
            label.setText(phone.label)
        self.email.setText(person.email)
        self.reach.setPlainText(person.reach)
        self.good_for.setPlainText(person.good_for)
        self.on_lock.setChecked(person.show_on_lock)
        days = person.hello.every_days if person.hello is not None else 0
        if self.hello.findData(days) < 0:
            self.hello.addItem(hello_rhythm(days), days)
        self.hello.setCurrentIndex(self.hello.findData(days))

    def typed(self) -> Person | None:
        """Return the person on the page; somebody without a name goes by what else there is."""
        phones = tuple(
            Phone(number.text().strip(), label.text())
            for number, label in self.numbers
            if number.text().strip()
        )
        said = [self.how_we_know.text(), self.reach.text(), self.good_for.text()]
        names = [self.name.text(), *(phone.number for phone in phones), self.email.text()]
        name = next((name for name in names if name.strip()), "")
        if not name:
            if not any(words.strip() for words in said):
                return None
            name = _("Without a name")
        days = self.hello.currentData()
        former = self._person.hello
        since = former.since if former is not None else now().date()
        return Person(
            name,
            Tie(self.tie.currentData()),
            self.how_we_know.text(),
            phones,
            self.email.text(),
            self.reach.text(),
            self.good_for.text(),
            self.on_lock.isChecked(),
            Hello(days, since) if days else None,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when one goes elsewhere."""
        self.keeping.keep()
        super().hideEvent(event)
