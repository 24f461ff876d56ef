from __future__ import annotations

from datetime import date

from companion.planner.recurrence.rules import Once
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.month_page import MonthPage
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown


def test_the_dates_of_a_month_in_the_grid_and_in_the_list(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    save(rule=Once(date(2030, 12, 10)))
    dates.open_month(date(2030, 12, 31))
    page = shown(MonthPage)
    assert page.title.text() == "December 2030"
    assert "Ana's day" in page.grid.days[9].text()
    page.list.activated.emit(page.list.lines.index(0))
    assert shown(DatePage)
    dates.open_month(date(2030, 12, 1))
    shown(MonthPage).grid.days[9].click()
    assert shown(DatePage)


def test_an_empty_day_says_so_and_the_year_turns(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_month(date(2030, 12, 1))
    page = shown(MonthPage)
    page.grid.days[0].click()
    assert "nothing here" in page.message.text
    page._go_after()
    assert shown(MonthPage).title.text() == "January 2031"
    shown(MonthPage)._go_before()
    assert shown(MonthPage).title.text() == "December 2030"


def test_at_the_ends_of_the_calendar(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_month(date.min)
    assert shown(MonthPage)._before is None
    dates.open_month(date.max)
    assert shown(MonthPage)._after is None


def test_where_days_would_be_too_small_the_list_is_left(
    dates: PlannerDesk, save: Save, shown: Shown, workspace: Workspace
) -> None:
    save(rule=Once(date(2030, 12, 10)))
    dates.open_month(date(2030, 12, 1))
    page = shown(MonthPage)
    assert page.grid.isVisible()
    page.resize(320, 700)
    assert page.grid.isHidden()
    assert page.list.isVisible()
    assert workspace.isVisible()
