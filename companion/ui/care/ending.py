"""How an exercise ends: a sentence, and what one may do; nothing is asked and nothing kept."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.care.last_resort import COME_BACK
from companion.care.player import Mode, Playing
from companion.i18n import _
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, Card, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar, announce


class Ending(QWidget):
    """Stands in the place of the step once an exercise is over."""

    left = Signal()
    """Close was pressed."""
    keep_chosen = Signal()
    """Keep my words was pressed."""
    steady_chosen = Signal()
    """Come back to now was pressed."""

    def __init__(self, *, keeps: bool, note: QWidget | None) -> None:
        """Make one; it offers to keep words only where there is a journal to keep them in."""
        super().__init__()
        self._keeps = keeps
        self.words = Label("", "step")
        self.answers = Card()
        self._answers = Label()
        self.keep_button = Button(_("Keep my words"))
        self.worse = Label()
        self.steady = Button(_("Come back to now"), icon="lamp")
        self.message = MessageBar()
        self.close_button = Button(_("Close"), "main")
        self.answers.column.addWidget(Label(_("What you wrote"), "heading"))
        self.answers.column.addWidget(self._answers)
        self.answers.column.addWidget(
            Label(_("It is gone when you close this, unless you keep it."), "muted")
        )
        self.answers.column.addWidget(row(self.keep_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        column.addWidget(self.words)
        column.addWidget(self.message)
        column.addWidget(self.answers)
        if note is not None:
            column.addWidget(note)
        column.addWidget(self.worse)
        column.addWidget(row(self.close_button, self.steady))
        self.keep_button.clicked.connect(self._keep)
        self.steady.clicked.connect(self.steady_chosen)
        self.close_button.clicked.connect(self.left)
        self.setFocusProxy(self.close_button)

    def show_end(self, playing: Playing) -> None:
        """Say that it is over; stopping is as good an end as any."""
        exercise = playing.exercise
        stopped = playing.mode is Mode.STOPPED
        self.words.setText(exercise.stop_line if stopped else exercise.end_line)
        worse = exercise.if_worse
        words = "" if worse is None else worse.text
        if words and exercise.id == COME_BACK:  # it is the one that the words would send to
            words = _("If you feel worse, press Get help now.")
        self.worse.setText(words)
        self.worse.setVisible(worse is not None)
        self.steady.setVisible(worse is not None and exercise.id != COME_BACK)
        written = answers(playing)
        self._answers.setText("\n".join(words for _asked, words in written))
        self.answers.setVisible(self._keeps and bool(written))
        announce(self.words)

    @Slot()
    def _keep(self) -> None:
        self.keep_button.setEnabled(False)
        self.keep_chosen.emit()


def answers(playing: Playing) -> list[tuple[str, str]]:
    """Return what was typed, each after what was asked; not what was left blank."""
    steps = playing.exercise.steps
    return [
        (steps[place].text, words)
        for (place, _line), words in sorted(playing.typed.items())
        if words.strip()
    ]
