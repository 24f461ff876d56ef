"""Undo, and doing it again: on the worker for most, at once for how the app looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.i18n import _
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.changes import Changes
    from companion.ui.journal.write_page import WritePage
    from companion.ui.recent.recent_changes import Change, RecentChanges
    from companion.ui.tasks import Tasks

_WRITE: Final = "write"


class Turning(QObject):
    """Turns one change at a time; Write turns its own, because it shows the page again."""

    said = Signal(str)
    """What was done."""
    refused = Signal(str)
    """Why it was not."""

    def __init__(
        self, write: WritePage, tasks: Tasks, changes: Changes, recent: RecentChanges
    ) -> None:
        super().__init__(write)
        self._write = write
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self._turning: Change | None = None

    @Slot()
    def undo_last(self) -> None:
        """Undo the newest change that is not undone."""
        change = self._recent.last()
        if change is None:
            self.said.emit(_("Nothing was changed in this visit."))
        else:
            self.turn(change)

    @Slot(object)
    def turn(self, change: Change) -> None:
        """Undo a change, or do it again."""
        if change.is_look:
            change.turn()
            self._recent.turned(change)
        elif change.place == _WRITE:
            self._write.turn(change)
        elif self._turning is None:
            self._turning = change
            self._tasks.run(change.turn, self._turned, self._not_turned)

    def _turned(self, _value: object) -> None:
        change, self._turning = self._turning, None
        if change is not None:
            self._recent.turned(change)
            self._changes.place_changed.emit(change.place)
            self._changes.stored.emit()
            self.said.emit(_("Undo done.") if change.is_undone else _("Done again."))

    def _not_turned(self, error: Exception) -> None:
        self._turning = None
        self.refused.emit(str(explain(error)))
