"""Steady me: three exercises, without a key, one press away from the first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.care.sentences import of_time
from companion.i18n import _
from companion.ui.widgets.basic import Button, Card, ColumnPage, row
from companion.ui.widgets.label import Label

if TYPE_CHECKING:
    from companion.care.catalog import Catalog
    from companion.care.model import Exercise


class SteadyPage(ColumnPage):
    """What *Steady me* offers, in the order of care.md 4.1."""

    closed = Signal()
    """Back was pressed."""
    chosen = Signal(object)
    """One was chosen; carries the Exercise."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.back = Button(_("Back"), icon="arrow-left")
        self.buttons: list[Button] = []
        self._exercises = catalog.steady()
        self.column.addWidget(row(self.back))
        self.column.addWidget(Label(_("Steady me"), "title"))
        self.column.addWidget(Label(_("No key is needed. Nothing is noted."), "muted"))
        for exercise in self._exercises:
            self.column.addWidget(self._card(catalog, exercise))
        self.column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.buttons[0])

    def _card(self, catalog: Catalog, exercise: Exercise) -> Card:
        card = Card()
        button = Button(exercise.title, "" if self.buttons else "main")
        button.clicked.connect(self._choose)
        self.buttons.append(button)
        card.column.addWidget(row(button))
        card.column.addWidget(Label(exercise.summary))
        know = [of_time(exercise), *(flag.text for flag in catalog.flag_lines(exercise))]
        card.column.addWidget(Label("\n".join(know), "muted"))
        return card

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        number = next(n for n, button in enumerate(self.buttons) if button is pressed)
        self.chosen.emit(self._exercises[number])
