from __future__ import annotations

from companion.planner.model import Kind
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.justice_page import JusticePage
from companion.ui.planner.papers_page import PapersPage
from companion.ui.planner.records_page import RecordsPage
from companion.ui.widgets.basic import Button
from companion.ui.widgets.label import Label
from tests.ui.planner.conftest import Save, Shown


def test_court_dates_alone_and_the_quiet_note(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save("Ana's day", kind=Kind.LOSS)
    save("Hearing", kind=Kind.HEARING)
    dates.open_justice()
    page = shown(JusticePage)
    assert page.list.lines.rowCount() == 1
    assert any("could be asked for in court" in each.text() for each in page.findChildren(Label))
    page.list.activated.emit(page.list.lines.index(0))
    assert shown(DatePage).title.text() == "Hearing"


def test_its_doors(dates: PlannerDesk, shown: Shown) -> None:
    for name, kind in (
        ("Papers", PapersPage),
        ("Calls and visits", RecordsPage),
        ("Help with costs", RecordsPage),
        ("Notices of parole and release", RecordsPage),
    ):
        dates.open_justice()
        (door,) = [each for each in shown(JusticePage).findChildren(Button) if each.text() == name]
        door.click()
        assert shown(kind).title.text() == name
        shown(kind).back.click()
        assert shown(JusticePage)
