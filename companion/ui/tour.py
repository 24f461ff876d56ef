"""Pictures of every screen in every look, with sample data in a folder that is removed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from companion import files, i18n
from companion.errors import ChangesMissing, DatabaseDamaged, SlotsDamaged, WrongPassphrase
from companion.i18n import _
from companion.journal.model import Page
from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application, theme
from companion.ui.help.card_page import CardPage
from companion.ui.main_window import MainWindow
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.wording import explain

KEY = "lamp river cedar morning"
CODE = "0ABC-DEFG-HJKM-NPQR-STVW-XYZ1-2345"
"""Looks like a recovery code and opens nothing."""
SIZES = (100, 200)
_NOW = datetime(2026, 3, 10, 21, 5, tzinfo=ZoneInfo("America/Denver"))
_WINDOW = (1180, 820)
_FOLDER = "~/.local/share/companion"


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a language and a text size."""

    theme: str
    language: str
    text_size: int

    @property
    def name(self) -> str:
        """The name of its folder: 'dawn-en-100'."""
        return f"{self.theme}-{self.language}-{self.text_size}"


LOOKS = tuple(
    Look(name, language, size)
    for name in theme.NAMES
    for language in i18n.LANGUAGES
    for size in SIZES
)


def draw(folder: Path, looks: Iterable[Look] = LOOKS) -> Iterator[Path]:
    """Draw every screen in some looks, a folder for each; yield the pictures as they are made."""
    before = i18n.language()
    with tempfile.TemporaryDirectory() as base:
        app = application.make(Settings(language=before))
        tasks = Tasks(app)
        try:
            for number, look in enumerate(looks):
                files.private_folder(folder / look.name)
                paths = Paths.below(Path(base) / str(number))
                yield from _Tour(app, tasks, paths, folder / look.name, look).walk()
        finally:
            tasks.close()
            i18n.use(before)


class _Tour:
    """Walks through a window as a person would and takes pictures on the way."""

    def __init__(
        self, app: QApplication, tasks: Tasks, paths: Paths, folder: Path, look: Look
    ) -> None:
        self._tasks = tasks
        self._paths = paths
        self._folder = folder
        self._settings = Settings(look.language, look.theme, look.text_size, country="US")
        self._number = 0
        i18n.use(look.language)
        application.speak(app)
        theme.apply(app, self._settings)
        self._window = self._open()

    def walk(self) -> Iterator[Path]:
        """Take all pictures in the order of a first evening."""
        try:
            yield from self._evening()
        finally:
            self._discard()

    def _evening(self) -> Iterator[Path]:
        yield from self._first_run()
        opened = session.first_save(self._paths, KEY, _pages()[0], _NOW)
        for page in _pages()[1:]:
            opened.journal.write(page, now=_NOW)
        self._window = self._open()
        yield from self._lock_screen()
        self._window = self._open()
        self._window.show_session(replace(opened, is_first=True))
        workspace = self._window.workspace
        assert workspace is not None  # noqa: S101  # it was just shown
        yield from self._write(workspace, opened)
        yield from self._beside(workspace)
        self._tasks.run(opened.vault.close, self._nothing, self._nothing)
        self._settle()

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
        self._discard()

    def _lock_screen(self) -> Iterator[Path]:
        lock = self._window.lock_screen
        assert lock is not None  # noqa: S101  # there is a vault now
        yield self._take("lock")
        for error in (WrongPassphrase(), SlotsDamaged(), DatabaseDamaged(), ChangesMissing(2)):
            lock.message.say(str(explain(error)), caution=True)
            yield self._take(f"lock-{_dashed(type(error).__name__)}")
        self._window.open_help()
        yield self._take("lock-help")
        self._window.close_help()
        lock.recovery_chosen.emit()
        yield self._take("recover")
        self._discard()

    def _write(self, workspace: Workspace, opened: Session) -> Iterator[Path]:
        write = workspace.write
        self._settle()
        yield self._take("write-new-page")
        write.list.view.setCurrentIndex(write.list.model.index(1))
        write.list.entry_chosen.emit(opened.journal.newest()[1].id)
        yield self._take("write-page")
        write.show_list()
        for words, name in ((_("river"), "found"), ("zzz", "nothing-found")):
            write.list.search.setText(words)
            write.list.search.returnPressed.emit()
            yield self._take(f"write-{name}")
        write.list.search.clear()
        write.show_page()
        self._window.run("print")
        yield self._take("print")
        workspace.show_write()
        write.bin_button.click()
        yield self._take("write-moved-to-bin")
        write.list.bin_button.click()
        write.show_list()
        yield self._take("write-bin")
        write.list.bin_button.click()
        self._window.bar.open_menu()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            yield self._take("menu", popup)
            popup.close()
        for command in ("recent", "keys"):
            self._window.run(command)
            yield self._take(command)
            self._window.close_help()

    def _help(self) -> Iterator[Path]:
        self._window.open_help()
        yield self._take("help")
        panel, desk = self._window.help, self._window.desk
        assert panel is not None  # noqa: S101  # it was just opened
        finder = panel.finder
        finder.narrow_button.click()
        finder.search.setText(_("I can't sleep"))
        self._settle()
        panel.ensureWidgetVisible(finder.list)
        yield self._take("help-found")
        finder.list.activated.emit(finder.model.index(0))
        yield self._take("help-record")
        self._window.close_help()
        desk.region = "CO"
        opening = {
            "calling": desk.open_calling,
            "near": desk.open_near,
            "card": desk.open_card,
            "lists": desk.open_lists,
            "publishers": desk.open_publishers,
        }
        for name, go in opening.items():
            go()
            yield self._take(f"help-{name}")
            page = self._window.stage.currentWidget()
            if isinstance(page, CardPage):
                page.wallet.click()
                yield self._take("help-card-printed")
                self._window.close_help()
            self._window.close_help()
        self._window.close_help()

    def _beside(self, workspace: Workspace) -> Iterator[Path]:
        yield from self._help()
        opening: dict[str, Callable[[], None]] = {
            "settings": workspace.settings.open,
            "settings-change-key": workspace.settings.open_change_key,
            "settings-bring-in": workspace.settings.open_bring_in,
            "settings-recovery-sheet": workspace.settings.open_sheet,
        }
        for name, go in opening.items():
            go()
            if isinstance(workspace.side, SettingsPage):
                workspace.side.folder.setText(_FOLDER)
            yield self._take(name)
        if isinstance(workspace.side, RecoverySheet):
            workspace.side.show_code(CODE)
        yield self._take("settings-recovery-sheet-made")

    def _open(self) -> MainWindow:
        window = MainWindow(self._paths, self._settings, self._tasks)
        window.resize(*_WINDOW)
        window.show()
        window.activateWindow()
        return window

    def _discard(self) -> None:
        self._tasks.forget()
        self._window.hide()
        self._window.deleteLater()
        self._settle()

    def _take(self, name: str, widget: QWidget | None = None) -> Path:
        self._settle()
        self._number += 1
        picture = self._folder / f"{self._number:02}-{name}.png"
        (widget or self._window).grab().save(str(picture))
        return picture

    def _settle(self) -> None:
        """Let the worker finish, its answers arrive and everything be laid out."""
        for _round in range(3):
            self._tasks.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

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
