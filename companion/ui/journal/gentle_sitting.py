"""One gentle writing time beside the page: when it is over, and what is noted of it.

Nothing ends by itself: at the end of the time the words say so, and Stop stays.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from companion.clock import now
from companion.journal.gentle_writing import GentleWriting, Sitting
from companion.ui.journal.paper import Sheet

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.journal.gentle_bar import GentleBar, GentleQuestion
    from companion.ui.journal.writing import Writing

_LOOK_MILLISECONDS: Final = 15_000
_MINUTE: Final = 60


class GentleSitting(QObject):
    """Runs one writing time at most."""

    stopped = Signal()
    """Stop was pressed and the page is being saved: something steady comes now."""

    def __init__(
        self,
        writing: Writing,
        bar: GentleBar,
        question: GentleQuestion,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make one; `clock` gives seconds that only go forward."""
        super().__init__(writing)
        self._writing = writing
        self._bar = bar
        self._question = question
        self._clock = clock
        self._since = 0.0
        self._sitting: Sitting | None = None
        self._kept: tuple[str, Sitting] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        bar.stop_chosen.connect(self.stop)
        question.answered.connect(self._answer)

    @property
    def is_running(self) -> bool:
        """Whether somebody is in the middle of it."""
        return self._timer.isActive()

    def begin(self, minutes: int, before: int | None) -> None:
        """Begin a time of some minutes."""
        self._since = self._clock()
        self._sitting = Sitting(now(), minutes, before)
        self._kept = None
        self._timer.start()
        self.look()

    def cancel(self) -> None:
        """End it without a trace."""
        self._timer.stop()
        self._sitting = None
        self._bar.hide()

    @Slot()
    def look(self) -> None:
        """Look at the time."""
        if self._sitting is not None:
            self._bar.show_time(self._clock() - self._since, self._sitting.minutes)

    @Slot()
    def stop(self) -> None:
        """Save the page and go to something steady; what was written is noted with its numbers."""
        sitting, self._sitting = self._sitting, None
        if sitting is None:
            return
        self._timer.stop()
        self._bar.hide()
        spent = max(1, round((self._clock() - self._since) / _MINUTE))
        sitting = replace(sitting, minutes=min(sitting.minutes, spent))
        self._writing.save()
        work = partial(_keep, self._writing.journal, self._writing.sheet, sitting)
        self._writing.tasks.run(work, self._noted, self._writing.fail)
        self.stopped.emit()

    def _noted(self, kept: tuple[str, Sitting] | None) -> None:
        self._kept = kept
        if kept is not None:
            self._writing.changes.stored.emit()
            self._question.ask()

    @Slot(object)
    def _answer(self, after: int | None) -> None:
        kept, self._kept = self._kept, None
        if kept is not None and after is not None:
            entry_id, sitting = kept
            sitting = replace(sitting, after=after)
            work = partial(_keep_of, self._writing.journal, entry_id, sitting)
            self._writing.tasks.run(work, self._added, self._writing.fail)
        self._writing.view.editor.text.setFocus()

    def _added(self, _sitting: Sitting) -> None:
        self._writing.changes.stored.emit()


def _keep(journal: Journal, sheet: Sheet, sitting: Sitting) -> tuple[str, Sitting] | None:
    """Note a sitting beside its page, on the worker; None where nothing was written."""
    if sheet.entry is None:
        return None
    return sheet.entry.id, _keep_of(journal, sheet.entry.id, sitting)


def _keep_of(journal: Journal, entry_id: str, sitting: Sitting) -> Sitting:
    """Note a sitting in the vault that has its page: the locked notebook has one of its own."""
    return GentleWriting(journal.vault_of(entry_id)).keep(entry_id, sitting)
