"""Undo: a change of this visit is taken back or done again, beside the page one writes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from companion.i18n import _
from companion.journal.model import Page
from companion.ui.journal import paper
from companion.ui.journal.paper import Found, Sheet
from companion.ui.journal.writing import UNDO

if TYPE_CHECKING:
    from companion.ui.journal.writing import Writing
    from companion.ui.recent.recent_changes import Change


class Undoing(QObject):
    """Turns one change at a time; what is being written is kept as a draft first."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        self._writing = writing
        self._turning: Change | None = None
        writing.failed.connect(self._let_go)

    def answer(self, key: str) -> None:
        """Do what a message of this part offered; a key of another part is passed over."""
        if key == UNDO:
            self.undo_last()

    @Slot()
    def undo_last(self) -> None:
        """Undo the newest change of this visit."""
        change = self._writing.recent.last()
        if change is not None:
            self.turn(change)

    def turn(self, change: Change) -> None:
        """Undo a change, or do it again, and show the page it was about."""
        if self._turning is None:
            self._turning = change
            self._writing.leave(partial(paper.turned, change=change), self._turned, topic=None)

    @Slot()
    def _let_go(self) -> None:
        self._turning = None

    def _turned(self, found: Found | None) -> None:
        change, self._turning = self._turning, None
        if change is None:
            return
        writing = self._writing
        writing.recent.turned(change)
        words = _("Undo done.") if change.is_undone else _("Done again.")
        entry = writing.sheet.entry
        if found is None and entry is not None and entry.id == change.entry_id:
            found = Found(Sheet(), Page(""))
        if found is not None:
            writing.put_back(found, words)
        else:
            writing.changes.entries_changed.emit(None)
            writing.changes.stored.emit()
            writing.say_status(words)
