"""Gentle writing while it goes on: words, a bar, and Stop; afterwards, one question."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from companion.i18n import _, ngettext
from companion.ui.care.ratings import Rating
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, Card, field, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

_MINUTE = 60
_WIDTH = 120


class GentleBar(Card):
    """Hidden until a writing time begins."""

    stop_chosen = Signal()
    """Stop was pressed."""
    answered = Signal(object)
    """How heavy it is now was said or left out; carries the number or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Writing time"))
        self.bar.setMinimumWidth(px(_WIDTH))
        self.stop_button = Button(_("Stop"), icon="x")
        self.after = Rating()
        self.keep_button = Button(_("Keep it"), "main")
        self.leave_button = Button(_("Leave it out"))
        self._going = row(self.stop_button, self.bar)
        self._asking = row(self.keep_button, self.leave_button)
        self.column.addWidget(self.words)
        self.column.addWidget(self._going)
        self._name = field(self.column, _("How heavy it is now"), self.after)
        self.column.addWidget(self._asking)
        self.stop_button.clicked.connect(self.stop_chosen)
        self.keep_button.clicked.connect(self._keep)
        self.leave_button.clicked.connect(self._leave)
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
        self._show(asks=False)

    def ask(self) -> None:
        """Ask how heavy it is now."""
        self.words.setText(_("The page is saved. If you like, say how heavy it is now."))
        self.after.choose(None)
        self._show(asks=True)

    def _show(self, *, asks: bool) -> None:
        self._going.setVisible(not asks)
        for part in (self._name, self.after, self._asking):
            part.setVisible(asks)
        self.show()

    @Slot()
    def _keep(self) -> None:
        self.hide()
        self.answered.emit(self.after.value)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.answered.emit(None)
