"""What is there before the journal is open: the first run, or the lock screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion.paths import Paths
from companion.settings import Settings
from companion.ui.stage import Stage
from companion.ui.tasks import Tasks
from companion.vault import presence

# Imported when first needed: only one of them is, before the window is painted.
if TYPE_CHECKING:
    from companion.journal.model import Page
    from companion.ui.first_run import FirstRun
    from companion.ui.unlock.lock_screen import LockScreen
    from companion.ui.unlock.recover_page import RecoverPage
    from companion.ui.unlock.restore_page import RestorePage


class Entrance(QObject):
    """Shows the screen that leads to the journal, and takes it away again."""

    unlocked = Signal(object)
    """The vault was opened; carries the Session."""
    first_saved = Signal(object)
    """The vault was made with a first page in it; carries the Session."""
    passed = Signal()
    """On to the journal."""
    sheet_chosen = Signal()
    """On to a recovery sheet."""
    look_chosen = Signal(dict)
    """Something about the look was chosen; carries the fields of Settings that change."""
    quit_chosen = Signal()
    """Not today."""
    steady_chosen = Signal()
    """Something steady first."""

    def __init__(self, stage: Stage, paths: Paths, settings: Settings, tasks: Tasks) -> None:
        super().__init__(stage)
        self._stage = stage
        self._paths = paths
        self._settings = settings
        self._tasks = tasks
        self.first_run: FirstRun | None = None
        self.lock_screen: LockScreen | None = None
        self.recovery: RecoverPage | RestorePage | None = None

    def show(self, notice: str = "") -> None:
        """Show the lock screen where there is a vault, the welcome where there is none."""
        if presence.exists(self._paths):
            self._show_lock_screen(notice)
        else:
            self._show_first_run()

    def leave(self) -> None:
        """Take the screens away; the journal is open."""
        for screen in (self.lock_screen, self.recovery, self.first_run):
            if screen is not None:
                self._stage.removeWidget(screen)
                screen.deleteLater()
        self.lock_screen = self.recovery = self.first_run = None

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time; the journal is then as it was."""
        from companion.ui.unlock.restore_page import RestorePage

        if isinstance(self.recovery, RestorePage):
            self.recovery.stop()

    def words(self) -> Page:
        """Return the words of a first page that are on the screen only."""
        from companion.journal.model import Page

        return Page("") if self.first_run is None else self.first_run.words()

    def resume(self, words: Page) -> None:
        """Go on writing a first page."""
        if self.first_run is not None and not words.is_empty:
            self.first_run.resume(words)

    def _show_lock_screen(self, notice: str) -> None:
        from companion.ui.unlock.lock_screen import LockScreen

        self.lock_screen = LockScreen(self._paths, self._settings, self._tasks, notice)
        self.lock_screen.unlocked.connect(self.unlocked)
        self.lock_screen.recovery_chosen.connect(self._open_recovery)
        self.lock_screen.shares_chosen.connect(self._open_shares)
        self.lock_screen.restore_chosen.connect(self._open_restore)
        self.lock_screen.steady_chosen.connect(self.steady_chosen)
        self.lock_screen.look.chosen.connect(self.look_chosen)
        self._stage.show_screen(self.lock_screen)

    def _show_first_run(self) -> None:
        from companion.ui.first_run import FirstRun

        self.first_run = FirstRun(self._paths, self._settings, self._tasks)
        self.first_run.saved.connect(self.first_saved)
        self.first_run.finished.connect(self.passed)
        self.first_run.sheet_chosen.connect(self.sheet_chosen)
        self.first_run.quit_chosen.connect(self.quit_chosen)
        self.first_run.welcome.steady_chosen.connect(self.steady_chosen)
        self.first_run.welcome.look.chosen.connect(self.look_chosen)
        self._stage.show_screen(self.first_run)

    @Slot()
    def _open_recovery(self) -> None:
        self._recover(by_shares=False)

    @Slot()
    def _open_shares(self) -> None:
        self._recover(by_shares=True)

    def _recover(self, *, by_shares: bool) -> None:
        from companion.ui.unlock.recover_page import RecoverPage

        page = RecoverPage(self._paths, self._tasks, by_shares=by_shares)
        page.unlocked.connect(self.unlocked)
        self._show_recovery(page)

    @Slot()
    def _open_restore(self) -> None:
        from companion.ui.unlock.restore_page import RestorePage

        self._show_recovery(RestorePage(self._paths, self._tasks))

    def _show_recovery(self, page: RecoverPage | RestorePage) -> None:
        self._let_go_of_recovery()
        self.recovery = page
        page.back_chosen.connect(self._back_to_lock)
        self._stage.show_screen(page)

    @Slot()
    def _back_to_lock(self) -> None:
        if self.lock_screen is not None:
            self._stage.show_screen(self.lock_screen)
            self._let_go_of_recovery()

    def _let_go_of_recovery(self) -> None:
        if self.recovery is not None:
            self._stage.removeWidget(self.recovery)
            self.recovery.deleteLater()
            self.recovery = None
