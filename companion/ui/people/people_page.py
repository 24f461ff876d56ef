"""People: mine, my plan, and the way to peers and to helping."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from companion.clock import now
from companion.i18n import _
from companion.people.sentences import hello_sentence, tie_name
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import Row
from companion.ui.widgets.whole_list import WholeList
from companion.wording import explain

if TYPE_CHECKING:
    from companion.people.model import SavedPerson
    from companion.people.service import People
    from companion.ui.people.desk import PeopleDesk

_REST: Final = "rest"


class PeoplePage(ColumnPage):
    """The first page of the place; it suggests at most one hello, and only here."""

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._hello: SavedPerson | None = None
        self.message = MessageBar()
        self.list = WholeList()
        self.empty = EmptyState(
            _("Add one person, if there is one. If not, there are lines and groups.")
        )
        self.add_button = Button(_("Add a person"), "main", icon="user-round-plus")
        self.contacts_button = Button(_("Contacts from a file"), icon="folder-input")
        self.bin_button = Button(_("Show the bin"), icon="trash-2")
        self.bin_button.setCheckable(True)
        self.plan_button = Button(_("My support plan"), icon="list")
        self.guide_button = Button(_("Peer-support guide"), icon="book-open")
        self.ready_button = Button(_("Am I ready to help?"))
        self.ways_button = Button(_("Ways to help"))
        self.care_button = Button(_("Looking after myself"))
        self.directory_button = Button(_("Lines and groups"), icon="phone")
        self._lay_out()
        self.list.opened.connect(desk.open_person)
        self.add_button.clicked.connect(desk.new_person)
        self.contacts_button.clicked.connect(desk.open_contacts)
        self.bin_button.toggled.connect(self._turn_bin)
        self.plan_button.clicked.connect(desk.open_plan)
        self.guide_button.clicked.connect(desk.guide.open)
        self.ready_button.clicked.connect(desk.guide.open_readiness)
        self.ways_button.clicked.connect(desk.guide.open_ways)
        self.care_button.clicked.connect(desk.guide.open_helper_care)
        self.directory_button.clicked.connect(desk.directory_chosen)
        self.message.action_chosen.connect(self._answer)
        self.setFocusProxy(self.add_button)
        self.refresh()
        desk.bench.tasks.run(partial(_hello_today, desk.people), self._suggest, self._failed)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Heading(_("People"), "title"))
        column.addWidget(self.message)
        mine = Card()
        self._list_label = field(mine.column, _("My people"), self.list)
        mine.column.addWidget(self.empty)
        mine.column.addWidget(row(self.add_button, self.contacts_button, self.bin_button))
        column.addWidget(mine)
        column.addWidget(
            _card(
                _("When it gets hard"),
                _("What helps you, who you can ask, and lines to call, on one page."),
                self.plan_button,
                self.directory_button,
            )
        )
        column.addWidget(
            _card(
                _("Peers, and helping others"),
                _("Read what you like, in any order. Each page says first what it is about."),
                self.guide_button,
                self.ready_button,
                self.ways_button,
                self.care_button,
            )
        )
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the list anew."""
        in_bin = self.bin_button.isChecked()
        work = partial(_everyone, self._desk.people, in_bin)
        self._desk.bench.tasks.run(work, self._show, self._failed, topic="people")

    def _show(self, people: list[SavedPerson]) -> None:
        self.list.show_rows([_row(one) for one in people])
        some = bool(people)
        self.list.setVisible(some)
        self._list_label.setVisible(some)
        self.empty.setVisible(not some)
        in_bin = self.bin_button.isChecked()
        self._list_label.setText(_("People in the bin") if in_bin else _("My people"))
        self.list.setAccessibleName(self._list_label.text())
        self.empty.say(
            _("The bin is empty.")
            if in_bin
            else _("Add one person, if there is one. If not, there are lines and groups.")
        )

    @Slot()
    def _turn_bin(self) -> None:
        self.refresh()

    # Checking on each other

    def _suggest(self, person: SavedPerson | None) -> None:
        self._hello = person
        if person is not None and not self.message.text:
            self.message.say(hello_sentence(person.person.name), action=_("Let it rest"), key=_REST)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key != _REST:
            self._desk.bench.answer(key)
        elif self._hello is not None:
            work = partial(_rest, self._desk.people, self._hello.id)
            self._desk.bench.tasks.run(work, self._rested, self._failed)

    def _rested(self, _person: SavedPerson) -> None:
        if self._hello is not None:
            one, self._hello = self._hello, None
            self._desk.bench.note(
                Change(
                    _("A hello was left to rest."),
                    partial(_put_back, self._desk.people, one),
                    partial(_rest, self._desk.people, one.id),
                )
            )
            self.message.say(_("It comes back another time."))

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _card(name: str, about: str, *buttons: Button) -> Card:
    card = Card()
    card.column.addWidget(Heading(name))
    card.column.addWidget(Label(about, "muted"))
    card.column.addWidget(row(*buttons))
    return card


def _row(one: SavedPerson) -> Row:
    person = one.person
    known = person.how_we_know or tie_name(person.tie)
    return Row(one.id, person.name, known)


def _everyone(people: People, in_bin: bool) -> list[SavedPerson]:  # one of two lists
    return people.everyone(in_bin=in_bin)


def _hello_today(people: People) -> SavedPerson | None:
    return people.hello_today(now=now())


def _rest(people: People, person_id: str) -> SavedPerson:
    return people.let_hello_rest(person_id, now=now())


def _put_back(people: People, one: SavedPerson) -> SavedPerson:
    return people.save(one.person, now=now(), person_id=one.id)
