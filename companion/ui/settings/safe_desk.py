"""What keeps the journal safe and open to its owner: the pages, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion.paths import Paths
from companion.ui.changes import Changes
from companion.ui.printing.preview import PrintPreview
from companion.ui.settings.backups_page import BackupsPage
from companion.ui.settings.device_page import DevicePage
from companion.ui.settings.erase_page import ErasePage
from companion.ui.settings.merge_page import MergePage
from companion.ui.settings.my_data_page import MyDataPage
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.renew_page import RenewPage
from companion.ui.settings.shares_page import SharesPage
from companion.ui.settings.try_sheet_page import TrySheetPage
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.unlock.session import Session

if TYPE_CHECKING:
    from companion.ui.printing.document import Printed

SETTINGS = "settings"


class SafeDesk(QObject):
    """Opens the pages on recovery and on copies."""

    left = Signal()
    """Back to the first page of Settings."""
    erase_wanted = Signal()
    """Everything is to be erased now: the key was given and the pause is over."""

    def __init__(
        self, session: Session, tasks: Tasks, paths: Paths, pages: SidePages, changes: Changes
    ) -> None:
        super().__init__(pages)
        self._session = session
        self._tasks = tasks
        self._paths = paths
        self._pages = pages
        self._changes = changes
        self._after_preview: Callable[[], None] = self.open_sheet

    @property
    def shown_codes(self) -> tuple[str, ...]:
        """Codes that are on the screen and may not be lost from it: one, three, or ()."""
        sheet, shares = self._pages.found(RecoverySheet), self._pages.found(SharesPage)
        if sheet is not None and sheet.shown_code:
            return (sheet.shown_code,)
        return () if shares is None else shares.shown_codes

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Go to the page of codes that were made already."""
        if len(codes) == 1:
            self.open_sheet(codes[0])
        else:
            self.open_shares(codes)

    @Slot()
    def open_sheet(self, code: str = "") -> None:
        """Go to the recovery sheet; with `code` to one that was made already."""
        page = self._pages.found(RecoverySheet)
        if page is None:
            page = RecoverySheet(self._session.vault, self._tasks)
            page.done.connect(self.left)
            page.preview_chosen.connect(self._preview_sheet)
            page.try_chosen.connect(self.open_try)
            if code:
                page.show_code(code)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_try(self) -> None:
        """Go to trying a recovery sheet."""
        page = TrySheetPage(self._paths, self._tasks)
        page.closed.connect(self._tried)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def _tried(self) -> None:
        if len(self.shown_codes) == 1:
            self.open_sheet()
        else:
            self.left.emit()

    @Slot()
    def open_shares(self, codes: tuple[str, ...] = ()) -> None:
        """Go to the sheets for people one trusts; with `codes` to those made already."""
        page = self._pages.found(SharesPage)
        if page is None:
            page = SharesPage(self._session.vault, self._tasks)
            page.done.connect(self.left)
            page.preview_chosen.connect(self._preview_share)
            if codes:
                page.show_codes(codes)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_device(self) -> None:
        """Go to opening it on this device without the key."""
        page = DevicePage(self._session.vault, self._tasks)
        page.closed.connect(self.left)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_renew(self) -> None:
        """Go to new keys for everything."""
        page = self._pages.found(RenewPage)
        if page is None:
            page = RenewPage(self._session.vault, self._paths, self._tasks)
            page.closed.connect(self.left)
            page.sheet_chosen.connect(self.open_sheet)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_backups(self) -> None:
        """Go to the backup copies."""
        page = self._pages.found(BackupsPage)
        if page is None:
            page = BackupsPage(self._session.vault, self._paths, self._tasks)
            page.closed.connect(self.left)
            page.merge_chosen.connect(self.open_merge)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_merge(self) -> None:
        """Go to bringing two computers' pages together."""
        page = self._pages.found(MergePage)
        if page is None:
            page = MergePage(self._session.vault, self._paths, self._tasks, self._changes)
            page.closed.connect(self.open_backups)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_my_data(self) -> None:
        """Go to every file and table there is."""
        page = MyDataPage(self._session.vault, self._paths, self._tasks)
        page.closed.connect(self.left)
        page.erase_chosen.connect(self.open_erase)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def open_erase(self) -> None:
        """Go to erasing everything."""
        page = ErasePage(self._session.vault, self._paths, self._tasks)
        page.closed.connect(self.open_my_data)
        page.erase_wanted.connect(self.erase_wanted)
        self._pages.show_page(page, SETTINGS)

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time; what was there is then as before."""
        for page in (self._pages.found(MergePage), self._pages.found(RenewPage)):
            if page is not None:
                page.stop()

    @Slot(object)
    def _preview_sheet(self, sheet: Printed) -> None:
        self._preview(sheet, self.open_sheet)

    @Slot(object)
    def _preview_share(self, sheet: Printed) -> None:
        self._preview(sheet, self.open_shares)

    def _preview(self, sheet: Printed, after: Callable[[], None]) -> None:
        self._after_preview = after
        page = PrintPreview(sheet, self._tasks)
        page.closed.connect(self._previewed)
        self._pages.show_page(page, SETTINGS)

    @Slot()
    def _previewed(self) -> None:
        self._after_preview()
