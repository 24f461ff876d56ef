"""Pictures of every screen, with sample data in a folder of its own that is removed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from companion import files, i18n
from companion.errors import ChangesMissing, DatabaseDamaged, SlotsDamaged, WrongPassphrase
from companion.i18n import _
from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application, theme
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from companion.wording import explain

KEY = "lamp river cedar morning"
_NOW = datetime(2026, 3, 10, 21, 5, tzinfo=ZoneInfo("America/Denver"))
_SIZE = (1180, 820)
_SETTLE_MILLISECONDS = 90
"""Longer than the pause before a search begins."""


def draw(folder: Path) -> Iterator[Path]:
    """Draw every screen and yield the pictures as they are made."""
    files.private_folder(folder)
    settings = Settings(country="US", language=i18n.language(), theme=theme.DEFAULT_LIGHT)
    with tempfile.TemporaryDirectory() as base:
        app = application.make(settings)
        tasks = Tasks(app)
        try:
            yield from _Tour(app, tasks, Paths.below(Path(base)), folder, settings).walk()
        finally:
            tasks.close()


class _Tour:
    """Walks through a window as a person would and takes pictures on the way."""

    def __init__(
        self, app: QApplication, tasks: Tasks, paths: Paths, folder: Path, settings: Settings
    ) -> None:
        self._app = app
        self._tasks = tasks
        self._paths = paths
        self._folder = folder
        self._settings = settings
        self._number = 0
        self._window = self._open()

    def walk(self) -> Iterator[Path]:
        """Take all pictures in the order of a first evening."""
        yield from self._first_run()
        yield from self._workspace()
        yield from self._lock_screen()
        for name in (theme.DEFAULT_DARK, theme.NIGHT):
            yield from self._look(replace(self._settings, theme=name), name)
        yield from self._look(replace(self._settings, text_size=200), "text-200")
        other = "es" if i18n.language() == "en" else "en"
        yield from self._look(replace(self._settings, language=other), other)

    def _first_run(self) -> Iterator[Path]:
        first = self._window.first_run
        assert first is not None  # noqa: S101  # a new folder has no vault
        yield self._take("welcome")
        first.go(first.page)
        yield self._take("first-page-empty")
        page = first.page.editor
        page.text.setPlainText(_("The light was good this morning. I made tea and sat outside."))
        yield self._take("first-page")
        first.go(first.key)
        first.key.fields.first.line.setText(KEY)
        first.key.fields.second.line.setText(KEY)
        yield self._take("choose-key")
        self._window.close()
        yield self._take("not-saved-question")
        first.go(first.end)
        self._window.stage.setCurrentWidget(first)
        yield self._take("saved")
        session.first_save(self._paths, KEY, _pages()[0], _NOW).vault.close()
        self._discard()

    def _workspace(self) -> Iterator[Path]:
        opened = session.unlock(self._paths, KEY)
        for page in _pages()[1:]:
            opened.journal.write(page, now=_NOW)
        self._window = self._open()
        self._window.show_session(opened)
        workspace = self._window.workspace
        assert workspace is not None  # noqa: S101  # it was just shown
        self._settle()
        yield self._take("write-new-page")
        workspace.write.list.view.setCurrentIndex(workspace.write.list.model.index(1))
        workspace.write.list.entry_chosen.emit(opened.journal.newest()[1].id)
        yield self._take("write-page")
        workspace.write.list.search.setText(_("river"))
        self._settle()
        yield self._take("write-search")
        workspace.write.list.search.clear()
        workspace.write.bin_button.click()
        yield self._take("write-moved-to-bin")
        self._window.open_help()
        yield self._take("help")
        self._window.close_help()
        for name, screen in (
            ("settings", workspace.settings),
            ("settings-change-key", workspace.change_key),
            ("settings-recovery-sheet", workspace.sheet),
            ("settings-bring-in", workspace.bring_in),
        ):
            workspace.open_page(screen)
            yield self._take(name)
        workspace.sheet.key.line.setText(KEY)
        workspace.sheet.make_button.click()
        yield self._take("settings-recovery-sheet-made")
        self._tasks.run(opened.vault.close, self._nothing, self._nothing)
        self._settle()
        self._discard()

    def _lock_screen(self) -> Iterator[Path]:
        self._window = self._open()
        lock = self._window.lock_screen
        assert lock is not None  # noqa: S101  # there is a vault now
        yield self._take("lock")
        for error in (WrongPassphrase(), SlotsDamaged(), DatabaseDamaged(), ChangesMissing(2)):
            lock.message.say(str(explain(error)), caution=True)
            yield self._take(f"lock-{_dashed(type(error).__name__)}")
        self._window.open_help()
        yield self._take("lock-help")
        self._discard()

    def _look(self, settings: Settings, name: str) -> Iterator[Path]:
        i18n.use(settings.language)
        theme.apply(self._app, settings)
        self._window = self._open(settings)
        yield self._take(f"{name}-lock")
        opened = session.unlock(self._paths, KEY)
        self._window.show_session(opened)
        workspace = self._window.workspace
        assert workspace is not None  # noqa: S101  # it was just shown
        self._settle()
        workspace.write.list.entry_chosen.emit(opened.journal.newest()[0].id)
        yield self._take(f"{name}-write")
        workspace.show_settings()
        yield self._take(f"{name}-settings")
        self._window.open_help()
        yield self._take(f"{name}-help")
        self._tasks.run(opened.vault.close, self._nothing, self._nothing)
        self._settle()
        self._discard()

    def _open(self, settings: Settings | None = None) -> MainWindow:
        window = MainWindow(self._paths, settings or self._settings, self._tasks)
        window.resize(*_SIZE)
        window.show()
        return window

    def _discard(self) -> None:
        self._tasks.forget()
        self._window.hide()
        self._window.deleteLater()
        self._settle()

    def _take(self, name: str) -> Path:
        self._settle()
        self._number += 1
        picture = self._folder / f"{self._number:02}-{name}.png"
        widget: QWidget = self._window
        widget.grab().save(str(picture))
        return picture

    def _settle(self) -> None:
        """Let the worker finish, timers run out and everything be painted."""
        for _round in range(2):
            loop = QEventLoop()
            QTimer.singleShot(_SETTLE_MILLISECONDS, loop.quit)
            loop.exec()
            self._tasks.drain()
        QCoreApplication.processEvents()

    def _nothing(self, _value: object) -> None:
        """There is nothing to do with this answer."""


def _dashed(name: str) -> str:
    return "".join("-" + letter.lower() if letter.isupper() else letter for letter in name)[1:]


def _pages() -> list[Page]:
    """Return quiet sample pages that belong to nobody."""
    return [
        Page(
            _("The light was good this morning. I made tea and sat outside."),
            local_date=_NOW.date().replace(day=3),
            local_time=_NOW.time().replace(hour=7),
            zone="America/Denver",
        ),
        Page(
            _(
                "# By the river\n\nWalked as far as the bridge. **Two herons.** I did not "
                "have to say anything to anyone.\n\n- bread\n- stamps\n- call Ana back, or not"
            ),
            _("By the river"),
            _NOW.date().replace(day=7),
            _NOW.time().replace(hour=18),
            "America/Denver",
            (_("outside"),),
        ),
        Page(
            _("I slept five hours. The radio helped."),
            _("Night"),
            _NOW.date().replace(day=9),
            _NOW.time().replace(hour=5),
            "America/Denver",
        ),
    ]
