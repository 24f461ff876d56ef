"""What a date is about, whose it is, and how much of it is shown; all of it optional."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from companion.i18n import _, ngettext
from companion.planner.model import OFFERED, HardDate, Kind
from companion.planner.words import kind_name
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.choice import Choice, LongTick
from companion.ui.widgets.label import Label

_SPANS = (0, 1, 2, 3, 7, 14, 21, 28, 56)
_NOTE_HEIGHT = 96


class AboutCard(Card):
    """Kind, own word, people, the days around it, what is hidden."""

    def __init__(self, value: HardDate, people: dict[str, str]) -> None:
        super().__init__()
        self.kind = Choice(letters=14)
        self.more_kinds = Button(_("More kinds"), "quiet")
        for each in OFFERED:
            self.kind.addItem(kind_name(each), each.value)
        if value.kind not in OFFERED:
            self._show_more_kinds()
        self.kind.setCurrentIndex(self.kind.findData(value.kind.value))
        self.word = QLineEdit(value.word)
        self.word.setPlaceholderText(_("the date"))
        self.before = _span(value.days_before)
        self.after = _span(value.days_after)
        self.on_today = _tick(_("Show the days around it on Today"), value.on_today)
        self.count = _tick(_("Show which year it is"), value.show_year_count)
        self.hide_person = _tick(_("Do not show this person's name or picture"), value.hide_person)
        self.hidden = _tick(_("Keep it out of every view"), value.hidden)
        self.note = QPlainTextEdit(value.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(_NOTE_HEIGHT))
        self.people: dict[str, LongTick] = {}
        column = self.column
        column.addWidget(Label(_("About this date"), "heading"))
        field(column, _("What it is"), self.kind)
        column.addWidget(row(self.more_kinds))
        field(column, _("Your own word for such a day"), self.word)
        if people:
            column.addWidget(Label(_("Whose day it is"), "field"))
        for person, name in people.items():
            tick = _tick(name, person in value.people)
            self.people[person] = tick
            column.addWidget(tick)
        self._others = tuple(each for each in value.people if each not in people)
        column.addWidget(self.hide_person)
        field(column, _("Days before it that can be hard"), self.before)
        field(column, _("Days after it that can be hard"), self.after)
        column.addWidget(self.on_today)
        column.addWidget(self.count)
        column.addWidget(self.hidden)
        field(column, _("A note for yourself"), self.note)
        self.more_kinds.clicked.connect(self._choose_among_more)

    def _show_more_kinds(self) -> None:
        """Put the kinds into the list that nobody is to meet unasked (care.md 2.5)."""
        for each in Kind:
            if each not in OFFERED:
                self.kind.addItem(kind_name(each), each.value)
        self.more_kinds.hide()

    @Slot()
    def _choose_among_more(self) -> None:
        self._show_more_kinds()
        self.kind.setFocus()

    def take(self, value: HardDate) -> HardDate:
        """Return a date with what is on the card."""
        people = tuple(each for each, tick in self.people.items() if tick.isChecked())
        return replace(
            value,
            kind=Kind(self.kind.currentData()),
            word=self.word.text(),
            people=(*people, *self._others),
            days_before=int(self.before.currentData()),
            days_after=int(self.after.currentData()),
            on_today=self.on_today.isChecked(),
            show_year_count=self.count.isChecked(),
            hide_person=self.hide_person.isChecked(),
            hidden=self.hidden.isChecked(),
            note=self.note.toPlainText(),
        )


def _tick(words: str, checked: bool) -> LongTick:  # one thing, ticked or not
    tick = LongTick(words)
    tick.setChecked(checked)
    return tick


def _span(days: int) -> Choice:
    choice = Choice()
    for each in sorted({*_SPANS, days}):
        words = ngettext("{count} day", "{count} days", each).format(count=each)
        choice.addItem(words if each else _("None"), each)
    choice.setCurrentIndex(choice.findData(days))
    return choice
