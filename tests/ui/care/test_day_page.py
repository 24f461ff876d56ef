from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from companion.care.model import BREATH, OWN, Activity
from companion.clock import standing_at
from companion.planner.day_ideas import DayIdea
from companion.ui.care.day_page import DayPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

TODAY = NOW.date()
Open = Callable[[str], DayPage]


@pytest.fixture(autouse=True)
def _the_clock_stands() -> object:
    with standing_at(NOW):
        yield


@pytest.fixture
def opened(workspace: Workspace, care: CareDesk) -> Open:
    def go(item: str) -> DayPage:
        care.go("idea", item)
        idea = workspace.side
        assert isinstance(idea, IdeaPage)
        idea.day_button.click()
        page = workspace.pages.currentWidget()
        assert isinstance(page, DayPage)
        return page

    return go


def put(session: Session) -> list[DayIdea]:
    return [one.value for one in session.day_ideas.from_day(date.min)]


def test_it_begins_with_today_and_no_reminder(opened: Open, session: Session) -> None:
    page = opened("slow-walk")
    assert "Slow walk, nowhere to be" in words_of(page)
    assert put(session) == []
    page.put_button.click()
    assert put(session) == [DayIdea("slow-walk", TODAY)]


def test_another_day_a_time_and_a_reminder(
    opened: Open, workspace: Workspace, session: Session
) -> None:
    page = opened("slow-walk")
    page.tomorrow.click()
    page.at.setText("2:15 pm")
    page.reminds.click()
    page.put_button.click()
    tomorrow = TODAY + timedelta(1)
    assert put(session) == [DayIdea("slow-walk", tomorrow, time(14, 15), reminds=True)]
    back = workspace.side
    assert isinstance(back, IdeaPage)
    assert back.message.text.startswith("Put in a day: Slow walk, nowhere to be")
    row = back.days.list.lines.row(back.days.list.lines.index(0))
    assert row is not None
    assert row.detail == "14:15 · with a reminder"


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        ("soon", "", "We could not read that date or time."),
        ("2026-12-24", "late", "We could not read that date or time."),
        ("2020-01-01", "", "Choose today, or a day that is still to come."),
        ("", "", "Choose today, or a day that is still to come."),
    ],
)
def test_what_is_no_day_to_come_is_said_and_put_nowhere(
    opened: Open, session: Session, day: str, at: str, said: str
) -> None:
    page = opened("slow-walk")
    page.day.setText(day)
    page.at.setText(at)
    page.put_button.click()
    assert said in page.message.text
    assert put(session) == []


def test_undo_takes_it_out_and_once_more_puts_it_back(
    opened: Open, workspace: Workspace, session: Session, undo: Callable[[], None]
) -> None:
    opened("slow-walk").put_button.click()
    undo()
    assert put(session) == []
    workspace.turning.turn(workspace.recent.all[-1])
    assert len(put(session)) == 1


def test_it_is_taken_out_where_the_idea_is_and_undone(
    opened: Open, workspace: Workspace, session: Session, undo: Callable[[], None]
) -> None:
    opened("slow-walk").put_button.click()
    page = workspace.side
    assert isinstance(page, IdeaPage)
    page.days.out_button.click()
    assert put(session) == []
    assert not page.days.isVisible()
    undo()
    assert put(session) == [DayIdea("slow-walk", TODAY)]
    assert page.days.isVisible()


def test_an_idea_of_ones_own_as_well(opened: Open, care: CareDesk, session: Session) -> None:
    own = session.care.write_own(Activity("", "Feed the birds", OWN, 5), now=NOW)
    care.load()
    opened(own.id).put_button.click()
    assert put(session) == [DayIdea(own.id, TODAY)]


def test_what_is_never_offered_is_not_put_anywhere(
    workspace: Workspace, care: CareDesk, session: Session
) -> None:
    session.care.hide_flags({BREATH})
    care.load()
    care.go("idea", "breathe-4-6")
    assert isinstance(workspace.side, IdeaPage)
    assert not workspace.side.day_button.isVisible()


def test_what_was_typed_comes_along_into_screens_made_anew(opened: Open, care: CareDesk) -> None:
    page = opened("slow-walk")
    page.at.setText("10")
    page.reminds.click()
    moment = care.carry()
    care.open()
    care.resume(moment, shown=True)
    again = care._side.side
    assert isinstance(again, DayPage)
    assert (again.at.text(), again.reminds.isChecked()) == ("10", True)
