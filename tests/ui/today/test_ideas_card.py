from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from companion.care.model import OWN, Activity
from companion.planner.day_ideas import DayIdea
from companion.ui.care.idea_page import IdeaPage
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.today.ideas_card import IdeasCard
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown
from tests.ui.planner.test_dates_page import names


@pytest.fixture
def walk(session: Session, today: date, moment: datetime) -> str:
    """Put a walk of one's own into today, and something else into a later day."""
    own = session.care.write_own(Activity("", "Walk to the river", OWN, 10), now=moment)
    session.day_ideas.put(DayIdea(own.id, today, time(17, 30)), now=moment)
    session.day_ideas.put(DayIdea("tea-slow", today + timedelta(3)), now=moment)
    return own.id


def card_of(page: TodayPage) -> IdeasCard | None:
    return page.findChild(IdeasCard)


def test_today_shows_what_is_in_this_day_and_opens_it(
    dates: PlannerDesk, shown: Shown, walk: str, workspace: Workspace
) -> None:
    dates.open_today()
    page = shown(TodayPage)
    assert "Nothing is waiting" not in " ".join(each.text() for each in page.findChildren(Label))
    card = card_of(page)
    assert card is not None
    assert names(card.list) == ["Walk to the river"]
    assert card.list.lines.row(card.list.lines.index(0)).detail == "17:30"  # type: ignore[union-attr]
    card.open_button.click()
    idea = workspace.side
    assert isinstance(idea, IdeaPage)
    assert idea.idea is not None
    assert idea.idea.id == walk


def test_it_is_left_out_and_comes_back(
    dates: PlannerDesk, shown: Shown, walk: str, workspace: Workspace
) -> None:
    assert walk
    dates.open_today()
    card = card_of(shown(TodayPage))
    assert card is not None
    card.not_today.click()
    assert card_of(shown(TodayPage)) is None
    workspace.turning.undo_last()
    dates.open_today()
    assert card_of(shown(TodayPage)) is not None


@pytest.mark.parametrize("way", ["removed", "hidden"])
def test_what_is_gone_or_hidden_is_in_no_day(
    dates: PlannerDesk, shown: Shown, walk: str, session: Session, way: str
) -> None:
    if way == "removed":
        session.care.remove_own(walk)
    else:
        session.care.hide(walk)
    dates.open_today()
    assert card_of(shown(TodayPage)) is None
    dates.open()
    assert len(names(shown(DatesPage).ideas)) == 1


def test_on_a_hard_day_it_waits_until_more_is_asked_for(
    dates: PlannerDesk, shown: Shown, walk: str, save: Save
) -> None:
    assert walk
    save("Ana's day", 0, on_today=True)
    dates.open_today()
    assert card_of(shown(TodayPage)) is None
    shown(TodayPage).more_button.click()
    assert card_of(shown(TodayPage)) is not None


def test_the_list_of_dates_has_the_ideas_below(
    dates: PlannerDesk, shown: Shown, walk: str, workspace: Workspace
) -> None:
    assert walk
    dates.open()
    page = shown(DatesPage)
    assert names(page.ideas) == ["Walk to the river", "Slow tea"]
    page.ideas.clicked.emit(page.ideas.lines.index(1))
    idea = workspace.side
    assert isinstance(idea, IdeaPage)
    assert idea.idea is not None
    assert idea.idea.id == "tea-slow"
