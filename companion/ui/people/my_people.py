"""My people inside a page of the open journal: those who can be called, beside the help lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _
from companion.people.model import Person, Phone, tel_uri
from companion.ui.people.numbers import OwnNumbers
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

MOST: Final = 3
"""More than three at once are hard to choose from (care.md 3.2, T10)."""


class MyPeople(QWidget):
    """Each with one number: to read, to copy, to call by camera. Nothing for nobody."""

    def __init__(self, session: Session, paths: Paths, tasks: Tasks) -> None:
        """Show nobody yet; `look` reads who there is."""
        super().__init__()
        self._work = partial(reachable, session, paths)
        self._tasks = tasks
        self.people: list[Person] = []
        """Who is shown."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(GAP))
        self.hide()

    def look(self) -> None:
        """Read who can be called, and show them as soon as it is known."""
        if not self.people:
            self._tasks.run(self._work, self._show, self._leave_out, topic="my people")

    def _show(self, people: list[Person]) -> None:
        if not people or self.people:
            return
        self.people = people
        self._column.addWidget(Label(_("My people"), "heading"))
        for number, person in enumerate(people, start=1):
            self._column.addWidget(Label(person.name, "field"))
            self._column.addWidget(OwnNumbers([_first(person)], number, name=person.name))
        self.show()

    def _leave_out(self, _error: Exception) -> None:
        """Show nobody: the help lines beside it need no vault."""


def reachable(session: Session, paths: Paths) -> list[Person]:
    """Return who has a number that can be called; who is shown on the lock screen comes first.

    For the worker.
    """
    everyone = [one.person for one in session.people(paths).everyone()]
    found = [person for person in everyone if any(map(_is_called, person.phones))]
    return sorted(found, key=lambda person: not person.show_on_lock)[:MOST]


def _first(person: Person) -> Phone:
    return next(filter(_is_called, person.phones))


def _is_called(phone: Phone) -> bool:
    return bool(tel_uri(phone.number))
