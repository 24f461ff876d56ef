"""The one window: a bar that is always there, and below it the place one is in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from companion import i18n
from companion import settings as setting_files
from companion.errors import CompanionError
from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application, tabbing, theme
from companion.ui.blank import Blank, UnsavedQuestion
from companion.ui.entrance import Entrance
from companion.ui.reason import Reason
from companion.ui.stage import Stage, close_what_is_above
from companion.ui.tasks import Tasks
from companion.ui.widgets.basic import GAP, Button
from companion.wording import explain

# Screens are imported when they are first needed: the lock screen is painted
# before anything else is read (docs/decisions/005-what-waits.md).
if TYPE_CHECKING:
    from companion.ui.first_run import FirstRun
    from companion.ui.help.help_panel import HelpPanel
    from companion.ui.locking import Locking
    from companion.ui.unlock.lock_screen import LockScreen
    from companion.ui.unlock.session import Session
    from companion.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ending:
    """How the window ended: start afresh with a notice, or not at all."""

    restart: bool = False
    notice: str = ""


class MainWindow(QMainWindow):
    """Shows one screen at a time; help above all of them."""

    def __init__(self, paths: Paths, settings: Settings, tasks: Tasks, notice: str = "") -> None:
        super().__init__()
        self._paths = paths
        self._settings = settings
        self._tasks = tasks
        self.ending = Ending()
        self.workspace: Workspace | None = None
        self._locking: Locking | None = None
        self._may_close = False
        self._unexpected = ""
        self.setWindowTitle(application.NEUTRAL_TITLE)
        self.resize(1180, 820)
        self.setMinimumSize(480, 400)
        self._build(notice)
        QTimer.singleShot(0, self, self.warm_up)

    # Building

    def _build(self, notice: str = "") -> None:
        """Make the bar and the first screen, in the language in use."""
        self.hide_button = Button(_("Hide now"))
        self.help_button = Button(_("Get help now"), "help")
        self.hide_button.clicked.connect(self.hide_now)
        self.help_button.clicked.connect(self.open_help)
        self.stage = Stage(self._settings)
        self.stage.country_chosen.connect(self._remember)
        self.blank = Blank()
        self.blank.back_chosen.connect(self._show_workspace)
        self.question = UnsavedQuestion()
        self.question.save_chosen.connect(self._save_before_closing)
        self.question.discard_chosen.connect(self._discard_and_close)
        self.question.back_chosen.connect(self._back_from_question)
        self.stage.addWidget(self.blank)
        self.stage.addWidget(self.question)
        self._entrance = Entrance(self.stage, self._paths, self._settings, self._tasks)
        self._entrance.unlocked.connect(self.show_session)
        self._entrance.first_saved.connect(self._first_saved)
        self._entrance.passed.connect(self._show_workspace)
        self._entrance.sheet_chosen.connect(self._first_sheet)
        self._entrance.settings_chosen.connect(self.change_settings)
        self._entrance.quit_chosen.connect(self.close)

        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_bar(self.hide_button, self.help_button))
        column.addWidget(self.stage, 1)
        self.setCentralWidget(centre)
        self.hide_button.setVisible(False)
        self._add_shortcuts(centre)
        if self.workspace is None:
            self._entrance.show(notice)

    def _add_shortcuts(self, owner: QWidget) -> None:
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Save), self._save),
            (QKeySequence("Ctrl+N"), self._new_page),
            (QKeySequence(QKeySequence.StandardKey.Find), self._find),
            (QKeySequence("Ctrl+L"), self.lock),
            (QKeySequence("Escape"), self.close_help),
        ):
            shortcut = QShortcut(keys, owner)
            shortcut.activated.connect(slot)

    def _show(self, screen: QWidget) -> None:
        self.stage.show_screen(screen)
        self.hide_button.setVisible(self.workspace is not None)

    @Slot()
    def warm_up(self) -> None:
        """Read what the next step needs, once the window stands."""
        from companion.ui import workspace  # noqa: F401
        from companion.ui.help import help_panel  # noqa: F401

    @property
    def first_run(self) -> FirstRun | None:
        """The first run, while there is no journal yet."""
        return self._entrance.first_run

    @property
    def lock_screen(self) -> LockScreen | None:
        """The lock screen, while the journal is locked."""
        return self._entrance.lock_screen

    # Help

    @property
    def help(self) -> HelpPanel | None:
        """The help panel, once it was opened."""
        return self.stage.help

    @Slot()
    def open_help(self) -> None:
        """Show help, over whatever is there."""
        self.stage.open_help()

    @Slot()
    def close_help(self) -> None:
        """Go back to where one was."""
        self.stage.close_help()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Go on with Tab or back with Shift+Tab; called by Qt."""
        return tabbing.move(self, forward=forward)

    # Opening the journal

    @Slot(object)
    def show_session(self, session: Session) -> None:
        """Show the journal of a vault that was opened."""
        self._make_workspace(session)
        self._show_workspace()

    @Slot(object)
    def _first_saved(self, session: Session) -> None:
        self._make_workspace(session)
        self.hide_button.setVisible(True)

    @Slot()
    def _first_sheet(self) -> None:
        self._show_workspace()
        if self.workspace is not None:
            self.workspace.open_sheet()

    def _make_workspace(self, session: Session) -> None:
        from companion.ui.locking import Locking
        from companion.ui.workspace import Workspace

        self.workspace = Workspace(session, self._tasks, self._settings, self._paths)
        self.workspace.lock_chosen.connect(self.lock)
        self.workspace.settings_chosen.connect(self.change_settings)
        if self._locking is not None:
            self._locking.deleteLater()
        self._locking = Locking(self.workspace, self._tasks, self)
        self._locking.locked.connect(self._locked)
        self._locking.refused.connect(self._lock_refused)

    @Slot()
    def _show_workspace(self) -> None:
        if self.workspace is None:
            return
        self.stage.show_below_help(self.workspace)
        self.hide_button.setVisible(True)
        self._entrance.leave()

    # Locking and leaving

    @Slot()
    def lock(self) -> None:
        """Lock the journal; the lock screen comes back in a fresh process."""
        self._lock(Reason.LOCKED)

    @Slot()
    def hide_now(self) -> None:
        """Blank the window, keep the words, lock, and come back minimised."""
        self._lock(Reason.HIDDEN)

    def _lock(self, reason: Reason) -> None:
        if self._locking is None:
            return
        self.blank.clear()
        self.stage.setCurrentWidget(self.blank)
        self.repaint()
        close_what_is_above()
        if reason is Reason.HIDDEN:
            self.showMinimized()
        self._locking.start(reason)

    @Slot(object)
    def _locked(self, reason: Reason) -> None:
        if reason is not Reason.QUIT:
            self.ending = Ending(restart=True, notice=reason.value)
        self._leave()

    @Slot(object)
    def _lock_refused(self, error: Exception) -> None:
        self.blank.explain(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing can be lost; ask first where it could."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self.workspace is not None:
            self._lock(Reason.QUIT)
        elif self.first_run is not None and self.first_run.has_unsaved_words:
            self._show(self.question)
        else:
            self._leave()

    @Slot()
    def _save_before_closing(self) -> None:
        self._back_from_question()
        self._save()

    @Slot()
    def _discard_and_close(self) -> None:
        if self.workspace is None:
            self._leave()
        else:  # the saving that was under way has ended meanwhile
            self._lock(Reason.QUIT)

    @Slot()
    def _back_from_question(self) -> None:
        if self.first_run is not None:
            self._show(self.first_run)

    def _leave(self) -> None:
        self._may_close = True
        self.close()
        QApplication.quit()

    # Keys that mean the same everywhere

    @Slot()
    def _save(self) -> None:
        current = self.stage.currentWidget()
        if current is self.workspace and self.workspace is not None:
            self.workspace.write.save()
        elif current is self.first_run and self.first_run is not None:
            self.first_run.save()

    @Slot()
    def _new_page(self) -> None:
        if self.workspace is not None and self.stage.currentWidget() is self.workspace:
            self.workspace.show_write()
            self.workspace.write.new_page()

    @Slot()
    def _find(self) -> None:
        current = self.stage.currentWidget()
        if current is self.workspace and self.workspace is not None:
            self.workspace.search()
        elif current is self.help and self.help is not None:
            self.help.search.setFocus()

    def tell_unexpected(self, error: BaseException) -> None:
        """Say calmly that something went wrong which nobody foresaw.

        Later, not now: it may have happened while Qt was laying out the very page.
        """
        if self.workspace is not None:
            self._unexpected = str(explain(error))
            QTimer.singleShot(0, self, self._say_unexpected)

    @Slot()
    def _say_unexpected(self) -> None:
        if self.workspace is not None:
            self.workspace.message.say(self._unexpected, caution=True)

    # Settings

    @Slot(object)
    def change_settings(self, chosen: Settings) -> None:
        """Take other settings at once; another language builds the window anew."""
        # The country is chosen in help; the screens with these choices do not know it.
        chosen = replace(chosen, country=self._settings.country)
        language_changed = chosen.language != i18n.language()
        self._remember(chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, chosen)
            if language_changed:
                i18n.use(chosen.language)
                application.speak(app)
        self._rebuild()

    @Slot(object)
    def _remember(self, chosen: Settings) -> None:
        self._settings = chosen
        try:
            setting_files.save(self._paths.settings, chosen)
        except CompanionError:
            # A read-only place: the choice holds until the app is closed.
            return

    def _rebuild(self) -> None:
        """Make all screens anew with these settings; unsaved words come along."""
        words = self._entrance.words()
        old = self.takeCentralWidget()
        if self.workspace is not None:
            self._rebuild_workspace(self.workspace)
        else:
            self._build()
            self._entrance.resume(words)
        if old is not None:
            old.deleteLater()

    def _rebuild_workspace(self, former: Workspace) -> None:
        written = former.write.carry()
        self._make_workspace(former.session)
        self._build()
        if self.workspace is not None:
            self.workspace.write.resume(written)
            self._show(self.workspace)
            self.workspace.show_settings()


def _bar(*buttons: Button) -> QFrame:
    """Return the bar at the top with its buttons at the right."""
    bar = QFrame()
    bar.setProperty("kind", "bar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(GAP)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return bar
