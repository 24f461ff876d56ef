"""What belongs to the page one writes on: the way to its side pages and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.elsewhere_page import ElsewherePage
from companion.ui.journal.files_page import FilesPage
from companion.ui.journal.history_page import HistoryPage
from companion.ui.journal.kept_paper import KeptPaper
from companion.ui.keeping import Keeping
from companion.ui.recent import sentences
from companion.ui.recent.recent_changes import Change, RecentChanges

if TYPE_CHECKING:
    from companion.journal.model import Entry, Page
    from companion.ui.changes import Changes
    from companion.ui.journal.write_page import WritePage
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

WRITE: Final = "write"


class JournalDesk(QObject):
    """Opens the side pages of a saved page; Back leads to it again, read anew."""

    undo_chosen = Signal()
    """Undo was pressed on one of them."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
        write: WritePage,
    ) -> None:
        super().__init__(pages)
        self.changes = changes
        self._session = session
        self._tasks = tasks
        self._pages = pages
        self._recent = recent
        self._write = write
        self._entry: Entry | None = None
        write.about_chosen.connect(self.open_about)
        write.elsewhere_chosen.connect(self.open_elsewhere)

    @Slot(object)
    def open_about(self, entry: Entry) -> None:
        """Go to what is known of a saved page."""
        self._entry = entry
        page = AboutPage(self, entry)
        page.closed.connect(self._back)
        page.history_chosen.connect(self.open_history)
        page.files_chosen.connect(self.open_files)
        self._pages.show_page(page, WRITE)

    @Slot(object)
    def open_elsewhere(self, words: Page) -> None:
        """Go to saving the words of the page into a file, when the journal cannot take them."""
        page = ElsewherePage(words, self._tasks)
        page.closed.connect(self._back_to_words)
        self._pages.show_page(page, WRITE)

    @Slot()
    def _back_to_words(self) -> None:
        self._pages.show_page(self._write, WRITE)

    @Slot()
    def open_history(self) -> None:
        """Go to the earlier words of the page."""
        if self._entry is None:
            return
        self.keep()
        page = HistoryPage(
            self._session.journal, self._tasks, self.changes, self._recent, self._entry.id
        )
        page.closed.connect(self._back_to_about)
        page.undo_chosen.connect(self.undo_chosen)
        self._pages.show_page(page, WRITE)

    @Slot()
    def open_files(self) -> None:
        """Go to the pictures and files of the page."""
        if self._entry is None:
            return
        self.keep()
        page = self._pages.found(FilesPage)
        if page is None or page.entry_id != self._entry.id:
            vault = self._session.vault
            page = FilesPage(vault, self._tasks, self.changes, self._recent, self._entry.id)
            page.closed.connect(self._back_to_about)
            page.undo_chosen.connect(self.undo_chosen)
        self._pages.show_page(page, WRITE)

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        page = self._pages.found(FilesPage)
        if page is not None:
            page.stop()

    @Slot()
    def _back_to_about(self) -> None:
        if self._entry is not None:
            self.open_about(self._entry)

    @Slot()
    def _back(self) -> None:
        self.keep()
        if self._entry is not None:
            self._write.open_again(self._entry.id)
        self._pages.show_page(self._write, WRITE)

    # Keeping

    def keeping(self, page: AboutPage, entry: Entry) -> Keeping:
        """Return what keeps a side page."""
        for each in self.findChildren(Keeping):
            if each.is_idle:
                each.deleteLater()
        change = Change(
            sentences.page_kept(entry), _nothing, _nothing, entry_id=entry.id, place=WRITE
        )
        paper = KeptPaper(self._session.journal, entry.id)
        return Keeping(page, paper, change, self._tasks, self._recent, self.changes, self)

    def keep(self) -> None:
        """Have kept what is chosen but not in the vault yet: work for the worker."""
        for keeping in self.findChildren(Keeping):
            keeping.keep()

    def unkept(self) -> Exception | None:
        """Return why something of it is not in the vault; on the worker, after `keep`."""
        found = (each.unkept for each in self.findChildren(Keeping))
        return next((error for error in found if error is not None), None)


def _nothing() -> None:
    """Stand for work that is put in place later."""
