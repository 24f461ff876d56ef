"""Contacts from and for other programs: look first, then decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from companion.clock import now
from companion.i18n import _, ngettext
from companion.ui.recent.recent_changes import Change
from companion.ui.widgets.basic import Button, Card, ColumnPage, field, row
from companion.ui.widgets.file_dialog import choose_file, choose_where_to_save
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce
from companion.wording import explain

if TYPE_CHECKING:
    from companion.people.model import SavedPerson
    from companion.people.service import People
    from companion.people.vcard import Cards
    from companion.ui.people.desk import PeopleDesk

_NAMED: Final = 30
"""So many names are read out of a file before one decides."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is in a file, and which file that was."""

    path: Path
    cards: Cards


class ContactsPage(ColumnPage):
    """Bring in a file of contacts, or save one's own people as such a file."""

    closed = Signal()
    """Back was pressed."""

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._looked: _Looked | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.path = QLineEdit()
        self.file_button = Button(_("Choose a file"), icon="file-plus")
        self.look_button = Button(_("See who is in it"), "main")
        self.add_button = Button(_("Add these people"), "main", icon="user-round-plus")
        self.report = Label()
        self.save_button = Button(_("Save as a file"), icon="file-down")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Contacts from a file"), "title"))
        column.addWidget(self.message)
        bring = Card()
        bring.column.addWidget(
            Label(
                _(
                    "A .vcf file, as telephones and address books write it. You see the names "
                    "first. Nobody is shown on the lock screen, and nobody is added twice."
                )
            )
        )
        field(bring.column, _("Contact file"), self.path)
        bring.column.addWidget(row(self.file_button))
        bring.column.addWidget(self.report)
        bring.column.addWidget(row(self.look_button, self.add_button))
        column.addWidget(bring)
        save = Card()
        save.column.addWidget(Heading(_("For another program")))
        save.column.addWidget(
            Label(
                _(
                    "Your people as a .vcf file: names, numbers, email, how to reach them. This "
                    "copy is not locked. Anyone who finds it can read it."
                )
            )
        )
        save.column.addWidget(row(self.save_button))
        column.addWidget(save)
        column.addStretch(1)
        self.report.hide()
        self.add_button.hide()
        self.back.clicked.connect(self.closed)
        self.file_button.clicked.connect(self._choose_file)
        self.look_button.clicked.connect(self._look)
        self.add_button.clicked.connect(self._add)
        self.save_button.clicked.connect(self._choose_place)
        self.path.textChanged.connect(self._path_changed)
        self.path.returnPressed.connect(self._look)
        self.setFocusProxy(self.path)

    @Slot()
    def _path_changed(self) -> None:
        self._looked = None
        self.report.hide()
        self.add_button.hide()
        self.look_button.show()

    @Slot()
    def _look(self) -> None:
        chosen = self.path.text().strip()
        if not chosen:
            self.path.setFocus()
            return
        self.message.clear()
        work = partial(_read, Path(chosen).expanduser())
        self._desk.bench.tasks.run(work, self._show, self._failed, topic="contacts")

    def _show(self, looked: _Looked) -> None:
        self._looked = looked
        self.report.setText(_described(looked.cards))
        self.report.show()
        announce(self.report)
        some = bool(looked.cards.people)
        self.add_button.setVisible(some)
        self.look_button.setVisible(not some)
        if some:
            self.add_button.setFocus()

    @Slot()
    def _add(self) -> None:
        if self._looked is not None:
            work = partial(_add_all, self._desk.people, self._looked.cards)
            self._desk.bench.tasks.run(work, self._added, self._failed)

    def _added(self, added: list[SavedPerson]) -> None:
        self._path_changed()
        self.path.clear()
        if not added:
            self.message.say(_("Everyone in this file is here already."))
            return
        ids = tuple(one.id for one in added)
        people = self._desk.people
        self._desk.bench.note(
            Change(
                ngettext(
                    "{count} person was added from a file.",
                    "{count} people were added from a file.",
                    len(ids),
                ).format(count=len(ids)),
                partial(_bin_all, people, ids),
                partial(_restore_all, people, ids),
            )
        )
        self.closed.emit()
        self._desk.bench.say_with_undo(_("They are with your people now."))

    # Saving

    @Slot()
    def _choose_place(self) -> None:
        title, name = _("Save as a file"), _("contacts.vcf")
        choose_where_to_save(self, title, self._save, name=name, ending="vcf")

    @Slot(str)
    def _save(self, name: str) -> None:
        work = partial(_write, self._desk.people, Path(name))
        self._desk.bench.tasks.run(work, self._saved, self._failed)

    def _saved(self, _nothing: None) -> None:
        self.message.say(_("Saved. Anyone who finds this file can read it."), caution=True)

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)

    @Slot()
    def _choose_file(self) -> None:
        kinds = ("vCard (*.vcf *.vcard)",)
        choose_file(self, _("Choose a file"), self.path.setText, kinds=kinds)


def _described(cards: Cards) -> str:
    lines = [person.name for person in cards.people[:_NAMED]]
    if len(cards.people) > _NAMED:
        lines.append(_("and others"))
    if not cards.people:
        lines.append(_("Nobody in this file has a name or a number."))
    if cards.shortened:
        lines.append(_("What was too long for a field was cut."))
    return "\n".join(lines)


def _read(path: Path) -> _Looked:
    from companion.people.vcard import read_file

    return _Looked(path, read_file(path))


def _add_all(people: People, cards: Cards) -> list[SavedPerson]:
    return people.add_all(cards.people, now=now())


def _bin_all(people: People, ids: tuple[str, ...]) -> None:
    for person_id in ids:
        people.move_to_bin(person_id, now=now())


def _restore_all(people: People, ids: tuple[str, ...]) -> None:
    for person_id in ids:
        people.restore(person_id)


def _write(people: People, path: Path) -> None:
    from companion.people.vcard import write_file

    write_file(path, [one.person for one in people.everyone()])
