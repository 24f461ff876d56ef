"""Write: the list of pages on one side, the page itself on the other.

This joins the parts: `writing` keeps the words, `opening` finds pages, `binning`
and `undoing` take back. The widgets and their places are in `write_view`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from companion.ui.journal.binning import Binning
from companion.ui.journal.formatting import Format
from companion.ui.journal.opening import Opening
from companion.ui.journal.undoing import Undoing
from companion.ui.journal.write_view import WriteView
from companion.ui.journal.writing import ELSEWHERE, Writing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.journal.paper import Carried, Found
    from companion.ui.recent.recent_changes import Change, RecentChanges
    from companion.ui.tasks import Tasks


class WritePage(WriteView):
    """Writes, saves, finds and bins pages. Knows at most one page at a time."""

    draft_kept = Signal()
    """What was on the page is in the vault; told once after `keep_words`."""
    draft_failed = Signal(object)
    """It could not be kept; carries the error. The words are still on the page."""
    start_chosen = Signal()
    """Something to start from was pressed."""
    turned_to = Signal()
    """What `turn_to` asked for is done."""
    elsewhere_chosen = Signal(object)
    """The journal cannot take the words: into a file instead; carries the Page."""
    about_chosen = Signal(object)
    """About this page was pressed, and it is saved; carries the Entry."""

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(journal, tasks, parent)
        self.writing = Writing(self, journal, tasks, changes, recent)
        self.opening = Opening(self.writing)
        self.binning = Binning(self.writing)
        self.undoing = Undoing(self.writing)
        self.writing.draft_kept.connect(self.draft_kept)
        self.writing.draft_failed.connect(self.draft_failed)
        self.opening.about_chosen.connect(self.about_chosen)
        self.opening.turned_to.connect(self.turned_to)
        self.save_button.clicked.connect(self.writing.save)
        self.new_button.clicked.connect(self.opening.new_page)
        self.bin_button.clicked.connect(self.binning.move_to_bin)
        self.back_button.clicked.connect(self.binning.bring_back)
        self.start_button.clicked.connect(self.start_chosen)
        self.about_button.clicked.connect(self.opening.go_to_about)
        self.message.action_chosen.connect(self._answer)
        self.list.entry_chosen.connect(self.opening.open)
        self.list.draft_chosen.connect(self.opening.open_draft)
        self.list.empty_chosen.connect(self.binning.ask_to_empty)
        changes.entries_changed.connect(self._entries_changed)
        self.list.refresh()
        self.opening.offer_draft()

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == ELSEWHERE:
            self.elsewhere_chosen.emit(self.editor.page())
        for part in (self.undoing, self.binning, self.opening):
            part.answer(key)

    @Slot(object)
    def _entries_changed(self, origin: object) -> None:
        if origin is not self:
            self.list.refresh()

    # What the workspace asks for

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What a key does to the page on the screen, by the names of ui/commands.py."""
        formats = {one.name.lower(): partial(self._format, one) for one in Format}
        return {**formats, "read": self._turn_reading}

    def _format(self, chosen: Format) -> None:
        if self.isVisible():
            self.editor.format(chosen)

    def _turn_reading(self) -> None:
        if self.isVisible():
            self.editor.read(on=not self.editor.is_reading)
            self.editor.setFocus()

    @Slot()
    def save(self) -> None:
        """Save the page on the screen."""
        self.writing.save()

    @Slot()
    def new_page(self) -> None:
        """Begin a new page; what was being written is kept as a draft."""
        self.opening.new_page()

    def open_again(self, entry_id: str) -> None:
        """Read a saved page anew: something of it was changed elsewhere."""
        self.opening.open_again(entry_id)

    @property
    def shows_new_page(self) -> bool:
        """Whether the page is one that was never saved."""
        return self.writing.sheet.entry is None

    def turn_to(self, read: Callable[[Journal], Found | None]) -> None:
        """Keep what is on the page, do something on the worker, and show the page it gives."""
        self.opening.turn_to(read)

    @Slot()
    def undo_last(self) -> None:
        """Undo the newest change of this visit."""
        self.undoing.undo_last()

    def turn(self, change: Change) -> None:
        """Undo a change, or do it again, and show the page it was about."""
        self.undoing.turn(change)

    @Slot()
    def keep_words(self) -> None:
        """Keep what is on the page before it goes away; tells when it is in the vault."""
        self.writing.keep_words()

    def carry(self) -> Carried:
        """Return what is on the page, to go on with it in a page made anew."""
        return self.writing.carry()

    def resume(self, carried: Carried) -> None:
        """Go on where another page stopped."""
        self.writing.resume(carried)

    def forget(self) -> None:
        """Hold no words any more."""
        self.writing.forget()
