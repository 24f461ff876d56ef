from __future__ import annotations

from datetime import date, timedelta

from companion.i18n import long_date
from companion.planner import occasions
from companion.planner.icalendar.bring_in import bring_in
from companion.planner.model import Certainty, Kind
from companion.planner.recurrence.rules import DayMarks, HijriYearly, Yearly
from companion.ui.planner.date_page import DatePage, _following
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.plan_page import PlanPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from tests.planner.icalendar.conftest import FILES
from tests.support.builders import NOW
from tests.support.planner import hard_date
from tests.ui.planner.conftest import Save, Shown


def words(page: DatePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Label))


def test_without_a_plan_letting_it_be_is_an_answer(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    dates.open_date(save().id)
    page = shown(DatePage)
    assert "No plan. That is fine." in words(page)
    page.setFocus()
    assert page.plan_button.hasFocus()
    page.later_button.click()
    assert shown(DatesPage)


def test_the_next_days_end_with_their_calendar() -> None:
    rule = HijriYearly(date(2020, 1, 1), after_sunset=False)
    value = hard_date(rule=rule)
    shown = next(occasions.days_of("", value, date(2077, 1, 1), date(2077, 12, 31)))
    told = _following(value, shown)  # the table ends in 2077
    assert any("sunset" in each for each in told)


def test_make_a_plan(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    dates.open_date(save().id)
    shown(DatePage).plan_button.click()
    assert shown(PlanPage)


def test_hiding_is_a_change_that_can_be_undone(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace
) -> None:
    one = save()
    dates.open_date(one.id)
    shown(DatePage).hide_button.click()
    assert session.planner.read(one.id).value.hidden
    assert "Hidden" in shown(DatePage).message.text
    workspace.turning.undo_last()
    assert not session.planner.read(one.id).value.hidden
    assert shown(DatePage).hide_button.text() == "Hide this date"


def test_to_the_bin_and_what_is_said_then(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session
) -> None:
    one = save()
    dates.open_date(one.id)
    shown(DatePage).bin_button.click()
    assert "30 days" in shown(DatesPage).message.text
    assert session.planner.read(one.id).deleted is not None


def test_a_year_is_counted_only_when_asked_for(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    day = today.replace(day=1, year=today.year - 3)
    dates.open_date(save(rule=Yearly(day)).id)
    assert "Number" not in words(shown(DatePage))
    dates.open_date(save(rule=Yearly(day), show_year_count=True).id)
    assert "Number" in words(shown(DatePage))


def test_how_it_was_counted_and_what_comes_after(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    dates.open_date(save(rule=DayMarks(today, (40, 100), first_day_counts=True)).id)
    told = words(shown(DatePage))
    assert long_date(today + timedelta(39)) in told
    assert "Counted with the day itself as the first." in told
    assert f"Then: {long_date(today + timedelta(99))}" in told


def test_a_court_date_that_moved_is_nobodys_fault(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    one = save("Hearing", kind=Kind.HEARING, certainty=Certainty.MAY_MOVE, postponed=True)
    dates.open_date(one.id)
    told = words(shown(DatePage))
    assert "Moved. The new day is not known yet." in told
    assert "You did nothing to cause it." in told


def test_the_own_word_for_the_day_is_said(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    dates.open_date(save(word="remembrance").id)
    assert "A day of my own · remembrance" in words(shown(DatePage))


def test_a_way_to_come_again_that_was_not_understood_is_told(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    bring_in(session.planner, FILES / "apple.ics", now=NOW)
    told = {}
    for one in session.planner.dates():
        dates.open_date(one.id)
        told[one.id] = "could not read how it comes again" in words(shown(DatePage))
    unread = {each for each in told if session.planner.original(each) is not None}
    assert unread
    assert {each for each, is_told in told.items() if is_told} == unread
