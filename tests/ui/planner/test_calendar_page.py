from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from companion.clock import now
from companion.ui.planner.calendar_page import CalendarPage
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.page import DATES
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.immediate import ImmediateTasks
from tests.support.keys import press
from tests.ui.planner.conftest import Save, Shown


def test_a_file_says_nothing_unless_names_are_ticked(
    dates: PlannerDesk, save: Save, shown: Shown, tmp_path: Path
) -> None:
    save()
    save("Ben's day", hidden=True)
    dates.open_calendar_file()
    page = shown(CalendarPage)
    page.write(str(tmp_path / "a.ics"))
    assert "not locked" in page.message.text
    assert b"Ana" not in (tmp_path / "a.ics").read_bytes()
    page.names.setChecked(True)
    page.write(str(tmp_path / "b.ics"))
    content = (tmp_path / "b.ics").read_bytes()
    assert b"Ana" in content
    assert b"Ben" not in content
    page.hidden.setChecked(True)
    page.write(str(tmp_path / "c.ics"))
    assert b"Ben" in (tmp_path / "c.ics").read_bytes()


@pytest.fixture
def vigil(tmp_path: Path) -> Path:
    file = tmp_path / "other.ics"
    day = now() + timedelta(days=20)
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:1@other\r\n"
        f"DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day:%Y%m%d}\r\nSUMMARY:A vigil\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return file


@pytest.fixture
def page(dates: PlannerDesk, shown: Shown, vigil: Path) -> CalendarPage:
    """Return the page with a file chosen."""
    dates.open_calendar_file()
    made: CalendarPage = shown(CalendarPage)
    made.path.setText(str(vigil))
    return made


def test_look_first_then_bring_in_and_undo_and_redo(
    page: CalendarPage, tasks: ImmediateTasks, session: Session, workspace: Workspace
) -> None:
    press(page.path, Qt.Key.Key_Return)
    assert page.progress.isVisible()
    assert page.progress.cancel_button.hasFocus()
    assert not page.look_button.isEnabled()
    tasks.drain()
    assert "1 date would come in." in page.report.text()
    assert not page.progress.isVisible()
    assert page.bring_button.hasFocus()
    assert session.planner.dates() == []
    page.bring_button.click()
    tasks.drain()
    assert [one.value.name for one in session.planner.dates()] == ["A vigil"]
    workspace.turning.undo_last()
    assert session.planner.dates() == []
    workspace.turning.turn(workspace.recent.all[0])
    assert [one.value.name for one in session.planner.dates()] == ["A vigil"]


def test_cancel_leaves_nothing_behind(
    page: CalendarPage, tasks: ImmediateTasks, session: Session, workspace: Workspace
) -> None:
    page.look_button.click()
    tasks.drain()
    page.bring_button.click()
    page.progress.cancel_button.click()
    tasks.drain()
    assert page.message.text == "Stopped. Everything is as it was."
    assert session.planner.dates() == []
    assert workspace.recent.all == []
    assert page.bring_button.isEnabled()


def test_it_goes_on_while_another_page_is_looked_at_and_is_found_again(
    page: CalendarPage, dates: PlannerDesk, tasks: ImmediateTasks, shown: Shown
) -> None:
    page.look_button.click()
    tasks.drain()
    page.bring_button.click()
    dates.open()
    assert shown(DatesPage).soon.lines.rowCount() == 0
    dates.open_calendar_file()
    assert shown(CalendarPage) is page
    dates.open()
    tasks.drain()
    assert shown(DatesPage).soon.lines.rowCount() + shown(DatesPage).later.lines.rowCount() == 1


def test_locking_stops_it(
    page: CalendarPage, tasks: ImmediateTasks, session: Session, workspace: Workspace
) -> None:
    page.bring_button.show()
    page.bring_button.click()
    workspace.stop_long_work()
    tasks.drain()
    assert session.planner.dates() == []


def test_what_is_typed_stays_when_something_is_undone(
    page: CalendarPage, workspace: Workspace
) -> None:
    path = page.path
    workspace.changes.place_changed.emit(DATES)
    assert page.path is path


def test_what_is_no_calendar_is_told(
    page: CalendarPage, vigil: Path, tasks: ImmediateTasks
) -> None:
    vigil.write_text("hello")
    page.look_button.click()
    tasks.drain()
    assert page.message.text
    assert page.bring_button.isHidden()
