"""What is there while the journal is open: built by unlocking, gone with locking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import delete

from companion.i18n import _
from companion.paths import Paths
from companion.settings import Settings
from companion.ui.changes import Changes
from companion.ui.journal.bring_in_page import BringInPage
from companion.ui.journal.paper import Carried
from companion.ui.journal.write_page import WritePage
from companion.ui.offers import SHEET, Offers
from companion.ui.rail import Rail
from companion.ui.room import room_for
from companion.ui.settings.change_key import ChangeKey
from companion.ui.settings.recovery_sheet import RecoverySheet
from companion.ui.settings.settings_page import SettingsPage
from companion.ui.tasks import Tasks
from companion.ui.theme import gap
from companion.ui.unlock.session import Session
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import older_slot_file

_REST_MILLISECONDS = 2000
"""After this long without a change the write-ahead log is moved into the database."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where one was when the screens were made anew, and what was on the page."""

    opener: Callable[[Workspace], None]
    carried: Carried


class Workspace(QWidget):
    """The places on the left, the place one is in on the right."""

    lock_chosen = Signal()
    """Lock was pressed."""
    settings_chosen = Signal(object)
    """Other settings were chosen; carries them."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        settings: Settings,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tasks = tasks
        self._look = settings
        self._paths = paths
        self.changes = Changes(self)
        self.message = MessageBar()
        self.offers = Offers(session, tasks)
        self.write = WritePage(session.journal, tasks, self.changes)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.write)
        self._side: QWidget | None = None

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

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._shorten_log)
        self.changes.stored.connect(self._rest.start)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What a key does here, by the names of ui/commands.py."""
        return {
            "new": self.new_page,
            "save": self.write.save,
            "find": self.search,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the places on top where there is little room."""
        super().resizeEvent(event)
        room = room_for(event.size().width())
        self.rail.lay_out(room)
        self.write.lay_out(room)
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight
            if self.rail.is_upright
            else QBoxLayout.Direction.TopToBottom
        )

    def leave(self) -> Moment:
        """Return where one is and what is on the page, to go on with it in screens made anew.

        The page goes at once, and with it half of what would be given another style.
        """
        opener = Workspace.show_write if self._side is None else Workspace.show_settings
        moment = Moment(opener, self.write.carry())
        delete(self.write)
        return moment

    def resume(self, moment: Moment) -> None:
        """Go on where other screens stopped."""
        self.write.resume(moment.carried)
        moment.opener(self)

    # The places

    @Slot(int)
    def _go(self, place: int) -> None:
        (self.show_write, self.show_settings)[place]()

    @Slot()
    def show_write(self) -> None:
        """Go to Write."""
        self._show(self.write)

    @Slot()
    def new_page(self) -> None:
        """Begin a new page."""
        self.show_write()
        self.write.new_page()

    @Slot()
    def search(self) -> None:
        """Put the caret into the search of this place."""
        self.show_write()
        self.write.show_list()
        self.write.list.search.setFocus()
        self.write.list.search.selectAll()

    # Pages beside Write: made when they are opened and gone when they are left, so
    # that nothing typed into one stays. One that is still at work stays until it is
    # done, and is found again.

    @property
    def side(self) -> QWidget | None:
        """The page one is on, when that is not Write."""
        return self._side

    @Slot()
    def show_settings(self) -> None:
        """Go to Settings."""
        page = SettingsPage(self._look, self._paths)
        page.chosen.connect(self._choose_settings)
        page.change_key_chosen.connect(self.open_change_key)
        page.sheet_chosen.connect(self.open_sheet)
        page.bring_in_chosen.connect(self.open_bring_in)
        self._show(page)

    @Slot()
    def open_change_key(self) -> None:
        """Go to changing the key."""
        if not self._found(ChangeKey):
            page = ChangeKey(self.session.vault, self._tasks)
            page.done.connect(self._back_to_settings)
            self._show(page)

    @Slot()
    def open_sheet(self) -> None:
        """Go to the recovery sheet."""
        if not self._found(RecoverySheet):
            page = RecoverySheet(self.session.vault, self._tasks)
            page.done.connect(self.show_settings)
            self._show(page)

    @Slot()
    def open_bring_in(self) -> None:
        """Go to bringing in another journal."""
        if not self._found(BringInPage):
            page = BringInPage(self.session.journal, self._tasks, self.changes)
            page.done.connect(self.show_settings)
            self._show(page)

    def _found(self, kind: type[QWidget]) -> bool:
        """Show a page of a kind that is still there; say whether there is one."""
        for number in range(self.pages.count()):
            page = self.pages.widget(number)
            if isinstance(page, kind):
                self._show(page)
                return True
        return False

    def _show(self, page: QWidget) -> None:
        """Show a page and put the focus into it."""
        self.message.clear()
        former, self._side = self._side, None if page is self.write else page
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if former is not None and former is not page and not getattr(former, "is_busy", False):
            self.pages.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.rail.mark(0 if page is self.write else 1)
        page.setFocus()

    @Slot(object)
    def _choose_settings(self, chosen: Settings) -> None:
        self._look = chosen
        self.settings_chosen.emit(chosen)

    def forget(self) -> None:
        """Hold no words any more; what follows is destruction."""
        self.write.forget()
        self.stop_long_work()

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time; it leaves everything as it was."""
        for page in self.findChildren(BringInPage):
            page.stop()

    @Slot()
    def _shorten_log(self) -> None:
        """Move the write-ahead log into the database while nobody is writing."""
        self._tasks.run(self.session.vault.checkpoint, self._leave_it, self._leave_it)

    def _leave_it(self, _anything: object) -> None:
        """Do nothing: what could not be moved now is moved at the next rest or on locking."""

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
            self.message.say(
                _("Some of the newest changes are missing. What is here can be read and written."),
                caution=True,
            )
        elif noticed.older_slot_file:
            self.message.say(older_slot_file(), caution=True)
