"""Earlier words of a page: read them, see what changed, bring them back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal, Slot

from companion.clock import now
from companion.i18n import _, long_date
from companion.journal.history import Comparison, compare
from companion.ui.journal.compared_text import ComparedText
from companion.ui.recent import page_changes
from companion.ui.theme import px
from companion.ui.widgets.basic import Button, ColumnPage, field, row
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.heading import Heading
from companion.ui.widgets.label import Label
from companion.ui.widgets.message_bar import MessageBar
from companion.ui.widgets.quiet_list import QuietList, Row
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.model import Entry, Revision
    from companion.journal.service import Journal
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.tasks import Tasks

UNDO: Final = "undo"
_READ: Final = "read"
_COMPARE: Final = "compare"
_LIST_HEIGHT: Final = 120
_TEXT_HEIGHT: Final = 260


@dataclass(frozen=True, slots=True)
class History:
    """A page as it is and as it was."""

    entry: Entry
    earlier: list[Revision]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What bringing back earlier words did."""

    entry: Entry
    before: Entry


class HistoryPage(ColumnPage):
    """The earlier savings of one page, one of them open."""

    closed = Signal()
    """Back was pressed."""
    undo_chosen = Signal()
    """Undo was pressed."""

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
        entry_id: str,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self._entry_id = entry_id
        self._history: History | None = None
        self.back = Button(_("Back"), icon="arrow-left")
        self.message = MessageBar()
        self.list = QuietList()
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.way = Chips(_("How to look at it"), needed=True)
        self.way.show_choices({_READ: _("The words then"), _COMPARE: _("What changed since")})
        self.way.choose(_READ)
        self.legend = Label(
            _("Underlined words are on the page now. Crossed out words were there then."), "muted"
        )
        self.text = ComparedText()
        self.text.setMinimumHeight(px(_TEXT_HEIGHT))
        self.restore_button = Button(_("Bring these words back"), "main", icon="archive-restore")
        self.empty = EmptyState(_("There are no earlier words. This page is as it was written."))
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.way.chosen.connect(self._show_chosen)
        self.restore_button.clicked.connect(self._bring_back)
        self.message.action_chosen.connect(self._answer)
        changes.entries_changed.connect(self._read)
        self.setFocusProxy(self.back)
        self._show_some(False)
        self.empty.hide()
        self._read()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(row(self.back))
        column.addWidget(Heading(_("Earlier words"), "title"))
        column.addWidget(
            Label(_("When a page is saved again, the words before stay here. Nothing is lost."))
        )
        column.addWidget(self.message)
        self._heading = field(column, _("Saved before"), self.list)
        column.addWidget(self.way)
        column.addWidget(self.legend)
        self._words = field(column, _("Words of the page"), self.text)
        column.addWidget(row(self.restore_button))
        column.addWidget(self.empty)
        column.addStretch(1)

    def _show_some(self, some: bool) -> None:  # one thing, shown or not
        for each in (self._heading, self.list, self.way, self._words, self.text):
            each.setVisible(some)
        self.restore_button.setVisible(some)
        self.legend.setVisible(some and self.way.choice == _COMPARE)
        self.empty.setVisible(not some)

    @Slot()
    @Slot(object)
    def _read(self, _origin: object = None) -> None:
        work = partial(_history, self._journal, self._entry_id)
        self._tasks.run(work, self._show, self._failed, topic="history")

    def _show(self, history: History) -> None:
        self._history = history
        self.list.lines.show_rows([_row(one) for one in history.earlier])
        self._show_some(bool(history.earlier))
        if history.earlier:
            self.list.setCurrentIndex(self.list.lines.index(0))
        self._show_chosen()

    def _chosen(self) -> Revision | None:
        number = self.list.currentIndex().row()
        earlier = [] if self._history is None else self._history.earlier
        return earlier[number] if 0 <= number < len(earlier) else None

    @Slot()
    @Slot(str)
    @Slot(QModelIndex)
    def _show_chosen(self, _what: object = None) -> None:
        chosen, history = self._chosen(), self._history
        if chosen is None or history is None:
            return
        comparing = self.way.choice == _COMPARE
        self.legend.setVisible(comparing)
        if comparing:
            work = partial(compare, chosen.page, history.entry.page)
            self._tasks.run(work, self._show_comparison, self._failed, topic="comparing")
        else:
            self.text.show_text(chosen.page.text)

    def _show_comparison(self, comparison: Comparison) -> None:
        if self.way.choice == _COMPARE:
            self.text.show_pieces(comparison.text)

    @Slot()
    def _bring_back(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            work = partial(_bring_back, self._journal, self._entry_id, chosen.number)
            self._tasks.run(work, self._brought_back, self._failed)

    def _brought_back(self, done: BroughtBack) -> None:
        if done.entry.revision == done.before.revision:
            self.message.say(_("The page has these words already."))
            return
        self._recent.add(page_changes.changed(self._journal, done.entry, done.before))
        self._changes.entries_changed.emit(self)
        self._changes.stored.emit()
        self.message.say(_("The earlier words are back."), action=_("Undo"), key=UNDO)

    @Slot(str)
    def _answer(self, key: str) -> None:
        if key == UNDO:
            self.undo_chosen.emit()

    def _failed(self, error: Exception) -> None:
        self.message.say(str(explain(error)), caution=True)


def _history(journal: Journal, entry_id: str) -> History:
    return History(journal.read(entry_id), journal.revisions(entry_id))


def _bring_back(journal: Journal, entry_id: str, number: int) -> BroughtBack:
    before = journal.read(entry_id)
    return BroughtBack(journal.bring_back_text(entry_id, number, now=now()), before)


def _row(revision: Revision) -> Row:
    at = revision.changed.astimezone(now().tzinfo)
    title = revision.page.title or _("Page without a title")
    return Row(str(revision.number), f"{long_date(at.date())}, {at:%H:%M}", title)
