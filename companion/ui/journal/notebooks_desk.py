"""The way to the notebooks, and the choice of the one that is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.i18n import _
from companion.ui.journal.notebook_choice import WAITS, NotebookChoice, NotebookList
from companion.ui.journal.notebook_work import NotebookWork
from companion.ui.journal.notebooks_page import NotebooksPage
from companion.ui.widgets.basic import Button
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.changes import Changes
    from companion.ui.journal.write_page import WritePage
    from companion.ui.recent.recent_changes import Change, RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks

WRITE: Final = "write"


class NotebooksDesk(QObject):
    """Keeps the list of pages, the choice above it and the page of notebooks in step."""

    notebooks_read = Signal(object)
    """What there is to choose from was read anew; carries NotebookList."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(
        self,
        journal: OpenNotebooks,
        tasks: Tasks,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
        write: WritePage,
    ) -> None:
        super().__init__(pages)
        self.tasks = tasks
        self.work = NotebookWork(journal)
        self._pages = pages
        self._changes = changes
        self._recent = recent
        self._write = write
        self.choice = NotebookChoice()
        self.choice.chosen.connect(self.choose)
        self.button = Button(_("Notebooks"), "quiet", icon="book-open")
        self.button.clicked.connect(self.open)
        write.list.put_around(self.choice, self.button)
        write.turned_to.connect(self.refresh)
        changes.entries_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self, _origin: object = None) -> None:
        """Read anew which notebooks there are."""
        self.tasks.run(self.work.listed, self._show, self._failed, topic="notebooks")

    def _show(self, there: NotebookList) -> None:
        self.choice.show_notebooks(there)
        if self._write.list.notebook != there.chosen:
            self._write.list.show_notebook(there.chosen)
        self.notebooks_read.emit(there)

    def _failed(self, error: Exception) -> None:
        self._write.message.say(str(explain(error)), caution=True)

    @Slot(str)
    def choose(self, notebook_id: str) -> None:
        """Look at a notebook, or at all; what is being written stays where it was begun."""
        if notebook_id == WAITS:
            self._show_page(to_key=True)
            return
        blank = self._write.shows_new_page
        self._write.turn_to(partial(self.work.choose, notebook_id or None, blank=blank))

    @Slot()
    def open(self) -> None:
        """Go to the notebooks."""
        self._show_page(to_key=False)

    def _show_page(self, *, to_key: bool) -> None:
        page = NotebooksPage(self, to_key=to_key)
        page.closed.connect(self._back)
        page.undo_chosen.connect(self.undo_chosen)
        self._pages.show_page(page, WRITE)
        self.refresh()

    @Slot()
    def _back(self) -> None:
        self._pages.show_page(self._write, WRITE)

    def stop(self) -> None:
        """Cancel what runs for a long time."""
        page = self._pages.found(NotebooksPage)
        if page is not None:
            page.stop()

    def note(self, change: Change) -> None:
        """Note a change that was made, and show what there is now."""
        self._recent.add(change)
        self.told()

    @Slot()
    def told(self) -> None:
        """Show everywhere what there is now."""
        self._changes.entries_changed.emit(None)
        self._changes.stored.emit()

    @Slot()
    def close_locked(self) -> None:
        """Lock the locked notebook again; nothing of it stays in the window."""
        self._recent.forget()
        self._write.list.forget()
        self._write.editor.set_read_only(True)  # nothing more is typed that would have no place
        self._write.turn_to(self.work.close)
