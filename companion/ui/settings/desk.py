"""Settings: its pages, and the way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.journal.take_out_page import TakeOutPage
from companion.ui.printing.preview import PrintPreview
from companion.ui.recent.recent_changes import RecentChanges
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.unlock.session import Session

if TYPE_CHECKING:
    from companion.ui.printing.document import Printed

_PLACE: Final = "settings"


class SettingsDesk(QObject):
    """Opens the pages of Settings."""

    said = Signal(str)
    """Something to say on the page one comes back to."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        appearance: Appearance,
        paths: Paths,
        pages: SidePages,
        changes: Changes,
        recent: RecentChanges,
    ) -> None:
        super().__init__(pages)
        self._session = session
        self._tasks = tasks
        self._appearance = appearance
        self._paths = paths
        self._pages = pages
        self._changes = changes
        self._recent = recent

    @Slot()
    def open(self) -> None:
        """Go to the first page of Settings."""
        page = SettingsPage(self._appearance.settings, self._paths)
        page.chosen.connect(self._appearance.change)
        page.change_key_chosen.connect(self.open_change_key)
        page.sheet_chosen.connect(self.open_sheet)
        page.bring_in_chosen.connect(self.open_bring_in)
        page.take_out_chosen.connect(self.open_take_out)
        self._pages.show_page(page, _PLACE)

    @Slot()
    def open_change_key(self) -> None:
        """Go to changing the key."""
        page = self._pages.found(ChangeKey)
        if page is None:
            page = ChangeKey(self._session.vault, self._tasks)
            page.done.connect(self._back)
        self._pages.show_page(page, _PLACE)

    @Slot()
    def open_sheet(self, code: str = "") -> None:
        """Go to the recovery sheet; with `code` to one that was made already."""
        page = self._pages.found(RecoverySheet)
        if page is None:
            page = RecoverySheet(self._session.vault, self._tasks)
            page.done.connect(self.open)
            page.preview_chosen.connect(self._open_preview)
            if code:
                page.show_code(code)
        self._pages.show_page(page, _PLACE)

    @property
    def shown_code(self) -> str:
        """A recovery code that is on the screen and may not be lost from it, or ''."""
        sheet = self._pages.found(RecoverySheet)
        return "" if sheet is None else sheet.shown_code

    @Slot()
    def open_bring_in(self) -> None:
        """Go to bringing in another journal."""
        page = self._pages.found(BringInPage)
        if page is None:
            page = BringInPage(self._session.journal, self._tasks, self._changes, self._recent)
            page.done.connect(self.open)
        self._pages.show_page(page, _PLACE)

    @Slot()
    def open_take_out(self) -> None:
        """Go to taking pages out."""
        page = self._pages.found(TakeOutPage)
        if page is None:
            page = TakeOutPage(self._session.vault, self._tasks)
            page.done.connect(self.open)
        self._pages.show_page(page, _PLACE)

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        for page in (self._pages.found(BringInPage), self._pages.found(TakeOutPage)):
            if page is not None:
                page.stop()

    @Slot(object)
    def _open_preview(self, sheet: Printed) -> None:
        page = PrintPreview(sheet, self._tasks)
        page.closed.connect(self.open_sheet)
        self._pages.show_page(page, _PLACE)

    @Slot(str)
    def _back(self, sentence: str) -> None:
        self.open()
        if sentence:
            self.said.emit(sentence)
