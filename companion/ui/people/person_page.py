"""One person: the numbers large, how to reach them, what they are good for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from companion.clock import now
from companion.i18n import _
from companion.people.sentences import tie_name
from companion.ui.help.number_block import copy_button
from companion.ui.people.numbers import OwnNumbers
from companion.ui.people.sentences import hello_rhythm
from companion.ui.recent.recent_changes import Change
from companion.ui.theme import gap
from companion.ui.widgets.basic import Button, Card, ColumnPage, breakable, row
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

if TYPE_CHECKING:
    from companion.people.model import Person, SavedPerson
    from companion.people.service import People
    from companion.ui.people.desk import PeopleDesk


class PersonPage(ColumnPage):
    """What is kept of a person, to be read; changed on a page of its own."""

    closed = Signal()
    """Back was pressed, or the person is gone."""

    def __init__(self, desk: PeopleDesk, saved: SavedPerson) -> None:
        super().__init__()
        self._desk = desk
        self.saved = saved
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.edit_button = Button(_("Change"), "main", icon="pen-line")
        self.bin_button = Button(_("Move to bin"), icon="trash-2")
        self.restore_button = Button(_("Bring back"), "main", icon="archive-restore")
        person = saved.person
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(person.name, "title"))
        known = [tie_name(person.tie), person.how_we_know]
        column.addWidget(Label(" · ".join(part for part in known if part), "muted"))
        column.addWidget(self.message)
        if person.phones or person.email:
            column.addWidget(self._reaching(person))
        about = [(_("How to reach them best"), person.reach)]
        about.append((_("What they are good for"), person.good_for))
        if person.hello is not None:
            about.append((_("Saying hello"), hello_rhythm(person.hello.every_days)))
        if person.show_on_lock:
            about.append((_("On the lock screen"), _("Name and numbers can be read there.")))
        said = [(name, words) for name, words in about if words]
        if said:
            column.addWidget(_card(said))
        column.addWidget(row(self.edit_button, self.restore_button, self.bin_button))
        column.addStretch(1)
        is_binned = saved.deleted is not None
        self.edit_button.setVisible(not is_binned)
        self.bin_button.setVisible(not is_binned)
        self.restore_button.setVisible(is_binned)
        self.back.clicked.connect(self.closed)
        self.edit_button.clicked.connect(self._edit)
        self.bin_button.clicked.connect(self._bin)
        self.restore_button.clicked.connect(self._restore)
        self.setFocusProxy(self.back)

    def _reaching(self, person: Person) -> Card:
        card = Card()
        if person.phones:
            card.column.addWidget(OwnNumbers(person.phones, name=person.name))
        if person.email:
            shown = Label(breakable(person.email))
            shown.setAccessibleName(person.email)
            button = copy_button(person.email, _("Copy the email address"))
            button.clicked.connect(self._copy)
            card.column.addWidget(shown)
            card.column.addWidget(row(button))
        return card

    @Slot()
    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self.saved.person.email)
        self.message.say(_("Copied: {number}").format(number=self.saved.person.email))

    @Slot()
    def _edit(self) -> None:
        self._desk.edit_person(self.saved.id)

    @Slot()
    def _bin(self) -> None:
        work = partial(_bin, self._desk.people, self.saved.id)
        self._desk.bench.tasks.run(work, self._binned, self._failed)

    def _binned(self, saved: SavedPerson) -> None:
        people = self._desk.people
        self._desk.bench.note(
            Change(
                _("A person was moved to the bin."),
                partial(people.restore, saved.id),
                partial(_bin, people, saved.id),
            )
        )
        self.closed.emit()
        self._desk.bench.say_with_undo(_("Moved to the bin. You can bring it back for 30 days."))

    @Slot()
    def _restore(self) -> None:
        work = partial(self._desk.people.restore, self.saved.id)
        self._desk.bench.tasks.run(work, self._restored, self._failed)

    def _restored(self, saved: SavedPerson) -> None:
        people = self._desk.people
        self._desk.bench.note(
            Change(
                _("A person was brought back."),
                partial(_bin, people, saved.id),
                partial(people.restore, saved.id),
            )
        )
        self._desk.open_person(saved.id)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _card(said: list[tuple[str, str]]) -> Card:
    card = Card()
    for name, words in said:
        together = QVBoxLayout()
        together.setSpacing(gap(4))
        together.addWidget(Heading(name, "field"))
        together.addWidget(Label(words))
        card.column.addLayout(together)
    return card


def _bin(people: People, person_id: str) -> SavedPerson:
    return people.move_to_bin(person_id, now=now())
