"""The bin: a page goes into it, comes back from it, or everything in it goes for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from companion.i18n import _
from companion.journal.model import Entry
from companion.ui.journal import paper
from companion.ui.journal.paper import Found
from companion.ui.journal.writing import UNDO
from companion.ui.recent import page_changes

if TYPE_CHECKING:
    from companion.ui.journal.writing import Writing

EMPTY: Final = "empty"
"""The key of a message whose button empties the bin."""


class Binning(QObject):
    """Moves the page on the screen to the bin and back."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(writing)
        self._writing = writing
        self._view = writing.view

    @Slot()
    def move_to_bin(self) -> None:
        """Put the page on the screen into the bin."""
        writing = self._writing
        work = partial(paper.move_to_bin, writing.journal, writing.give_up())
        writing.tasks.run(work, self._binned, writing.fail)

    def _binned(self, entry: Entry) -> None:
        writing = self._writing
        writing.recent.add(page_changes.binned(writing.journal, entry))
        writing.begin()
        words = _("Moved to the bin. You can bring it back for 30 days.")
        self._view.message.say(words, action=_("Undo"), key=UNDO)
        writing.tell_changed()

    @Slot()
    def ask_to_empty(self) -> None:
        """Say what emptying the bin means, before it is done."""
        self._view.show_page()
        words = _("Everything in the bin goes for good. This cannot be undone.")
        self._view.message.say(words, caution=True, action=_("Empty the bin"), key=EMPTY)

    def answer(self, key: str) -> None:
        """Do what a message of this part offered; a key of another part is passed over."""
        if key == EMPTY:
            work = self._writing.journal.empty_bin
            self._writing.tasks.run(work, self._emptied, self._writing.fail)

    def _emptied(self, _pages: int) -> None:
        if self._writing.sheet.is_binned:
            self._writing.begin()
        self._view.list.refresh()
        self._view.message.say(_("The bin is empty."))
        self._writing.changes.stored.emit()

    @Slot()
    def bring_back(self) -> None:
        """Bring the page on the screen back from the bin."""
        entry = self._writing.sheet.entry
        if entry is not None:
            restore = partial(paper.restore, entry_id=entry.id)
            self._writing.leave(restore, self._brought_back, topic=None)

    def _brought_back(self, found: Found) -> None:
        writing = self._writing
        if found.sheet.entry is not None:
            writing.recent.add(page_changes.restored(writing.journal, found.sheet.entry))
        writing.put_back(found, _("The page is back."))
