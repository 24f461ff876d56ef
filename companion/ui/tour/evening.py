"""The open journal: Write and Settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from companion.i18n import _
from companion.journal.model import Page
from companion.ui.erased import ErasedPage
from companion.ui.manual.manual_page import ManualPage
from companion.ui.settings.erase_page import ErasePage
from companion.ui.settings.my_data_page import MyDataPage
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.tour.camera import Camera
from companion.ui.tour.sample import CODE, FOLDER, KEY
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from companion.vault.erasing import Erased
from companion.vault.my_data import Readable, StoredFile, StoredTable


@contextmanager
def unlocked(camera: Camera, opened: Session) -> Iterator[Workspace]:
    """Open the journal in the window, and close its vault in the end."""
    camera.window.show_session(opened)
    workspace = camera.window.workspace
    assert workspace is not None  # noqa: S101  # it was just shown
    try:
        yield workspace
    finally:
        opened.close()


def write(camera: Camera, workspace: Workspace, opened: Session) -> Iterator[Path]:
    """Read, find, print and move pages."""
    page = workspace.write
    camera.settle()
    yield camera.take("write-new-page")
    page.list.view.setCurrentIndex(page.list.model.index(1))
    page.list.entry_chosen.emit(opened.journal.newest()[1].id)
    yield camera.take("write-page")
    page.show_list()
    for words, name in ((_("river"), "found"), ("zzz", "nothing-found")):
        page.list.search.setText(words)
        page.list.search.returnPressed.emit()
        yield camera.take(f"write-{name}")
    page.list.search.clear()
    page.show_page()
    camera.window.run("print")
    yield camera.take("write-print")
    workspace.show_write()
    page.bin_button.click()
    yield camera.take("write-moved-to-bin")
    page.list.bin_button.click()
    page.show_list()
    yield camera.take("write-bin")
    page.list.bin_button.click()
    camera.window.bar.open_menu()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        yield camera.take("menu", popup)
        popup.close()
    for command in ("recent", "keys"):
        camera.window.run(command)
        yield camera.take(command)
        camera.window.close_help()
    camera.window.run("how")
    yield camera.take("how")
    manual = camera.window.stage.findChild(ManualPage)
    if isinstance(manual, ManualPage):
        manual.open("what-we-protect")
        yield camera.take("how-page")
    camera.window.close_help()


def settings(camera: Camera, workspace: Workspace) -> Iterator[Path]:
    """Show the pages of Settings."""
    desk = workspace.settings
    opening: dict[str, Callable[[], None]] = {
        "settings": desk.open,
        "settings-change-key": desk.open_change_key,
        "settings-backups": desk.safe.open_backups,
        "settings-merge": desk.safe.open_merge,
        "settings-my-data": desk.safe.open_my_data,
        "settings-privacy": desk.open_privacy,
        "settings-bring-in": desk.open_bring_in,
        "settings-take-out": desk.open_take_out,
        "settings-try-sheet": desk.safe.open_try,
        "settings-shares": desk.safe.open_shares,
        "settings-device": desk.safe.open_device,
        "settings-renew": desk.safe.open_renew,
        "settings-erase": desk.safe.open_erase,
        "settings-recovery-sheet": desk.safe.open_sheet,
    }
    for name, go in opening.items():
        go()
        if isinstance(workspace.side, SettingsPage):
            workspace.side.folder.setText(FOLDER)
        if isinstance(workspace.side, MyDataPage):
            camera.settle()
            database = StoredFile(Path(FOLDER) / "vault" / "journal.1.db", 614_400, Readable.LOCKED)
            keys = StoredFile(database.path.with_name("slots.1"), 4_096, Readable.NO_WORDS)
            tables = (StoredTable("entry", 3), StoredTable("draft", 1), StoredTable("person", 2))
            workspace.side.show_found(((database, keys), tables))
        yield camera.take(name)
    if isinstance(workspace.side, RecoverySheet):
        workspace.side.show_code(CODE)
    yield camera.take("settings-recovery-sheet-made")
    workspace.write.elsewhere_chosen.emit(Page(_("river")))
    yield camera.take("write-elsewhere")
    yield from _erasing(camera, workspace)


def _erasing(camera: Camera, workspace: Workspace) -> Iterator[Path]:
    """Show the pause before everything is erased, and the end; nothing is erased here."""
    workspace.settings.safe.open_erase()
    page = workspace.side
    if isinstance(page, ErasePage):
        page.key.line.setText(KEY)
        page.erase_button.click()
        yield camera.take("settings-erase-pause")
    workspace.settings.open()
    end = ErasedPage()
    camera.window.stage.addWidget(end)
    camera.window.stage.blank_out(end)
    end.show_erased(Erased(12, ()))
    yield camera.take("erased")
    camera.window.stage.setCurrentWidget(workspace)
