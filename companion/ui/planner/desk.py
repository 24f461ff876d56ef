"""Dates and Today: their pages. Each is imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from companion.ui.planner.page import DATES
from companion.ui.planner.way import Way

if TYPE_CHECKING:
    from companion.ui.printing.document import Printed


class PlannerDesk(Way):
    """Opens the pages of Dates and Today."""

    @Slot()
    def open_today(self) -> None:
        """Go to Today."""
        from companion.ui.today.today_page import TodayPage

        self.go(TodayPage(self), "open_today")

    def open_more_of_today(self) -> None:
        """Go to Today with all that was asked for, on the day of a date too."""
        from companion.ui.today.today_page import TodayPage

        self.go(TodayPage(self, more=True), "open_more_of_today")

    @Slot()
    def open_notes(self) -> None:
        """Go to the notes that nobody looked at."""
        from companion.ui.today.notes_page import NotesPage

        self.go(NotesPage(self), "open_notes")

    @Slot()
    def open_again(self) -> None:
        """Go to the plan of the 72 hours."""
        from companion.ui.today.again_page import AgainPage

        self.go(AgainPage(self), "open_again")

    @Slot()
    def open(self) -> None:
        """Go to the list of dates."""
        from companion.ui.planner.dates_page import DatesPage

        self.go(DatesPage(self), "open")

    def open_all(self) -> None:
        """Go to the list with past and hidden dates."""
        from companion.ui.planner.dates_page import DatesPage

        self.go(DatesPage(self, all_dates=True), "open_all")

    def open_with(self, sentence: str) -> None:
        """Go to the list of dates and say something there."""
        self._saying = sentence
        self.open()

    def open_month(self, day: date | None = None) -> None:
        """Go to the month of a day; None for the month one is in."""
        from companion.ui.planner.month_page import MonthPage

        self.go(MonthPage(self, day), "open_month", day)

    def open_year(self, year: int = 0) -> None:
        """Go to the year at a glance; 0 for the year one is in."""
        from companion.ui.planner.year_page import YearPage

        self.go(YearPage(self, year), "open_year", year)

    def open_check_ins(self, date_id: str, occasion: date) -> None:
        """Go to the days around a day of a date."""
        from companion.ui.planner.check_ins_page import CheckInsPage

        self.go(CheckInsPage(self, date_id, occasion), "open_check_ins", date_id, occasion)

    def open_print(self, date_id: str, occasion: date) -> None:
        """Go to choosing what of a plan goes on paper."""
        from companion.ui.planner.paper_page import PaperPage

        self.go(PaperPage(self, date_id, occasion), "open_print", date_id, occasion)

    @Slot()
    def open_justice(self) -> None:
        """Go to court and benefits."""
        from companion.ui.planner.justice_page import JusticePage

        self.go(JusticePage(self), "open_justice")

    @Slot()
    def open_papers(self) -> None:
        """Go to the checklists of papers."""
        from companion.ui.planner.papers_page import PapersPage

        self.go(PapersPage(self), "open_papers")

    def open_records(self, kind: str) -> None:
        """Go to what is kept of a kind: calls, claims, notices."""
        from companion.ui.planner.records_page import RecordsPage

        self.go(RecordsPage(self, kind), "open_records", kind)

    def open_record(self, kind: str, record_id: str = "") -> None:
        """Go to one record of a kind; '' for a new one."""
        from companion.ui.planner.record_page import RecordPage

        self.go(RecordPage(self, kind, record_id), "open_record", kind, record_id)

    @Slot()
    def open_observances(self) -> None:
        """Go to the public days to choose from."""
        from companion.ui.planner.observances_page import ObservancesPage

        self.go(ObservancesPage(self), "open_observances")

    @Slot()
    def open_calendar_file(self) -> None:
        """Go to writing and bringing in calendar files."""
        from companion.ui.planner.calendar_page import CalendarPage

        at_work = self._pages.found(CalendarPage)
        if at_work is None:
            self.go(CalendarPage(self), "open_calendar_file")
        else:
            self.go_back_to(at_work, "open_calendar_file")

    def stop_long_work(self) -> None:
        """Cancel what runs for a long time."""
        from companion.ui.planner.calendar_page import CalendarPage

        at_work = self._pages.found(CalendarPage)
        if at_work is not None:
            at_work.stop()

    @Slot()
    def open_bin(self) -> None:
        """Go to what is in the bin."""
        from companion.ui.planner.bin_page import BinPage

        self.go(BinPage(self), "open_bin")

    @Slot()
    def open_add(self) -> None:
        """Go to adding a date."""
        self.open_edit("")

    def open_edit(self, date_id: str) -> None:
        """Go to changing a date; '' for a new one."""
        from companion.ui.planner.edit_page import EditPage

        self.go(EditPage(self, date_id), "open_edit", date_id)

    def open_date(self, date_id: str) -> None:
        """Go to everything about a date."""
        from companion.ui.planner.date_page import DatePage

        self.go(DatePage(self, date_id), "open_date", date_id)

    def open_plan(self, date_id: str, occasion: date | None = None, at: str = "") -> None:
        """Go to the plan for a day of a date; None for its next day."""
        from companion.ui.planner.plan_page import PlanPage

        self.go(PlanPage(self, date_id, occasion, at), "open_plan", date_id, occasion)

    def open_card(self, date_id: str, occasion: date, card: str, number: int = 0) -> None:
        """Go to one topic of a plan; `number` is how often it is shown when it repeats."""
        from companion.ui.planner.card_page import CardPage

        page = CardPage(self, date_id, occasion, card, number)
        self.go(page, "open_card", date_id, occasion, card, number)

    def open_preview(self, printed: Printed, back: Callable[[], None]) -> None:
        """Show what would be printed."""
        from companion.ui.printing.preview import PrintPreview

        page = PrintPreview(printed, self.tasks)
        self._back_from_paper = back
        page.closed.connect(self._leave_paper)
        self._pages.show_page(page, DATES)

    @Slot()
    def _leave_paper(self) -> None:
        self._back_from_paper()
