"""Nobody is there: a notice for a minute, then it is time to lock.

One timer that fires once, and no looking at the clock in between: what one does
is only noted, and the timer is set anew when it fires too early. The clock goes
on while the computer sleeps, where the system has such a one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from companion.clock import seconds as clock

NOTICE_SECONDS: Final = 60
"""From the notice to the lock (care.md, WCAG 2.2.1: warned a minute before, one key to stay)."""
_MILLISECONDS: Final = 1000
_ACTS: Final = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
})  # fmt: skip


class Idle(QObject):
    """Hears keys and moves in every window of this application."""

    noticed = Signal()
    """Nobody did anything for the chosen time; there is a minute left."""
    stayed = Signal()
    """Somebody is there after all."""
    ended = Signal()
    """The minute is over."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """`is_busy` says that somebody is in the middle of what needs no keys."""
        super().__init__(parent)
        self._is_busy = is_busy
        self._limit = 0
        self._last = clock()
        self._is_noticing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def watch(self, minutes: int) -> None:
        """Begin anew with another time in minutes; 0 is never."""
        self._limit = minutes * 60
        self._stay()
        application = QCoreApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if minutes:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; nothing is taken away from anybody."""
        if event.type() in _ACTS:
            self.act()
        return False

    def act(self) -> None:
        """Note that somebody is there."""
        # The timer of a computer that slept is late: what comes first then is the lock.
        if clock() - self._last > self._limit + NOTICE_SECONDS and not self._is_busy():
            self._end()
        elif self._is_noticing:
            self._stay()
            self.stayed.emit()
        else:
            self._last = clock()

    def _stay(self) -> None:
        self._last = clock()
        self._is_noticing = False
        if self._limit:
            self._timer.start(self._limit * _MILLISECONDS)
        else:
            self._timer.stop()

    @Slot()
    def _look(self) -> None:
        if self._is_busy():
            self._stay()
            self.stayed.emit()
            return
        left = self._limit - (clock() - self._last)
        # A process that was held up comes to this late: the minute is over, too.
        if self._is_noticing or left < -NOTICE_SECONDS:
            self._end()
        elif left > 0:
            self._timer.start(round(left * _MILLISECONDS))
        else:
            self._is_noticing = True
            self._timer.start(NOTICE_SECONDS * _MILLISECONDS)
            self.noticed.emit()

    def _end(self) -> None:
        self._stay()  # should locking be refused, it is tried again later
        self.ended.emit()
