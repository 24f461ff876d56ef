"""One step of an exercise on the screen: its words, its time, and what one can answer."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from companion.care.breath import breath_at
from companion.care.model import StepKind
from companion.care.player import Mode, Playing
from companion.care.sentences import of_breath, of_length
from companion.i18n import _, ngettext
from companion.ui.care.breath_shape import BreathShape
from companion.ui.theme import gap, px
from companion.ui.widgets.basic import GAP, field
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

_ANSWER_HEIGHT = 120
_MINUTE = 60


class StepView(QWidget):
    """Shows a step as large words; how far it is as words and a bar."""

    written = Signal(str)
    """Something was typed; carries all of the answer."""
    chosen = Signal(str)
    """An answer was chosen, or none with ''."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "step")
        self.line = Label("", "lead")
        self.count = Label("", "lead")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Time in this step"))
        self.shape = BreathShape()
        self.shape_wanted = False
        """Whether the breathing shape was chosen; it never is until somebody does."""
        self.answer = QPlainTextEdit()
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(px(_ANSWER_HEIGHT))
        self.options = Chips(_("Your answer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(GAP))
        column.addWidget(self.words)
        column.addWidget(self.line)
        column.addWidget(self.count)
        column.addWidget(self.shape, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.bar)
        self._answer_label = field(column, _("Your words"), self.answer)
        column.addWidget(self.options)
        self.answer.textChanged.connect(self._typed)
        self.options.chosen.connect(self.chosen)

    def show_step(self, playing: Playing) -> None:
        """Show another step, and speak it."""
        step = playing.step
        self.words.setText(step.text)
        self.line.setText(playing.asked_line)
        self.line.setVisible(bool(playing.asked_line))
        asks = step.kind is StepKind.INPUT
        self._answer_label.setVisible(asks)
        self.answer.setVisible(asks)
        self.answer.blockSignals(True)  # Qt's own order
        self.answer.setPlaceholderText(step.placeholder)
        self.answer.setPlainText(playing.written)
        self.answer.blockSignals(False)
        self.options.show_choices({each: each for each in step.options})
        self.options.choose(playing.chosen.get((playing.place, playing.line), ""))
        self.bar.setRange(0, max(step.seconds, 1))
        self.count.setText("")
        self.show_time(playing)
        announce(self.words)
        if playing.asked_line:
            announce(self.line)

    def show_time(self, playing: Playing) -> None:
        """Show how far the step is; only for steps that end by themselves."""
        runs = playing.goes_on_alone
        breath = breath_at(playing.step, playing.elapsed) if runs else None
        self.bar.setVisible(runs)
        self.count.setVisible(runs)
        self.shape.setVisible(breath is not None and self.shape_wanted)
        if not runs:
            return
        self.bar.setValue(round(playing.elapsed))
        if breath is None:
            self._say(_left(playing.seconds_left), aloud=False)
        else:
            self.shape.show_breath(breath)
            # What one has to do now is spoken as it begins; the seconds of a wait are not.
            self._say(of_breath(breath), aloud=playing.mode is Mode.RUNNING)

    def _say(self, words: str, *, aloud: bool) -> None:
        if words == self.count.text():
            return
        self.count.setText(words)
        self.count.setAccessibleName(words)
        if aloud:
            announce(self.count)

    @Slot()
    def _typed(self) -> None:
        self.written.emit(self.answer.toPlainText())


def _left(seconds: float) -> str:
    whole = max(math.ceil(seconds), 0)
    if whole > _MINUTE:
        return _("About {time} left").format(time=of_length(math.ceil(whole / _MINUTE) * _MINUTE))
    return ngettext("{count} second left", "{count} seconds left", whole).format(count=whole)
