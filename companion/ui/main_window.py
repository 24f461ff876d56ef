"""The one window: a bar that is always there, and below it the place one is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from companion.i18n import _
from companion.paths import Paths
from companion.platform import capture
from companion.settings import Settings
from companion.ui import application, placement, tabbing
from companion.ui.appearance import Appearance
from companion.ui.blank import Blank, UnsavedQuestion
from companion.ui.care.steady_desk import SteadyDesk
from companion.ui.commands import Commands
from companion.ui.entrance import Entrance
from companion.ui.first_paint import FirstPaint
from companion.ui.focus_ring import FocusRing
from companion.ui.guard.cover import Cover
from companion.ui.help.desk import HelpDesk
from companion.ui.reason import Reason
from companion.ui.recent.look_change import look_change
from companion.ui.stage import Stage, close_what_is_above
from companion.ui.tasks import Tasks
from companion.ui.top_bar import TopBar
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain

# Screens are imported when they are first needed: the lock screen is painted
# before anything else is read (docs/decisions/005-what-waits.md).
if TYPE_CHECKING:
    from companion.ui.first_run import FirstRun
    from companion.ui.guard.guard import Guard
    from companion.ui.help.help_panel import HelpPanel
    from companion.ui.keyboard_map import KeyboardMap
    from companion.ui.locking import Locking
    from companion.ui.manual.manual_page import ManualPage
    from companion.ui.unlock.lock_screen import LockScreen
    from companion.ui.unlock.session import Session
    from companion.ui.workspace import Workspace

_BREATH_MILLISECONDS = 100
"""The screen needs a moment for the first picture: until then nothing else is begun."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How the window ended: start afresh with a notice, or not at all."""

    restart: bool = False
    notice: str = ""


class MainWindow(QMainWindow):
    """Shows one screen at a time; help above all of them."""

    screen_changed = Signal()
    """Another screen is shown, or the screens were made anew."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        tasks: Tasks,
        notice: str = "",
        help_tasks: Tasks | None = None,
    ) -> None:
        """Make the window; help has a worker of its own, so that it never waits for the vault."""
        super().__init__()
        self._paths = paths
        self._tasks = tasks
        self.desk = HelpDesk(paths, settings.country, help_tasks or tasks, self)
        self.steady = SteadyDesk(self, help_desk=self.desk)
        self.steady.help_chosen.connect(self.open_help)
        self.desk.steady_chosen.connect(self.steady.open)
        self.ending = Ending()
        self.workspace: Workspace | None = None
        self.guard: Guard | None = None
        self._locking: Locking | None = None
        self._may_close = False
        self._unexpected = ""
        self._rebuild_waits = False
        tasks.answered.connect(self._rebuild_at_last)
        self.cover = Cover(capture.here(), self)
        self.appearance = Appearance(paths, settings, self)
        self.appearance.rebuild_wanted.connect(self._rebuild)
        self.appearance.chosen.connect(self._note_look)
        self.desk.country_chosen.connect(self._remember_country)
        self.setWindowTitle(application.NEUTRAL_TITLE)
        placement.restore(self, settings.window)
        self._build(notice)
        self.ring = FocusRing(self)
        FirstPaint(self, self.warm_up)

    # Building

    def _build(self, notice: str = "") -> None:
        """Make the bar and the first screen, in the language in use."""
        settings = self.appearance.settings
        centre = QWidget()
        self.commands = Commands(centre)
        self.commands.chosen.connect(self.run)
        self.bar = TopBar(self.commands)
        self.bar.hide_button.clicked.connect(self.hide_now)
        self.bar.help_button.clicked.connect(self.open_help)
        self.notice = MessageBar()
        self.stage = Stage(self.desk)
        self.steady.page_opened.connect(self.stage.open_passing)
        self.blank = Blank()
        self.blank.back_chosen.connect(self._show_workspace)
        self.question = UnsavedQuestion()
        self.question.save_chosen.connect(self._save_before_closing)
        self.question.discard_chosen.connect(self._discard_and_close)
        self.question.back_chosen.connect(self._back_from_question)
        self.stage.addWidget(self.blank)
        self.stage.addWidget(self.question)
        self._entrance = Entrance(self.stage, self._paths, settings, self._tasks)
        self._entrance.unlocked.connect(self.show_session)
        self._entrance.first_saved.connect(self._first_saved)
        self._entrance.passed.connect(self._show_workspace)
        self._entrance.sheet_chosen.connect(self._first_sheet)
        self._entrance.look_chosen.connect(self.appearance.change)
        self._entrance.quit_chosen.connect(self.close)
        self._entrance.steady_chosen.connect(self.steady.open)

        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self.stage, 1)
        self._centre = centre
        self.setCentralWidget(centre)  # the former one goes as soon as it may
        back = QShortcut(QKeySequence("Escape"), centre)
        back.activated.connect(self.close_help)
        if self.workspace is None:
            self._entrance.show(notice)
        self.stage.currentChanged.connect(self._screen_changed)
        self._screen_changed()

    @Slot()
    def _screen_changed(self) -> None:
        is_open = self.workspace is not None
        first = self.first_run
        is_first_page = first is not None and self.stage.currentWidget() is first
        self.bar.hide_button.setVisible(is_open)
        self.commands.show_where(is_open=is_open, is_writing=is_open or is_first_page)
        self.cover.show_private(self.shows_private or is_first_page)
        self.screen_changed.emit()

    @Slot()
    def warm_up(self) -> None:
        """Have the next step's modules read, after what the first screen asks of the worker."""
        QTimer.singleShot(_BREATH_MILLISECONDS, self, self._read_ahead)

    @Slot()
    def _read_ahead(self) -> None:
        """Read them on the worker: who types at once is not kept waiting."""
        self._tasks.run(_read_the_next, self._leave_it, self._leave_it)

    def _leave_it(self, _anything: object) -> None:
        """Do nothing: what could not be read now is read when it is needed."""

    @property
    def first_run(self) -> FirstRun | None:
        """The first run, while there is no journal yet."""
        return self._entrance.first_run

    @property
    def lock_screen(self) -> LockScreen | None:
        """The lock screen, while the journal is locked."""
        return self._entrance.lock_screen

    # Help, and what else lies above the screens

    @property
    def help(self) -> HelpPanel | None:
        """The help panel, once it was opened."""
        return self.stage.help

    @Slot()
    def open_help(self) -> None:
        """Show help, over whatever is there."""
        self.stage.open_help()

    @Slot()
    def _open_directory(self) -> None:
        """Show help, ready to look through the directory."""
        self.open_help()
        self.run("find")

    @Slot(str)
    def _remember_country(self, country: str) -> None:
        self.appearance.remember(replace(self.appearance.settings, country=country))

    @Slot()
    def close_help(self) -> None:
        """Go back to where one was."""
        self.stage.close_top()

    def _open_keys(self) -> None:
        from companion.ui.keyboard_map import KeyboardMap

        self._open_above(KeyboardMap)

    def _open_manual(self) -> None:
        from companion.ui.manual.manual_page import ManualPage

        self._open_above(ManualPage)

    def _open_above(self, kind: type[KeyboardMap | ManualPage]) -> None:
        """Show a page above the place one is in, or bring it up again."""
        found = self.stage.findChild(kind)
        page = found if isinstance(found, kind) else kind()
        if found is None:
            page.closed.connect(self.close_help)
        self.stage.open_above(page)

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
        self._screen_changed()

    @Slot()
    def _first_sheet(self) -> None:
        self._show_workspace()
        if self.workspace is not None:
            self.workspace.settings.safe.open_sheet()

    def _make_workspace(self, session: Session, parent: QWidget | None = None) -> Workspace:
        """Make what is there while it is open; in a place that is seen it takes the focus."""
        from companion.ui.guard.guard import Guard
        from companion.ui.locking import Locking
        from companion.ui.workspace import Workspace

        self.workspace = Workspace(
            session, self._tasks, self.appearance, self._paths, self.desk, self.steady, parent
        )
        self.workspace.people.directory_chosen.connect(self._open_directory)
        self.desk.plan_chosen.connect(self.workspace.people.open_plan_in_help)
        self.workspace.lock_chosen.connect(self.lock)
        self.workspace.help_chosen.connect(self.open_help)
        if self._locking is not None:
            self._locking.deleteLater()
        self._locking = Locking(self.workspace, self._tasks, self)
        self._locking.locked.connect(self._locked)
        self._locking.refused.connect(self._lock_refused)
        self.desk.attach(session.tried, self._tasks)
        if self.guard is not None:
            self.guard.deleteLater()
        self.guard = Guard(session, self._tasks, self, self)
        self.guard.lock_wanted.connect(self._lock)
        self.guard.noticed.connect(self._tell_of_locking)
        self.guard.stayed.connect(self._stay)
        self.workspace.settings.privacy_chosen.connect(self.guard.use)
        self.workspace.settings.safe.erase_wanted.connect(self._erase)
        return self.workspace

    @Slot()
    def _show_workspace(self) -> None:
        if self.workspace is None:
            return
        self.stage.show_below(self.workspace)
        self._screen_changed()
        self._entrance.leave()

    def open_copy(self, path: Path) -> None:
        """Show a backup copy, which can take the place of the journal; only while it is locked."""
        self._entrance.open_copy(path)

    @Slot()
    def open_asked(self) -> None:
        """Go to what a note was opened for; while locked that waits for the key."""
        if self.workspace is not None:
            self.workspace.reminding.open_asked()

    @Slot()
    def _erase(self) -> None:
        """Leave the journal for good: a screen that erases all of it, and then the end."""
        from companion.ui.erased import ErasedPage

        if self.workspace is None or self.guard is None:
            return
        self.guard.end()
        for former in (self.guard, self._locking):
            if former is not None:
                former.deleteLater()
        self._tasks.forget()
        self.appearance.write_nothing()
        page = ErasedPage()
        page.closed.connect(self.close)
        self.stage.addWidget(page)
        self.stage.blank_out(page)
        page.begin(self.workspace.session, self._paths, self._tasks)
        self.workspace.forget()
        self.stage.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.workspace = self.guard = self._locking = None
        self.desk.detach()
        self.notice.clear()
        self._screen_changed()

    # Locking and leaving

    @Slot()
    def lock(self) -> None:
        """Lock the journal; the lock screen comes back in a fresh process."""
        self._lock(Reason.LOCKED)

    @Slot()
    def hide_now(self) -> None:
        """Blank the window, keep the words, lock, and come back minimised."""
        if self.workspace is None:  # nothing to lock: out of sight is all there is to do
            self.showMinimized()
        self._lock(Reason.HIDDEN)

    @Slot(object)
    def _lock(self, reason: Reason) -> None:
        if self._locking is None or self.guard is None:
            return
        self.blank.clear()
        self.stage.blank_out(self.blank)
        self.repaint()
        close_what_is_above()
        self.notice.clear()
        self.guard.end()
        self._remember_place()
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
        if self.guard is not None:
            self.guard.use(self.guard.chosen)

    @Slot()
    def _tell_of_locking(self) -> None:
        self.notice.say(
            _("It is quiet here. Your journal locks in a minute. Any key keeps it open.")
        )

    @Slot()
    def _stay(self) -> None:
        self.notice.clear()

    @property
    def is_in_exercise(self) -> bool:
        """Whether somebody is in the middle of an exercise."""
        return self.steady.is_running

    @property
    def shows_private(self) -> bool:
        """Whether what is seen is private, and not help."""
        return self.workspace is not None and not self.stage.shows_help

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing can be lost; ask first where it could."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self.workspace is not None:
            self._lock(Reason.QUIT)
        elif self.first_run is not None and self.first_run.has_unsaved_words:
            self.stage.blank_out(self.question)
            self.question.setFocus()
        else:
            self._entrance.stop_long_work()
            self._remember_place()
            self._leave()

    @Slot()
    def _save_before_closing(self) -> None:
        self._back_from_question()
        self.run("save")

    @Slot()
    def _discard_and_close(self) -> None:
        if self.workspace is None:
            self._leave()
        else:  # the saving that was under way has ended meanwhile
            self._lock(Reason.QUIT)

    @Slot()
    def _back_from_question(self) -> None:
        if self.first_run is not None:
            self.stage.show_screen(self.first_run)

    def _leave(self) -> None:
        self._may_close = True
        self.close()
        QApplication.quit()

    def _remember_place(self) -> None:
        if not self.isMinimized() and not self.isFullScreen():
            place = placement.describe(self)
            self.appearance.remember(replace(self.appearance.settings, window=place))

    # Commands: the same keys mean the same everywhere

    @Slot(str)
    def run(self, name: str) -> None:
        """Do what a command of ui/commands.py says, in the place one is in."""
        current = self.stage.currentWidget()
        here: dict[str, Callable[[], object]] = {
            **self.appearance.commands,
            "full": self._full_screen,
            "how": self._open_manual,
            "keys": self._open_keys,
            "menu": self.bar.open_menu,
            "lock": self.lock,
            "quit": self.close,
        }
        if self.workspace is not None and current is self.workspace:
            here |= self.workspace.commands
        elif self.first_run is not None and current is self.first_run:
            here["save"] = self.first_run.save
        elif self.help is not None and current is self.help:
            here["find"] = self.help.finder.search.setFocus
        if name in here:
            here[name]()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Telling

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
        """Take other settings at once."""
        self.appearance.choose(chosen)

    @Slot(object, object)
    def _note_look(self, former: Settings, chosen: Settings) -> None:
        if self.workspace is not None:
            self.workspace.recent.add(look_change(self.appearance, former, chosen))

    @Slot()
    def _rebuild(self) -> None:
        """Make all screens anew with these settings; unsaved words come along.

        While the journal is being opened or made that waits: the answer is for the
        screens that asked, and an open vault that nobody took would lock everybody out.
        """
        self._rebuild_waits = self.workspace is None and self._tasks.is_working
        if self._rebuild_waits:
            return
        words, former = self._entrance.words(), self.workspace
        in_help, exercise = self.stage.shows_help, self.steady.carry()
        moment = None if former is None else former.leave()
        self.steady.page_opened.disconnect(self.stage.open_passing)
        self._centre.hide()  # what is not seen is not laid out once more
        self.appearance.apply()
        self._build()
        if former is None or moment is None:
            self._entrance.resume(words)
        else:
            workspace = self._make_workspace(former.session, self.stage)
            self.stage.show_screen(workspace)
            workspace.resume(moment)
        if exercise is not None:
            self.steady.resume(exercise)
        if in_help:
            self.open_help()

    @Slot()
    def _rebuild_at_last(self) -> None:
        if self._rebuild_waits:
            self._rebuild()


def _read_the_next() -> None:
    """Read the modules of help and of the open journal, on the worker."""
    from companion.ui.help import help_panel  # noqa: F401, I001  # asked for sooner
    from companion.ui import workspace  # noqa: F401
