"""What is there while the journal is open: built by unlocking, gone with locking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from companion.i18n import _
from companion.paths import Paths
from companion.ui.appearance import Appearance
from companion.ui.changes import Changes
from companion.ui.journal.printed import printed
from companion.ui.journal.write_page import WritePage
from companion.ui.offers import SHEET, Offers
from companion.ui.places import Moment, Place
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.page import DATES, TODAY
from companion.ui.printing.preview import PrintPreview
from companion.ui.rail import Rail
from companion.ui.recent.recent_changes import Change, RecentChanges
from companion.ui.recent.recent_page import RecentPage
from companion.ui.rest import Rest
from companion.ui.room import room_for
from companion.ui.settings.desk import SettingsDesk
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.theme import gap
from companion.ui.unlock.session import Session
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import explain, older_slot_file

Direction = QBoxLayout.Direction
WRITE: Final = "write"
SETTINGS: Final = "settings"


class Workspace(QWidget):
    """The places on the left, the place one is in on the right."""

    lock_chosen = Signal()
    """Lock was pressed."""
    help_chosen = Signal()
    """The help lines are wanted."""

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
        self.changes = Changes(self)
        self.message = MessageBar()
        self.offers = Offers(session, tasks)
        self.recent = RecentChanges(self)
        self._turning: Change | None = None
        self.write = WritePage(session.journal, tasks, self.changes, self.recent)
        self.pages = SidePages(self.write, WRITE)
        self.pages.shown.connect(self._shown)
        self.settings = SettingsDesk(
            session, tasks, appearance, paths, self.pages, self.changes, self.recent
        )
        self.settings.said.connect(self.message.say)
        country = appearance.settings.country
        self.dates = PlannerDesk(
            session, tasks, paths, country, self.pages, self.changes, self.recent
        )
        self.dates.said.connect(self.message.say)
        self.dates.cautioned.connect(self._caution)
        self.dates.write_chosen.connect(self.show_write)
        self.dates.steady_chosen.connect(self._go_steady)
        self.dates.help_chosen.connect(self.help_chosen)
        self._places = (
            Place(TODAY, _("Today"), "sun", self.dates.open_today),
            Place(WRITE, _("Write"), "pen-line", self.show_write),
            Place(DATES, _("Dates"), "calendar-days", self.dates.open),
            Place(SETTINGS, _("Settings"), "settings-2", self.settings.open),
        )
        self.rail = Rail([(place.name, place.icon) for place in self._places])
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
        self.keep()
        moment = Moment(
            self.pages.place,
            isinstance(self.side, RecentPage),
            self.write.carry(),
            self.recent.all,
            self.settings.shown_code,
            self.dates.where,
        )
        delete(self.write)
        return moment

    def resume(self, moment: Moment) -> None:
        """Go on where other screens stopped."""
        self.recent.all = moment.recent
        self.write.resume(moment.carried)
        if moment.code:
            self.settings.open_sheet(moment.code)
        elif moment.is_recent:
            self.open_recent()
        elif moment.dates.opening:
            self.dates.come_back(moment.dates)
        elif moment.place != WRITE:
            self._place(moment.place).open()

    # The places

    @Slot(int)
    def _go(self, place: int) -> None:
        self._places[place].open()

    def _place(self, key: str) -> Place:
        return next(place for place in self._places if place.key == key)

    @Slot()
    def show_write(self) -> None:
        """Go to Write."""
        self.pages.show_page(self.write, WRITE)

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

    def print_page(self) -> None:
        """Show how the page would be printed."""
        words = self.write.editor.page()
        if words.is_empty:
            self.message.say(_("Nothing to print yet."))
            return
        page = PrintPreview(printed(words), self._tasks)
        page.closed.connect(self.show_write)
        self.pages.show_page(page, WRITE)

    @Slot()
    def open_recent(self) -> None:
        """Go to the recent changes."""
        page = RecentPage(self.recent)
        page.turn_chosen.connect(self._turn)
        page.closed.connect(self.show_write)
        self.pages.show_page(page, WRITE)

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
        elif change.place == WRITE:
            self.write.turn(change)
        elif self._turning is None:
            self._turning = change
            self._tasks.run(change.turn, self._turned, self._not_turned)

    def _turned(self, _value: object) -> None:
        change, self._turning = self._turning, None
        if change is not None:
            self.recent.turned(change)
            self.changes.place_changed.emit(change.place)
            self.changes.stored.emit()
            self.message.say(_("Undo done.") if change.is_undone else _("Done again."))

    def _not_turned(self, error: Exception) -> None:
        self._turning = None
        self.message.say(str(explain(error)), caution=True)

    @Slot(str)
    def _shown(self, key: str) -> None:
        self.message.clear()
        self.rail.mark(self._places.index(self._place(key)))

    @Slot(str)
    def _caution(self, words: str) -> None:
        self.message.say(words, caution=True)

    @Slot()
    def _go_steady(self) -> None:
        """Go to what steadies; where there is no such place, to help."""
        care = next((place for place in self._places if place.key == "care"), None)
        if care is None:
            self.help_chosen.emit()
        else:
            care.open()

    def keep(self) -> None:
        """Have saved what was typed elsewhere than in Write, before the vault closes."""
        self.dates.keep()

    def forget(self) -> None:
        """Hold no words any more."""
        self.write.forget()
        self.recent.forget()
        self.stop_long_work()

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        self.settings.stop_long_work()

    @Slot(str)
    def _offer_accepted(self, name: str) -> None:
        if name == SHEET:
            self.settings.open_sheet()
        else:
            self.write.setFocus()

    def _tell_what_was_noticed(self) -> None:
        noticed = self.session.vault.opened
        if noticed.missing_changes:
            words = _(
                "Some of the newest changes are missing. What is here can be read and written."
            )
            self.message.say(words, caution=True)
        elif noticed.older_slot_file:
            self.message.say(older_slot_file(), caution=True)
