"""Looking back: pages from this time in other years, by title, only after the button."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot

from companion.clock import now
from companion.i18n import _
from companion.journal.keeping import Keeping
from companion.journal.looking_back import DayRange, LookingBack
from companion.journal.model import Entry, EntrySummary
from companion.planner.occasions import only_day
from companion.ui.journal.entry_list import row_of_entry
from companion.ui.recent import page_changes
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.whole_list import WholeList
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.journal.start_desk import StartDesk
    from companion.ui.unlock.session import Session

UNDO: Final = "undo"
_EARLIEST: Final = date(1900, 1, 1)
"""Further back no calendar is reckoned: what is hard in one year is hard in those as well."""


class LookingBackPage(ColumnPage):
    """Days and titles; a page opens when it is chosen."""

    closed = Signal()
    """Back was pressed."""
    entry_chosen = Signal(str)
    """A page was chosen; carries its id."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(self, desk: StartDesk) -> None:
        super().__init__()
        self._desk = desk
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.list = WholeList()
        self.empty = EmptyState(_("There is nothing to show here now."))
        self.open_button = Button(_("Read it"), "main", icon="book-open")
        self.never_button = Button(_("Never bring it back"), icon="eye-off")
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("This time in other years"), "title"))
        column.addWidget(self.message)
        column.addWidget(
            Label(
                _(
                    "Pages set aside or sealed, and days around your hard dates, are never "
                    "shown here."
                ),
                "muted",
            )
        )
        self._heading = field(column, _("Pages"), self.list)
        column.addWidget(self.empty)
        self._buttons = row(self.open_button, self.never_button)
        column.addWidget(self._buttons)
        column.addStretch(1)
        self.back.clicked.connect(self.closed)
        self.list.opened.connect(self.entry_chosen)
        self.open_button.clicked.connect(self._open)
        self.never_button.clicked.connect(self._never)
        self.message.action_chosen.connect(self._answer)
        desk.changes.entries_changed.connect(self._read)
        self.setFocusProxy(self.back)
        self._show([], is_read=False)
        self._read()

    @Slot()
    @Slot(object)
    def _read(self, _origin: object = None) -> None:
        work = partial(pages_of_this_time, self._desk.session)
        self._desk.tasks.run(work, self._show, self._fail, topic="looking back")

    def _show(self, pages: list[EntrySummary], *, is_read: bool = True) -> None:
        self.list.show_rows([row_of_entry(page) for page in pages])
        some = bool(pages)
        for part in (self._heading, self.list, self._buttons):
            part.setVisible(some)
        self.empty.setVisible(is_read and not some)

    def _chosen(self) -> str:
        found = self.list.lines.row(self.list.currentIndex())
        return "" if found is None else found.id

    @Slot()
    def _open(self) -> None:
        if self._chosen():
            self.entry_chosen.emit(self._chosen())

    @Slot()
    def _never(self) -> None:
        if self._chosen():
            work = partial(_never_again, self._desk.session.journal, self._chosen())
            self._desk.tasks.run(work, self._put_away, self._fail)

    def _put_away(self, done: tuple[Entry, Entry]) -> None:
        before, after = done
        self._desk.recent.add(page_changes.kept(self._desk.session.journal, before, after))
        self._desk.changes.entries_changed.emit(None)
        self._desk.changes.stored.emit()
        self.message.say(_("It does not come back here."), action=_("Undo"), key=UNDO)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == UNDO:
            self.undo_chosen.emit()

    def _fail(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def pages_of_this_time(session: Session) -> list[EntrySummary]:
    """Return what may be shown today, on the worker; hidden dates shadow their days as well."""
    moment = now()
    today = moment.date()
    once = (only_day(one.value) for one in session.planner.dates())
    days = [today, *(day for day in once if day is not None and day > _EARLIEST)]
    years = [year for year in session.journal.years() if year > _EARLIEST.year]
    # Every year with pages is looked at: dates of other calendars move from year to year.
    first = date(min([*years, *(day.year for day in days)]), 1, 1)
    last = date(min(today.year + 1, MAXYEAR), 12, 31)
    hard = session.planner.between(first, last, here=moment.tzinfo, hidden=True)
    return LookingBack(session.vault).pages(today, {DayRange(one.first, one.last) for one in hard})


def _never_again(journal: Journal, entry_id: str) -> tuple[Entry, Entry]:
    before = journal.read(entry_id)
    kept = replace(before.kept, never_bring_back=True)
    return before, Keeping(journal.vault).keep(entry_id, kept)
