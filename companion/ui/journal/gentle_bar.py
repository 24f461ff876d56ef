"""Gentle writing while it goes on: Stop, words and a bar; afterwards, one question."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from companion.i18n import _, ngettext
from companion.ui.care.ratings import Rating
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

_MINUTE = 60


class GentleBar(QWidget):
    """Stands above the page, however that is scrolled; hidden until a writing time begins."""

    stop_chosen = Signal()
    """Stop was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Writing time"))
        self.stop_button = Button(_("Stop"), icon="x")
        told = QVBoxLayout()
        told.setSpacing(gap(4))
        told.addWidget(self.words)
        told.addWidget(self.bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(gap(24), gap(8), gap(24), gap(4))
        line.setSpacing(gap(GAP))
        line.addWidget(self.stop_button)
        line.addLayout(told, 1)
        self.stop_button.clicked.connect(self.stop_chosen)
        self.hide()

    def show_time(self, seconds: float, minutes: int) -> None:
        """Show how much of the time is over; the words change once a minute at most."""
        left = math.ceil(minutes - seconds / _MINUTE)
        if left > 0:
            words = ngettext(
                "Gentle writing. About {count} minute is left.",
                "Gentle writing. About {count} minutes are left.",
                left,
            ).format(count=left)
        else:
            words = _("The time is over. You can stop here, or finish your line first.")
        self.bar.setRange(0, minutes * _MINUTE)
        self.bar.setValue(min(round(seconds), minutes * _MINUTE))
        if words != self.words.text():
            self.words.setText(words)
            self.words.setAccessibleName(words)
            if left <= 0:
                announce(self.words)
        self.show()


class GentleQuestion(Card):
    """Asks how heavy it is now, once the page is saved; hidden until then."""

    answered = Signal(object)
    """It was said or left out; carries the number or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.after = Rating()
        self.note_button = Button(_("Note it"))
        self.leave_button = Button(_("Leave it out"))
        words = Label(_("The page is saved. If you like, say how heavy it is now."))
        self.column.addWidget(words)
        field(self.column, _("How heavy it is now"), self.after)
        self.column.addWidget(row(self.note_button, self.leave_button))
        self.note_button.clicked.connect(self._note)
        self.leave_button.clicked.connect(self._leave)
        self.hide()

    def ask(self) -> None:
        """Ask anew."""
        self.after.choose(None)
        self.show()

    @Slot()
    def _note(self) -> None:
        self.hide()
        self.answered.emit(self.after.value)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.answered.emit(None)
