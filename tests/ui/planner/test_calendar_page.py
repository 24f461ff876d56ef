from __future__ import annotations

from pathlib import Path

from companion.ui.planner.calendar_page import CalendarPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
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


def test_look_first_then_bring_in_and_undo(
    dates: PlannerDesk, shown: Shown, tmp_path: Path, session: Session,
    workspace: Workspace,
) -> None:  # fmt: skip
    file = tmp_path / "other.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:1@other\r\n"
        "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261208\r\nSUMMARY:A vigil\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    dates.open_calendar_file()
    page = shown(CalendarPage)
    page.path.setText(str(file))
    page.look_button.click()
    assert "1 date would come in." in page.report.text()
    assert session.planner.dates() == []
    page.bring_button.click()
    assert [one.value.name for one in session.planner.dates()] == ["A vigil"]
    workspace.turning.undo_last()
    assert session.planner.dates() == []


def test_what_is_no_calendar_is_told(dates: PlannerDesk, shown: Shown, tmp_path: Path) -> None:
    file = tmp_path / "no.ics"
    file.write_text("hello")
    dates.open_calendar_file()
    page = shown(CalendarPage)
    page.path.setText(str(file))
    page.look_button.click()
    assert page.message.text
    assert page.bring_button.isHidden()
