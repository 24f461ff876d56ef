from __future__ import annotations

from datetime import date, timedelta

from companion.planner.model import Certainty
from companion.planner.recurrence.rules import Once
from companion.ui.planner.date_page import DatePage
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.quiet_list import QuietList
from tests.ui.planner.conftest import Save, Shown


def names(shown: QuietList) -> list[str]:
    return [shown.lines.row(shown.lines.index(n)).title for n in range(shown.lines.rowCount())]  # type: ignore[union-attr]


def test_nothing_is_fine(dates: PlannerDesk, shown: Shown) -> None:
    dates.open()
    page = shown(DatesPage)
    assert page.findChild(EmptyState).text == "No dates here. Add one only if it helps you."
    page.setFocus()
    assert page.add_button.hasFocus()


def test_first_the_next_60_days_then_later_ones_and_those_without_a_day(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    save("Sixty", 60)
    save("Sixty-one", 61)
    save("Some day", rule=None, certainty=Certainty.NOT_SURE)
    save("Tomorrow", 1)
    dates.open()
    page = shown(DatesPage)
    assert names(page.soon) == ["Tomorrow", "Sixty"]
    assert names(page.later) == ["Sixty-one", "Some day"]


def test_past_and_hidden_dates_only_when_asked_for(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    save("Gone", rule=Once(today - timedelta(30)))
    save("Hidden", 5, hidden=True)
    dates.open()
    page = shown(DatesPage)
    assert names(page.soon) + names(page.later) + names(page.past) == []
    dates.open_all()
    page = shown(DatesPage)
    assert names(page.soon) == ["Hidden"]
    assert names(page.past) == ["Gone"]
    assert "Hidden" in page.soon.lines.row(page.soon.lines.index(0)).detail


def test_a_line_opens_its_date(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save()
    dates.open()
    page = shown(DatesPage)
    page.soon.activated.emit(page.soon.lines.index(0))
    assert shown(DatePage).title.text() == "Ana's day"
