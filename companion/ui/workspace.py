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
from companion.ui.care.desk import CareDesk
from companion.ui.care.doing import CARE
from companion.ui.care.steady_desk import SteadyDesk
from companion.ui.changes import Changes
from companion.ui.guard.backing_up import BackingUp
from companion.ui.help.desk import HelpDesk
from companion.ui.journal.desk import JournalDesk
from companion.ui.journal.printed import printed
from companion.ui.journal.write_page import WritePage
from companion.ui.offers import SHEET, Offers
from companion.ui.people.bench import PEOPLE
from companion.ui.people.desk import PeopleDesk
from companion.ui.places import Moment, Place
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.page import DATES, TODAY
from companion.ui.printing.preview import PrintPreview
from companion.ui.rail import Rail
from companion.ui.recent.recent_changes import RecentChanges
from companion.ui.recent.recent_page import RecentPage
from companion.ui.recent.turning import Turning
from companion.ui.reminders.reminding import Reminding
from companion.ui.rest import Rest
from companion.ui.room import room_for
from companion.ui.settings.desk import SettingsDesk
from companion.ui.side_pages import SidePages
from companion.ui.tasks import Tasks
from companion.ui.theme import gap
from companion.ui.unlock.session import Session
from companion.ui.widgets.message_bar import MessageBar
from companion.wording import older_slot_file

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
        help_desk: HelpDesk,
        steady: SteadyDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tasks = tasks
        self.changes = Changes(self)
        self.message = MessageBar()
        self.offers = Offers(session, tasks)
        self.recent = RecentChanges(self)
        self.pages = SidePages(WRITE, self)
        self.write = WritePage(session.journal, tasks, self.changes, self.recent, self.pages)
        self.pages.begin_with(self.write)
        self.turning = Turning(self.write, tasks, self.changes, self.recent)
        self.journal = JournalDesk(
            session, tasks, self.pages, self.changes, self.recent, self.write
        )
        self.settings = SettingsDesk(
            session, tasks, appearance, paths, self.pages, self.changes, self.recent
        )
        steady = steady or SteadyDesk(self)
        self.care = CareDesk(session, tasks, paths, steady, self.pages, self.changes, self.recent)
        self.people = PeopleDesk(
            session, tasks, paths, self.pages, self.changes, self.recent, help_desk
        )
        country = appearance.settings.country
        self.dates = PlannerDesk(
            session, tasks, paths, country, self.pages, self.changes, self.recent
        )
        self._places = (
            Place(TODAY, _("Today"), "sun", self.dates.open_today),
            Place(WRITE, _("Write"), "pen-line", self.show_write),
            Place(DATES, _("Dates"), "calendar-days", self.dates.open),
            Place(CARE, _("Care"), "lamp", self.care.open),
            Place(PEOPLE, _("People"), "users-round", self.people.open),
            Place(SETTINGS, _("Settings"), "settings-2", self.settings.open),
        )
        self.rail = Rail([(place.name, place.icon) for place in self._places])
        self._lay_out()
        self.setFocusProxy(self.write)
        self._connect(steady, help_desk)
        self.show_write()
        self._tell_what_was_noticed()

        self._rest = Rest(session.journal, tasks, self)
        self.changes.stored.connect(self._rest.begin)
        self.backing_up = BackingUp(session.journal, paths, tasks, self)
        self.backing_up.failed.connect(self._caution)
        self.reminding = Reminding(session, tasks, paths, self.changes, self)
        self.reminding.said.connect(self.message.say)
        self.reminding.date_chosen.connect(self.dates.open_date)
        self.reminding.idea_chosen.connect(self.care.open_idea)
        self.reminding.person_chosen.connect(self.people.open_person)
        self.reminding.open_asked()

    def _connect(self, steady: SteadyDesk, help_desk: HelpDesk) -> None:
        """Lead from place to place, and bring what they say to one line."""
        self.turning.said.connect(self.message.say)
        self.turning.refused.connect(self._caution)
        self.pages.shown.connect(self._shown)
        self.journal.undo_chosen.connect(self.turning.undo_last)
        self.journal.cautioned.connect(self._caution)
        self.settings.writing_chosen.connect(self.journal.start.open_choices)
        self.journal.start.choices_left.connect(self.settings.open)
        self.settings.said.connect(self.message.say)
        self.journal.start.steady_wanted.connect(steady.come_back)
        self.care.undo_chosen.connect(self.turning.undo_last)
        self.people.bench.said.connect(self.message.say)
        self.people.bench.cautioned.connect(self._caution)
        self.people.bench.undo_chosen.connect(self.turning.undo_last)
        self.dates.said.connect(self.message.say)
        self.dates.cautioned.connect(self._caution)
        self.dates.write_chosen.connect(self.show_write)
        self.dates.steady_chosen.connect(self._go_steady)
        self.dates.idea_chosen.connect(self.care.open_idea)
        self.dates.person_chosen.connect(self.people.open_person)
        self.dates.help_chosen.connect(self.help_chosen)
        self.dates.record_chosen.connect(help_desk.open_record)
        self.rail.place_chosen.connect(self._go)
        self.rail.lock_button.clicked.connect(self.lock_chosen)
        self.offers.accepted.connect(self._offer_accepted)

    def _lay_out(self) -> None:
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

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What a key does here, by the names of ui/commands.py."""
        return {
            "new": self.new_page,
            "save": self.write.save,
            "find": self.search,
            "print": self.print_page,
            "undo": self.turning.undo_last,
            "recent": self.open_recent,
            **self.write.commands,
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
            self.people.leave(),
            self.recent.all,
            self.care.carry(),
            self.settings.safe.shown_codes,
            self.dates.where,
        )
        self.journal.start.close()
        self.reminding.forget()
        delete(self.write)
        return moment

    def resume(self, moment: Moment) -> None:
        """Go on where other screens stopped."""
        self.recent.all = moment.recent
        self.write.resume(moment.carried)
        shows_care = moment.place == CARE and not moment.is_recent
        self.care.resume(moment.care, shown=shows_care)
        if moment.codes:
            self.settings.safe.show_codes(moment.codes)
        elif moment.is_recent:
            self.open_recent()
        elif moment.place == PEOPLE:
            self.people.resume(moment.people)
        elif moment.dates.opening:
            self.dates.come_back(moment.dates)
        elif moment.place not in {WRITE, CARE}:
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
        page.turn_chosen.connect(self.turning.turn)
        page.closed.connect(self.show_write)
        self.pages.show_page(page, WRITE)

    @Slot(str)
    def _shown(self, key: str) -> None:
        self.message.clear()
        self.rail.mark(self._places.index(self._place(key)))

    @Slot(str)
    def _caution(self, words: str) -> None:
        self.message.say(words, caution=True)

    @Slot()
    def _go_steady(self) -> None:
        """Go to what steadies."""
        self.care.open()

    def keep(self) -> None:
        """Have kept what is typed in other places than Write: work for the worker."""
        self.dates.keep()
        self.care.keep()
        self.journal.keep()
        self.people.bench.keep()
        self.reminding.keep()

    def unkept(self) -> Exception | None:
        """Return why some of that is not in the vault; on the worker, after `keep`."""
        return self.journal.unkept() or self.people.bench.unkept()

    def forget(self) -> None:
        """Hold no words any more."""
        self.write.forget()
        self.recent.forget()
        self.journal.start.close()
        self.reminding.forget()
        self.stop_long_work()

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        self.journal.stop_long_work()
        self.settings.stop_long_work()
        self.dates.stop_long_work()

    @Slot(str)
    def _offer_accepted(self, name: str) -> None:
        if name == SHEET:
            self.settings.safe.open_sheet()
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
