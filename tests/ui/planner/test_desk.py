from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.edit_page import EditPage
from companion.ui.planner.month_page import MonthPage
from companion.ui.planner.plan_page import PlanPage
from companion.ui.planner.way import NOWHERE
from companion.ui.planner.year_page import YearPage
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.ui.planner.conftest import Save, Shown


def test_the_places_of_the_rail_lead_to_today_and_to_dates(
    workspace: Workspace, shown: Shown
) -> None:
    today, _write, dates, *_others = workspace.rail.group.buttons()
    today.click()
    assert shown(TodayPage)
    assert today.isChecked()
    dates.click()
    assert shown(DatesPage)
    assert dates.isChecked()


def test_three_views_of_the_same_dates(dates: PlannerDesk, shown: Shown) -> None:
    dates.open()
    _list, month, _year = shown(DatesPage).views._group.buttons()
    month.click()
    _list, _month, year = shown(MonthPage).views._group.buttons()
    year.click()
    first, _month, _year = shown(YearPage).views._group.buttons()
    first.click()
    assert shown(DatesPage)


def test_of_two_pages_opened_at_once_the_later_is_shown(
    dates: PlannerDesk, tasks: ImmediateTasks, shown: Shown
) -> None:
    tasks.hold()
    dates.open_year()
    dates.open_add()
    tasks.drain()
    assert shown(EditPage)


def test_a_date_that_is_gone_is_told_calmly(dates: PlannerDesk, workspace: Workspace) -> None:
    dates.open_date("0123456789abcdef")
    assert workspace.side is None
    assert "date" in workspace.message.text


def test_screens_made_anew_come_back_to_the_same_page_with_what_was_typed(
    dates: PlannerDesk, save: Save, shown: Shown, workspace: Workspace
) -> None:
    one = save()
    dates.open_plan(one.id)
    line = shown(PlanPage).lines[0].widget
    assert isinstance(line, QLineEdit)
    line.setText("At home")
    workspace.keep()
    where = dates.where
    dates.open()
    dates.come_back(where)
    assert shown(PlanPage).lines[0].widget.text() == "At home"


def test_elsewhere_there_is_nothing_to_come_back_to(
    dates: PlannerDesk, workspace: Workspace
) -> None:
    dates.open()
    workspace.show_write()
    assert dates.where is NOWHERE


@pytest.mark.parametrize("name", ["open_today", "open", "open_all", "open_month", "open_year",
    "open_justice", "open_papers", "open_observances", "open_calendar_file", "open_bin",
    "open_add"])  # fmt: skip
def test_every_page_can_be_filled_anew_in_its_place(
    dates: PlannerDesk, name: str, save: Save
) -> None:
    save()
    getattr(dates, name)()
    page = dates.page
    assert page is not None
    page.refresh()
    assert dates.page is page


def test_undo_of_a_change_is_seen_at_once(
    dates: PlannerDesk, save: Save, shown: Shown, workspace: Workspace, session: Session
) -> None:
    one = save()
    dates.open_date(one.id)
    workspace.side.bin_button.click()  # type: ignore[union-attr]
    assert shown(DatesPage).soon.lines.rowCount() == 0
    workspace.turning.undo_last()
    assert shown(DatesPage).soon.lines.rowCount() == 1
    assert session.planner.read(one.id).deleted is None
    assert workspace.message.text == "Undo done."
