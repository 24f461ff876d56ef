from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from companion.care.service import CHECK_INS, LOG
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.care.ideas_page import IdeasPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.ui.care.conftest import words_of

DENVER = ZoneInfo("America/Denver")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make it an hour of one day."""

    def hour(number: int) -> None:
        moment = datetime(2026, 3, 10, number, 5, tzinfo=DENVER)
        monkeypatch.setattr("companion.ui.care.desk.now", lambda: moment)

    return hour


@pytest.fixture(autouse=True)
def noon_at_care(at: Callable[[int], None], request: pytest.FixtureRequest) -> None:
    """Open Care at noon."""
    at(12)
    request.getfixturevalue("care")


def page_of(workspace: Workspace) -> IdeasPage:
    page = workspace.side
    assert isinstance(page, IdeasPage)
    return page


def shown(page: IdeasPage) -> list[str]:
    return [card.title.text() for card in page.cards if card.isVisible()]


def test_three_ideas_of_different_groups_none_of_them_of_faith(workspace: Workspace) -> None:
    page = page_of(workspace)
    assert len(shown(page)) == 3
    groups = [idea.category for idea in page._ideas]
    assert len(set(groups)) == 3
    assert "spiritual" not in groups


@pytest.mark.parametrize(
    ("chips", "key"),
    [("minutes", "5"), ("energy", "low"), ("company", "alone"), ("place", "indoors"),
     ("hard", "cannot_sleep")],
)  # fmt: skip
def test_each_row_of_chips_narrows_them_down(workspace: Workspace, chips: str, key: str) -> None:
    page = page_of(workspace)
    row = getattr(page, chips)
    row.choose(key)
    row.chosen.emit(key)
    assert shown(page)
    for idea in page._ideas:
        assert {
            "minutes": idea.minutes_min <= 5,
            "energy": idea.energy == "low",
            "company": idea.company != "with_others",
            "place": idea.place != "outdoors",
            "hard": bool({"cannot_sleep", "any"} & set(idea.helps_when)),
        }[chips]


def test_what_was_said_is_there_again_on_coming_back(workspace: Workspace) -> None:
    page = page_of(workspace)
    page.energy.choose("low")
    page.energy.chosen.emit("low")
    titles = shown(page)
    page.cards[0].button.click()
    opened = workspace.side
    assert isinstance(opened, IdeaPage)
    opened.back.click()
    again = page_of(workspace)
    assert again.energy.choice == "low"
    assert shown(again) == titles


def test_different_three_and_none_of_these(workspace: Workspace) -> None:
    page = page_of(workspace)
    first = shown(page)
    page.different.click()
    second = shown(page)
    assert not set(first) & set(second)
    page.none.click()
    assert shown(page) == []
    assert "Nothing fits right now. That happens." in words_of(page)
    assert not page.none.isVisible()
    page.different.click()
    third = shown(page)
    assert len(third) == 3
    assert not set(third) & {*first, *second}


def test_at_night_only_what_is_fine_at_night(workspace: Workspace, care: CareDesk) -> None:
    care.now = partial(datetime, 2026, 3, 10, 3, 5, tzinfo=DENVER)
    care.open()
    assert all(idea.night_ok for idea in page_of(workspace)._ideas)


def test_notes_and_check_ins_are_in_sight_only_when_turned_on(
    workspace: Workspace, care: CareDesk, session: Session
) -> None:
    page = page_of(workspace)
    assert not page.helps.isVisible()
    assert not page.check_ins.isVisible()
    session.care.turn(LOG, on=True)
    session.care.turn(CHECK_INS, on=True)
    care.open()
    page = page_of(workspace)
    assert page.helps.isVisible()
    assert page.check_ins.isVisible()


def test_each_button_has_the_idea_as_its_description(workspace: Workspace) -> None:
    page = page_of(workspace)
    for card in page.cards:
        assert card.button.accessibleDescription() == card.title.text()
