from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from companion.planner.recurrence.rules import Once
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.month_page import MonthPage
from companion.ui.planner.year_page import YearPage
from tests.ui.planner.conftest import Save, Shown


def test_a_year_and_its_neighbours(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save(rule=Once(date(2031, 3, 2)))
    dates.open_year(2030)
    shown(YearPage).after_button.click()
    page = shown(YearPage)
    assert page.title.text() == "The year 2031"
    row = page.list.lines.row(page.list.lines.index(2))
    assert row is not None
    assert "Ana's day" in row.title
    page.list.activated.emit(page.list.lines.index(2))
    assert shown(MonthPage).title.text() == "March 2031"
    dates.open_year(2031)
    shown(YearPage).before_button.click()
    assert shown(YearPage).title.text() == "The year 2030"


def test_it_ends_where_the_calendar_does(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_year(MINYEAR)
    assert not shown(YearPage).before_button.isEnabled()
    dates.open_year(MAXYEAR)
    assert not shown(YearPage).after_button.isEnabled()


def test_it_begins_with_this_year(dates: PlannerDesk, shown: Shown, today: date) -> None:
    dates.open_year()
    page = shown(YearPage)
    assert page.title.text() == f"The year {today.year}"
    assert page.list.currentIndex().row() == today.month - 1
