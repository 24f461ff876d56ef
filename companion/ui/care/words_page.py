"""A check-in in one's own words, or as one number, or both; all of it can stay blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

from companion.care.keeping import DISTRESS, WORDS
from companion.care.sentences import calls_nobody
from companion.care.what_helps import offers_steady
from companion.i18n import _
from companion.ui.care import noting
from companion.ui.care.help_box import HelpBox
from companion.ui.care.ratings import Rating
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from companion.ui.care.desk import CareDesk

_HEIGHT = 140


class WordsPage(ColumnPage):
    """Written when Keep is pressed; what was typed is there again in the same visit."""

    closed = Signal()
    """Back was pressed, or it was kept."""

    def __init__(self, desk: CareDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.words = QPlainTextEdit(desk.unkept)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(px(_HEIGHT))
        self.rating = Rating()
        self.help = HelpBox(desk, _("That sounds very hard. Want to reach someone now?"))
        self.keep_button = Button(_("Keep it"), "main")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Label(_("How is it?"), "title"))
        column.addWidget(Label(_("You can leave all of this blank."), "lead"))
        column.addWidget(self.message)
        field(column, _("In your own words"), self.words)
        field(column, _("How hard it is, from 0 to 10"), self.rating)
        column.addWidget(Label(_("0 is calm. 10 is the hardest."), "muted"))
        column.addWidget(self.help)
        column.addWidget(row(self.keep_button))
        column.addWidget(Label(calls_nobody(), "muted"))
        column.addStretch(1)
        self.help.hide()
        self.back.clicked.connect(self.closed)
        self.rating.activated.connect(self._rated)
        self.keep_button.clicked.connect(self._keep)
        self.setFocusProxy(self.words)

    @Slot()
    def _rated(self) -> None:
        if offers_steady(self.rating.value):
            self.help.open()
        else:
            self.help.hide()

    @Slot()
    def _keep(self) -> None:
        if not self._written():
            self.words.setFocus()
            return
        self.words.clear()
        self._desk.unkept = ""
        self.closed.emit()

    def _written(self) -> bool:
        words, number = self.words.toPlainText(), self.rating.value
        if number is not None:
            noting.check_in(self._desk, DISTRESS, words=words.strip(), answers={1: number})
        elif words.strip():
            noting.check_in(self._desk, WORDS, words=words)
        return number is not None or bool(words.strip())

    # Leaving

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold what was typed for when one comes back."""
        super().hideEvent(event)
        self._desk.unkept = self.words.toPlainText()

    def keep(self) -> None:
        """Keep the words before locking: what was typed is not lost."""
        if self.words.toPlainText().strip():
            self._written()

    def filled(self) -> object:
        """Return what was typed."""
        return self.words.toPlainText(), self.rating.value

    def fill(self, filled: Any) -> None:
        """Put it back."""
        words, number = filled
        self.words.setPlainText(words)
        self.rating.choose(number)
        self._rated()
