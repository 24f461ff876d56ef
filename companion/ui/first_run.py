"""From a fresh machine to a saved page: welcome, page, key, saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from companion.clock import now
from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.journal.paper import CANNOT_KEEP
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from companion.ui.unlock.choose_key import ChooseKey
from companion.ui.unlock.first_page import FirstPage
from companion.ui.unlock.saved import Saved
from companion.ui.unlock.session import Session
from companion.ui.unlock.welcome import Welcome
from companion.wording import explain


class FirstRun(QStackedWidget):
    """Writing comes before the key; until there is one the words are in memory only."""

    saved = Signal(object)
    """The first page is saved and was read back; carries the Session."""
    sheet_chosen = Signal()
    """A recovery sheet was asked for."""
    finished = Signal()
    """On to the journal."""
    quit_chosen = Signal()
    """Set this up later, before anything was written."""

    def __init__(
        self, paths: Paths, settings: Settings, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._tasks = tasks
        self.welcome = Welcome(settings)
        self.page = FirstPage()
        self.key = ChooseKey(tasks)
        self.end = Saved()
        for step in (self.welcome, self.page, self.key, self.end):
            self.addWidget(step)
        self.welcome.start_chosen.connect(self._write)
        self.welcome.later_chosen.connect(self.quit_chosen)
        self.page.save_chosen.connect(self._choose_key)
        self.key.later_chosen.connect(self._write)
        self.key.chosen.connect(self._save)
        self.key.elsewhere_chosen.connect(self._open_elsewhere)
        self.end.later_chosen.connect(self.finished)
        self.end.sheet_chosen.connect(self.sheet_chosen)
        self.go(self.welcome)

    @property
    def has_unsaved_words(self) -> bool:
        """Whether closing now would lose something."""
        return self.currentWidget() is not self.end and not self.page.page.is_empty

    def words(self) -> Page:
        """Return the page as it stands, to carry it over into another language."""
        return self.page.page

    def resume(self, page: Page) -> None:
        """Go on writing a page that was begun."""
        self.page.editor.show_page(page, changed=True)
        self.go(self.page)

    def save(self) -> None:
        """Save, from wherever one is."""
        current = self.currentWidget()
        if current is self.page:
            self.page.save()
        elif current is self.key:
            self.key.submit()

    def go(self, step: QWidget) -> None:
        """Show a step."""
        self.setCurrentWidget(step)
        self.setFocusProxy(step)
        step.setFocus()

    @Slot()
    def _write(self) -> None:
        self.go(self.page)
        self._tasks.run(partial(session.warm_up, self._paths), self._warm, self._failed)

    def _warm(self, _anything: object) -> None:
        """Everything is imported; there is nothing to show."""

    @Slot()
    def _choose_key(self) -> None:
        self.key.message.clear()
        self.go(self.key)

    @Slot(str)
    def _save(self, passphrase: str) -> None:
        work = partial(session.first_save, self._paths, passphrase, self.page.page, now())
        self._tasks.run(work, self._saved, self._failed)

    def _saved(self, opened: Session) -> None:
        self.page.editor.clear()
        self.key.set_busy(False)
        self.go(self.end)
        self.saved.emit(opened)

    def _failed(self, error: Exception) -> None:
        self.key.refuse(str(explain(error)), elsewhere=isinstance(error, CANNOT_KEEP))

    @Slot()
    def _open_elsewhere(self) -> None:
        """Go to saving the words into a file; they stay on the page, too."""
        from companion.ui.journal.elsewhere_page import ElsewherePage

        step = ElsewherePage(self.words(), self._tasks)
        step.closed.connect(self._leave_elsewhere)
        self.addWidget(step)
        self.go(step)

    @Slot()
    def _leave_elsewhere(self) -> None:
        left = self.currentWidget()
        self.go(self.page)
        if left is not None and left is not self.page:
            self.removeWidget(left)
            left.deleteLater()
