"""The people who were chosen to be seen without the key: on the lock screen and in help."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import _
from companion.paths import Paths
from companion.people import shown
from companion.people.shown import ShownPerson
from companion.ui.theme import gap
from companion.ui.widgets.basic import card_about
from companion.ui.widgets.label import Label


class ShownPeople(QWidget):
    """A card for each of them; nothing for nobody."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._file = paths.shown_people
        self.people: tuple[ShownPerson, ...] = ()
        """Who is shown."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(16))
        self.look()

    def look(self) -> None:
        """Read the file, and show who is in it."""
        people = shown.read(self._file)
        if people != self.people:
            self.people = people
            self._fill()
        self.setVisible(bool(people))

    def _fill(self) -> None:
        from companion.ui.people.numbers import OwnNumbers

        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.people:
            self._column.addWidget(Label(_("My people"), "heading"))
        place = 1
        for person in self.people:
            card = card_about(person.name)
            if person.phones:
                card.column.addWidget(OwnNumbers(person.phones, place, name=person.name))
                place += len(person.phones)
            self._column.addWidget(card)
