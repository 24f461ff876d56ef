"""Search and the list of pages beside the page being written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.clock import now
from companion.i18n import _
from companion.journal.choices import WritingChoices
from companion.journal.model import EntrySummary, Order, SearchHit
from companion.journal.places import end_of_year
from companion.ui.journal.entry_list import Shelf, Start, row_of_draft, row_of_entry, row_of_hit
from companion.ui.journal.side_column import SideColumn

if TYPE_CHECKING:
    from companion.journal.service import Journal
    from companion.ui.tasks import Tasks

_PAGE: Final = 200
_DEBOUNCE_MILLISECONDS: Final = 40


class SideList(SideColumn):
    """All pages, what a search found, the pages set aside, or the bin."""

    entry_chosen = Signal(str)
    """A saved page was chosen; carries its id."""
    draft_chosen = Signal(str)
    """A page that was not saved was chosen; carries its draft's id."""
    back_chosen = Signal()
    """Back to the page."""
    earlier_years_chosen = Signal()
    """This time in other years was pressed."""
    empty_chosen = Signal()
    """Empty the bin now was pressed; nothing was done yet."""

    notebook: str | None = None
    """The id of the only notebook that is listed; None for all."""

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._last_place: int | None = None
        self._select: str | None = None
        self.shelf = Shelf.ALL
        self._choices = WritingChoices()
        self._year = 0

        self._back.clicked.connect(self.back_chosen)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MILLISECONDS)
        self._debounce.timeout.connect(self._search_newest)
        self.search.textChanged.connect(self._search_changed)
        self.search.returnPressed.connect(self._search_best)
        self.narrowing.changed.connect(self._search_changed)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.model.more_wanted.connect(self._load_more)
        self.bin_button.clicked.connect(self._toggle_bin)
        self.years_button.clicked.connect(self.earlier_years_chosen)
        self.aside_button.clicked.connect(self._toggle_aside)
        self.empty_button.clicked.connect(self.empty_chosen)
        self.years.year_chosen.connect(self._begin_with)

    def show_notebook(self, notebook: str | None) -> None:
        """List one notebook from its newest page on, or all of them."""
        self.notebook = notebook
        self._year = 0
        self.years.choose("")
        self.refresh()

    def refresh(self, select: str | None = None) -> None:
        """Load what is shown anew; then select a page, or the one selected before."""
        if select is None:
            row = self.model.row(self.view.currentIndex())
            select = None if row is None else row.id
        self._select = select
        if self._is_searching:
            self._search_newest()
        else:
            self._tasks.run(self._first_rows, self._show_first, self._failed, topic="list")

    def use(self, choices: WritingChoices) -> None:
        """Offer what was turned on in How you write."""
        self._choices = choices
        self.years_button.setVisible(choices.looking_back and self.shelf is Shelf.ALL)
        if self._is_searching:
            self._search_newest()

    def show_back(self, shown: bool) -> None:  # one thing, shown or not
        """Offer the way back to the page, where it is not seen beside the list."""
        self._back.setVisible(shown)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.view.setCurrentIndex(QModelIndex())

    @property
    def _is_searching(self) -> bool:
        return bool(self.search.text().strip()) or self.narrowing.narrows

    def forget(self) -> None:
        """Hold no titles any more."""
        self.search.clear()
        self.narrowing.clear()
        self._debounce.stop()
        self.model.show_rows([])

    def _first_rows(self) -> Start:
        """Run on the worker: unsaved new pages, the newest saved ones, and the years of all."""
        below = end_of_year(self._year) if self._year else None
        entries = self._newest(below=below)
        is_beginning = self.shelf is Shelf.ALL and not self._year
        drafts = self._journal.drafts() if is_beginning else []
        return Start(
            [draft for draft in drafts if draft.entry_id is None],
            entries,
            self._journal.years(
                in_bin=self.shelf is Shelf.BIN,
                set_aside=self.shelf is Shelf.SET_ASIDE,
                notebook=self._only,
            ),
        )

    @property
    def _only(self) -> str | None:
        """The notebook that is listed; the bin is one for all, as it is emptied as a whole."""
        return None if self.shelf is Shelf.BIN else self.notebook

    def _newest(self, *, below: int | None) -> list[EntrySummary]:
        return self._journal.newest(
            below=below,
            limit=_PAGE,
            in_bin=self.shelf is Shelf.BIN,
            set_aside=self.shelf is Shelf.SET_ASIDE,
            notebook=self._only,
        )

    def _show_first(self, found: Start) -> None:
        drafts, entries = found.drafts, found.entries
        self.years.show_years(found.years)
        rows = [row_of_draft(draft) for draft in drafts]
        rows += [row_of_entry(entry) for entry in entries]
        self._last_place = entries[-1].place if entries else None
        self.model.show_rows(rows, may_have_more=len(entries) >= _PAGE)
        self._settle({
            Shelf.ALL: _("No pages yet."),
            Shelf.BIN: _("The bin is empty."),
            Shelf.SET_ASIDE: _("No page is set aside."),
        }[self.shelf])  # fmt: skip

    @Slot()
    def _load_more(self) -> None:
        work = partial(self._newest, below=self._last_place)
        self._tasks.run(work, self._append, self._failed, topic="list")

    def _append(self, entries: list[EntrySummary]) -> None:
        if entries:
            self._last_place = entries[-1].place
        self.model.append(
            [row_of_entry(entry) for entry in entries], may_have_more=len(entries) >= _PAGE
        )

    @Slot(int)
    def _begin_with(self, year: int) -> None:
        """Let the list begin with a year, or with the newest page."""
        self._year = year
        self.search.clear()
        self.narrowing.clear()
        self.refresh()

    @Slot()
    def _search_changed(self) -> None:
        self._debounce.start()

    @Slot()
    def _search_newest(self) -> None:
        self._search(self.narrowing.chosen_order)

    @Slot()
    def _search_best(self) -> None:
        self._debounce.stop()
        self._search(Order.BEST)
        (self.search if self.view.isHidden() else self.view).setFocus()

    def _search(self, order: Order) -> None:
        text = self.search.text()
        if not self._is_searching:
            self._tasks.run(self._first_rows, self._show_first, self._failed, topic="list")
            return
        aside = self.shelf is Shelf.SET_ASIDE
        filters = self.narrowing.filters(now().date(), set_aside=aside)
        filters = replace(filters, notebook=self._only)
        work = partial(self._journal.search, text, order=order, filters=filters)
        self._tasks.run(work, self._show_hits, self._failed, topic="list")

    def _show_hits(self, hits: list[SearchHit]) -> None:
        previews = self._choices.previews
        self.model.show_rows([row_of_hit(hit, previews=previews) for hit in hits])
        if self.view.hasFocus() and hits:
            self.view.setCurrentIndex(self.model.index(0))
        self._settle(_("No page holds all these words."))

    def _settle(self, nothing: str) -> None:
        """Select what was selected; say it when the list is empty."""
        empty = self.model.rowCount() == 0
        if empty and self.view.hasFocus():
            self.search.setFocus()  # else it would go to whatever comes next
        self.empty.setVisible(empty)
        self.view.setVisible(not empty)
        if empty:
            self.empty.say(nothing)
        if self._select is not None:
            index = self.model.index_of(self._select)
            if index.isValid():
                self.view.setCurrentIndex(index)
        self._select = None

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None:
            (self.draft_chosen if row.is_draft else self.entry_chosen).emit(row.id)

    @Slot()
    def _toggle_bin(self) -> None:
        self._go_to(Shelf.ALL if self.shelf is Shelf.BIN else Shelf.BIN)

    @Slot()
    def _toggle_aside(self) -> None:
        self._go_to(Shelf.ALL if self.shelf is Shelf.SET_ASIDE else Shelf.SET_ASIDE)

    def _go_to(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._year = 0
        self.years.choose("")
        self.narrowing.clear()
        self.narrowing.setVisible(shelf is not Shelf.BIN)
        back = _("Back to all pages")
        self.bin_button.name(back if shelf is Shelf.BIN else _("Show the bin"))
        self.aside_button.name(back if shelf is Shelf.SET_ASIDE else _("Pages set aside"))
        self.bin_button.setVisible(shelf is not Shelf.SET_ASIDE)
        self.aside_button.setVisible(shelf is not Shelf.BIN)
        self.years_button.setVisible(self._choices.looking_back and shelf is Shelf.ALL)
        self.empty_button.setVisible(shelf is Shelf.BIN)
        names = {Shelf.ALL: _("Pages"), Shelf.BIN: _("Bin"), Shelf.SET_ASIDE: _("Set aside")}
        self._heading.setText(names[shelf])
        self.view.setAccessibleName(self._heading.text())
        self.search.clear()
        self.refresh()

    def _failed(self, error: Exception) -> None:
        from companion.wording import explain

        self.empty.say(str(explain(error)))
        self.empty.show()
