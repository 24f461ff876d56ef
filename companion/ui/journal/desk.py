"""What belongs to the page one writes on: the way to its side pages and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from companion.ui.journal.about_page import AboutPage
from companion.ui.journal.elsewhere_page import ElsewherePage
from companion.ui.journal.files_page import FilesPage
from companion.ui.journal.history_page import HistoryPage
from companion.ui.journal.kept_paper import KeptPaper
from companion.ui.journal.notebooks_desk import NotebooksDesk
from companion.ui.journal.start_desk import StartDesk
from companion.ui.keeping_desk import KeepingDesk
from companion.ui.recent import sentences
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.model import Entry, Page
    from companion.ui.changes import Changes
    from companion.ui.journal.write_page import WritePage
    from companion.ui.keeping import Keeping
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session
    from companion.vault.vault import Vault

WRITE: Final = "write"


class JournalDesk(KeepingDesk):
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
        super().__init__(tasks, pages, changes, recent)
        self._session = session
        self._write = write
        self._entry: Entry | None = None
        self.start = StartDesk(session, tasks, pages, changes, recent, write)
        self.start.undo_chosen.connect(self.undo_chosen)
        self.start.cautioned.connect(self.cautioned)
        pages.shown.connect(self._shown)
        write.about_chosen.connect(self.open_about)
        write.elsewhere_chosen.connect(self.open_elsewhere)
        self.notebooks = NotebooksDesk(session.journal, tasks, pages, changes, recent, write)
        self.notebooks.undo_chosen.connect(self.undo_chosen)

    @Slot(object)
    def open_about(self, entry: Entry) -> None:
        """Go to what is known of a saved page."""
        self._entry = entry
        page = AboutPage(self, entry)
        page.closed.connect(self._back)
        page.history_chosen.connect(self.open_history)
        page.template_chosen.connect(self._keep_as_template)
        page.files_chosen.connect(self.open_files)
        self._pages.show_page(page, WRITE)

    @Slot(object)
    def open_elsewhere(self, words: Page) -> None:
        """Go to saving the words of the page into a file, when the journal cannot take them."""
        page = ElsewherePage(words, self.tasks)
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
            self._session.journal, self.tasks, self.changes, self.recent, self._entry.id
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
        if page is not None and page.entry_id == self._entry.id:
            self._pages.show_page(page, WRITE)
            return
        where = partial(self._session.journal.vault_of, self._entry.id)
        self.tasks.run(where, self._files_found, self._not_found, topic="files")

    def _files_found(self, vault: Vault) -> None:
        if self._entry is None:
            return
        page = FilesPage(vault, self.tasks, self.changes, self.recent, self._entry.id)
        page.closed.connect(self._back_to_about)
        page.undo_chosen.connect(self.undo_chosen)
        self._pages.show_page(page, WRITE)

    def _not_found(self, error: Exception) -> None:
        self._write.message.say(str(explain(error)), caution=True)
        self._back()

    @Slot()
    def _keep_as_template(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            self.keep()
            # Now, not when it is seen again: on the way a line may be put into it.
            self._write.open_again(entry.id)
            self.start.keep_as_template(entry)

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        page = self._pages.found(FilesPage)
        if page is not None:
            page.stop()
        self.notebooks.stop()

    @Slot()
    def _back_to_about(self) -> None:
        if self._entry is not None:
            self.open_about(self._entry)

    @Slot()
    def _back(self) -> None:
        self._pages.show_page(self._write, WRITE)

    @Slot()
    def _shown(self) -> None:
        """Keep what the page that was left holds; read its own page anew once that is seen."""
        self.keep()
        if self._entry is not None and self._pages.side is None:
            entry, self._entry = self._entry, None
            self._write.open_again(entry.id)

    # Keeping

    def keeping(self, page: AboutPage, entry: Entry) -> Keeping:
        """Return what keeps a side page."""
        paper = KeptPaper(self._session.journal, entry.id)
        return self.new_keeping(page, paper, sentences.page_kept(entry), WRITE, entry.id)

    def keep(self) -> None:
        """Have kept what is chosen but not in the vault yet: work for the worker."""
        super().keep()
        self.start.keep()

    def unkept(self) -> Exception | None:
        """Return why something of it is not in the vault; on the worker, after `keep`."""
        return super().unkept() or self.start.unkept()
