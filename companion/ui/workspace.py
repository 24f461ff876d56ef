"""What is there while the journal is open: built by unlocking, gone with locking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from companion.i18n import _
from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.journal.paper import Carried
from companion.ui.journal.printed import printed
from companion.ui.journal.write_page import WritePage
from companion.ui.offers import SHEET, Offers
from companion.ui.printing.document import Printed
from companion.ui.printing.preview import PrintPreview
from companion.ui.rail import Rail
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.recent.recent_page import RecentPage
from companion.ui.rest import Rest
from companion.ui.room import room_for
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.theme import gap
from companion.ui.unlock.session import Session
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import older_slot_file

Direction = QBoxLayout.Direction
_OF_SETTINGS = (SettingsPage, ChangeKey, RecoverySheet, BringInPage)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where one was when the screens were made anew, and what was on the page."""

    side: type[QWidget] | None
    carried: Carried
    recent: list[Change]
    code: str
    """A recovery code that is on the screen and may not be lost from it."""


class Workspace(QWidget):
    """The places on the left, the place one is in on the right."""

    lock_chosen = Signal()
    """Lock was pressed."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        appearance: Appearance,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tasks = tasks
        self._appearance = appearance
        self._paths = paths
        self.changes = Changes(self)
        self.message = MessageBar()
        self.offers = Offers(session, tasks)
        self.recent = RecentChanges(self)
        self.write = WritePage(session.journal, tasks, self.changes, self.recent)
        self.pages = SidePages(self.write)
        self.pages.shown.connect(self._shown)

        self.rail = Rail([(_("Write"), "pen-line"), (_("Settings"), "settings-2")])
        notices = QVBoxLayout()
        notices.setContentsMargins(gap(12), gap(8), gap(12), 0)
        notices.addWidget(self.message)
        notices.addWidget(self.offers)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(notices)
        right.addWidget(self.pages, 1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.rail)
        self._layout.addLayout(right, 1)
        self.setFocusProxy(self.write)

        self.rail.place_chosen.connect(self._go)
        self.rail.lock_button.clicked.connect(self.lock_chosen)
        self.offers.accepted.connect(self._offer_accepted)
        self.show_write()
        self._tell_what_was_noticed()

        self._rest = Rest(session.vault, tasks, self)
        self.changes.stored.connect(self._rest.begin)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What a key does here, by the names of ui/commands.py."""
        return {
            "new": self.new_page,
            "save": self.write.save,
            "find": self.search,
            "print": self.print_page,
            "undo": self._undo_last,
            "recent": self.open_recent,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the places on top where there is little room."""
        super().resizeEvent(event)
        room = room_for(event.size().width())
        self.rail.lay_out(room)
        self.write.lay_out(room)
        self.offers.lay_out(room)
        self._layout.setDirection(
            Direction.LeftToRight if self.rail.is_upright else Direction.TopToBottom
        )

    def leave(self) -> Moment:
        """Return where one is, to go on in screens made anew; the page is gone at once."""
        sheet = self.pages.found(RecoverySheet)
        moment = Moment(
            None if self.side is None else type(self.side),
            self.write.carry(),
            self.recent.all,
            "" if sheet is None else sheet.shown_code,
        )
        delete(self.write)
        return moment

    def resume(self, moment: Moment) -> None:
        """Go on where other screens stopped."""
        self.recent.all = moment.recent
        self.write.resume(moment.carried)
        if moment.code:
            self.open_sheet(moment.code)
        elif moment.side is RecentPage:
            self.open_recent()
        elif moment.side is not None:
            self.show_settings()

    # The places

    @Slot(int)
    def _go(self, place: int) -> None:
        (self.show_write, self.show_settings)[place]()

    @Slot()
    def show_write(self) -> None:
        """Go to Write."""
        self.pages.show_page(self.write)

    def new_page(self) -> None:
        """Begin a new page."""
        self.show_write()
        self.write.new_page()

    def search(self) -> None:
        """Put the caret into the search of this place."""
        self.show_write()
        self.write.show_list()
        self.write.list.search.setFocus()
        self.write.list.search.selectAll()

    @property
    def side(self) -> QWidget | None:
        """The page one is on, when that is not Write."""
        return self.pages.side

    @Slot()
    def show_settings(self) -> None:
        """Go to Settings."""
        page = SettingsPage(self._appearance.settings, self._paths)
        page.chosen.connect(self._appearance.change)
        page.change_key_chosen.connect(self.open_change_key)
        page.sheet_chosen.connect(self.open_sheet)
        page.bring_in_chosen.connect(self.open_bring_in)
        self.pages.show_page(page)

    @Slot()
    def open_change_key(self) -> None:
        """Go to changing the key."""
        page = self.pages.found(ChangeKey)
        if page is None:
            page = ChangeKey(self.session.vault, self._tasks)
            page.done.connect(self._back_to_settings)
        self.pages.show_page(page)

    @Slot()
    def open_sheet(self, code: str = "") -> None:
        """Go to the recovery sheet; with `code` to one that was made already."""
        page = self.pages.found(RecoverySheet)
        if page is None:
            page = RecoverySheet(self.session.vault, self._tasks)
            page.done.connect(self.show_settings)
            page.preview_chosen.connect(self._open_preview_of_sheet)
            if code:
                page.show_code(code)
        self.pages.show_page(page)

    @Slot()
    def open_bring_in(self) -> None:
        """Go to bringing in another journal."""
        page = self.pages.found(BringInPage)
        if page is None:
            page = BringInPage(self.session.journal, self._tasks, self.changes, self.recent)
            page.done.connect(self.show_settings)
        self.pages.show_page(page)

    def print_page(self) -> None:
        """Show how the page would be printed."""
        words = self.write.editor.page()
        if words.is_empty:
            self.message.say(_("Nothing to print yet."))
            return
        page = PrintPreview(printed(words), self._tasks)
        page.closed.connect(self.show_write)
        self.pages.show_page(page)

    @Slot(object)
    def _open_preview_of_sheet(self, sheet: Printed) -> None:
        page = PrintPreview(sheet, self._tasks)
        page.closed.connect(self.open_sheet)
        self.pages.show_page(page)

    @Slot()
    def open_recent(self) -> None:
        """Go to the recent changes."""
        page = RecentPage(self.recent)
        page.turn_chosen.connect(self._turn)
        page.closed.connect(self.show_write)
        self.pages.show_page(page)

    def _undo_last(self) -> None:
        change = self.recent.last()
        if change is None:
            self.message.say(_("Nothing was changed in this visit."))
        else:
            self._turn(change)

    @Slot(object)
    def _turn(self, change: Change) -> None:
        """Undo a change, or do it again."""
        if change.is_look:
            change.turn()
            self.recent.turned(change)
        else:
            self.write.turn(change)

    @Slot(QWidget)
    def _shown(self, page: QWidget) -> None:
        self.message.clear()
        self.rail.mark(int(isinstance(page, _OF_SETTINGS)))

    def forget(self) -> None:
        """Hold no words any more."""
        self.write.forget()
        self.recent.forget()
        self.stop_long_work()

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        for page in self.findChildren(BringInPage):
            page.stop()

    @Slot(str)
    def _offer_accepted(self, name: str) -> None:
        if name == SHEET:
            self.open_sheet()
        else:
            self.write.setFocus()

    @Slot(str)
    def _back_to_settings(self, sentence: str) -> None:
        self.show_settings()
        if sentence:
            self.message.say(sentence)

    def _tell_what_was_noticed(self) -> None:
        noticed = self.session.vault.opened
        if noticed.missing_changes:
            words = _(
                "Some of the newest changes are missing. What is here can be read and written."
            )
            self.message.say(words, caution=True)
        elif noticed.older_slot_file:
            self.message.say(older_slot_file(), caution=True)
