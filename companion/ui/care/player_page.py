"""Playing an exercise: the rules are in companion/care/player.py, the words and keys here.

A timer ticks on each full second of a step that ends by itself, and only then:
while one reads, writes, chooses, pauses or has stopped, nothing wakes the computer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent

from companion.care.model import StepKind
from companion.care.player import Mode, Playing
from companion.clock import seconds
from companion.i18n import _
from companion.ui.care.ending import Ending
from companion.ui.care.step_view import StepView
from companion.ui.theme import gap
from companion.ui.widgets.basic import GAP, Button, ColumnPage, row
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MILLISECONDS = 1000


class PlayerPage(ColumnPage):
    """One exercise from its first step to its end."""

    closed = Signal()
    """It is over and was left."""
    help_chosen = Signal()
    """An answer was chosen after which help is to open."""
    steady_chosen = Signal()
    """Come back to now was asked for."""
    keep_chosen = Signal()
    """What was typed is to be kept."""

    def __init__(
        self,
        playing: Playing,
        *,
        notes: tuple[str, ...] = (),
        keeps: bool = False,
        note: QWidget | None = None,
        clock: Callable[[], float] = seconds,
    ) -> None:
        """Play on from where it is; `notes` is what to know before one begins.

        `keeps` says that typed words can be kept, `note` is shown at the end, and
        `clock` gives seconds that only go forward.
        """
        super().__init__()
        self._clock = clock
        self._shown: tuple[int, int] | None = None
        self._has_ended = False
        self.playing = playing
        self.view = StepView()
        self.ending = Ending(keeps=keeps, note=note)
        self.state = Label("", "muted")
        self.back_button = Button(_("Back"), icon="arrow-left")
        self.next_button = Button(_("Next"), "main", icon="arrow-right")
        self.pause_button = Button(_("Pause"), icon="pause")
        self.stop_button = Button(_("Stop"), icon="x")
        self.text_button = Button(_("Text only"), "chip")
        self.text_button.setCheckable(True)
        self.text_button.setChecked(playing.text_only)
        self.shape_button = Button(_("Breathing shape"), "chip")
        self.shape_button.setCheckable(True)
        self._controls = row(
            self.next_button, self.back_button, self.pause_button, self.stop_button
        )
        self._ways = row(self.text_button, self.shape_button)
        self._before = Label("\n".join((_start(), *notes)), "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._lay_out()
        steps = playing.exercise.steps
        self.shape_button.setVisible(any(step.kind is StepKind.BREATH for step in steps))
        self.next_button.clicked.connect(self._next)
        self.back_button.clicked.connect(self._back)
        self.pause_button.clicked.connect(self._pause)
        self.stop_button.clicked.connect(self.stop)
        self.text_button.toggled.connect(self._as_text)
        self.shape_button.toggled.connect(self._show_shape)
        self.view.written.connect(self._write)
        self.view.chosen.connect(self._choose)
        self.ending.left.connect(self.closed)
        self.ending.steady_chosen.connect(self.steady_chosen)
        self.ending.keep_chosen.connect(self.keep_chosen)
        self.message = self.ending.message
        self.setFocusProxy(self.next_button)
        self._take(playing)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Label(self.playing.exercise.title, "title"))
        column.addWidget(self._before)
        column.addWidget(self.view)
        column.addWidget(self.state)
        column.addSpacing(gap(GAP))
        column.addWidget(self._controls)
        column.addWidget(self._ways)
        column.addWidget(self.ending)
        column.addStretch(1)

    @property
    def is_running(self) -> bool:
        """Whether one is in the middle of it: it is on the screen, not over, and nobody slept."""
        return self.isVisible() and not self.playing.is_over and not self.playing.slept

    @property
    def is_busy(self) -> bool:
        """Whether it is to be found again on coming back to this place."""
        return not self.playing.is_over

    @Slot()
    def tick(self) -> None:
        """Look at the time."""
        self._take(self.playing.look(self._clock()))

    @Slot()
    def stop(self) -> None:
        """End it here."""
        self._take(self.playing.stop(self._clock()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait while another screen is in front; a window that is minimised goes on."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._take(self.playing.pause(self._clock()))

    # What is pressed

    @Slot()
    def _next(self) -> None:
        self._take(self.playing.next(self._clock()), by_hand=True)

    @Slot()
    def _back(self) -> None:
        self._take(self.playing.back(self._clock()), by_hand=True)

    @Slot()
    def _pause(self) -> None:
        paused = self.playing.mode is Mode.PAUSED
        turned = self.playing.resume if paused else self.playing.pause
        self._take(turned(self._clock()))

    @Slot(bool)
    def _as_text(self, on: bool) -> None:  # Qt's own signature
        self._take(self.playing.as_text(on=on, at=self._clock()))

    @Slot(bool)
    def _show_shape(self, on: bool) -> None:
        self.view.shape_wanted = on
        self.view.show_time(self.playing)

    @Slot(str)
    def _write(self, words: str) -> None:
        self._take(self.playing.write(words, self._clock()))

    @Slot(str)
    def _choose(self, option: str) -> None:
        if not option:  # an answer that was chosen stays until another is
            self.view.options.choose(self.playing.chosen.get(self._place(), ""))
            return
        self._take(self.playing.choose(option, self._clock()))
        if self.playing.wants_help:
            self.help_chosen.emit()

    # What is shown

    def _place(self) -> tuple[int, int]:
        return self.playing.place, self.playing.line

    def _take(self, playing: Playing, *, by_hand: bool = False) -> None:
        """Be at this moment of it, and show that."""
        was, self.playing = self.playing, playing
        if playing.is_over:
            self._end()
            return
        if self._place() != self._shown or (by_hand and playing.anchor != was.anchor):
            self._shown = self._place()
            self.view.show_step(playing)
            self._before.setVisible(playing.place == 0)
            if by_hand and playing.step.kind is StepKind.INPUT:
                self.view.answer.setFocus()
        else:
            self.view.show_time(playing)
        paused = playing.mode is Mode.PAUSED
        if paused == (self.pause_button.text() == _("Pause")):
            self.pause_button.name(_("Go on") if paused else _("Pause"))
            self.pause_button.picture("play" if paused else "pause")
        self._say_state(_("It waited for you.") if playing.slept else _("Paused."), shown=paused)
        self.ending.hide()
        self._wind()

    def _say_state(self, words: str, *, shown: bool) -> None:
        if shown and (self.state.isHidden() or self.state.text() != words):
            self.state.setText(words)
            self.state.show()
            announce(self.state)
        elif not shown:
            self.state.hide()

    def _wind(self) -> None:
        """Wake up at the next full second of a step that ends by itself, else not at all."""
        playing = self.playing
        if playing.mode is Mode.RUNNING and playing.goes_on_alone:
            into = (self._clock() - playing.anchor) % 1
            self._timer.start(int((1 - into) * _MILLISECONDS) + 1)
        else:
            self._timer.stop()

    def _end(self) -> None:
        self._timer.stop()
        if self._has_ended:
            return
        self._has_ended = True
        for part in (self.view, self.state, self._controls, self._ways, self._before):
            part.hide()
        self.ending.show_end(self.playing)
        self.ending.show()
        self.ending.setFocus()
        self.setFocusProxy(self.ending)


def _start() -> str:
    return _("You can stop at any time. Keep your eyes open if you like.")
