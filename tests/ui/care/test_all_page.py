from __future__ import annotations

import pytest

from companion.care.service import SPIRITUAL
from companion.ui.care.all_page import AllPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.ui.care.conftest import words_of


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> AllPage:
    care.go("all")
    made = workspace.side
    assert isinstance(made, AllPage)
    return made


def titles(page: AllPage) -> list[str]:
    return [page.list.lines.index(n).data() for n in range(page.list.lines.rowCount())]


def choose(page: AllPage, group: str) -> None:
    page.group.setCurrentText(group)
    page.group.activated.emit(page.group.currentIndex())


def test_everything_but_what_is_hidden_until_it_is_chosen(
    page: AllPage, care: CareDesk, session: Session
) -> None:
    all_of_it = len(care.ideas())
    spiritual = sum(each.category == "spiritual" for each in care.ideas())
    assert spiritual
    assert len(titles(page)) == all_of_it - spiritual
    session.care.turn(SPIRITUAL, on=True)
    care.load()
    assert len(titles(page)) == all_of_it


def test_words_find_and_nothing_is_fine(page: AllPage) -> None:
    page.search.setText("WALK slow")
    assert "Slow walk, nowhere to be" in titles(page)
    page.search.setText("zzz")
    assert titles(page) == []
    assert "Nothing with these words." in words_of(page)


def test_groups_exercises_and_moments(page: AllPage, care: CareDesk) -> None:
    choose(page, "Guided exercises")
    assert len(titles(page)) == len(care.steady.catalog.exercises)
    choose(page, "Rest")
    assert {each.category for each in care.ideas() if each.title in titles(page)} == {"rest"}
    choose(page, "It is late")
    assert titles(page)[0] == "After a nightmare"


def test_what_was_hidden_is_found_again(page: AllPage, care: CareDesk, session: Session) -> None:
    session.care.hide("slow-walk")
    care.load()
    assert "Slow walk, nowhere to be" not in titles(page)
    page.hidden.click()
    assert titles(page) == ["Slow walk, nowhere to be"]


def test_a_line_opens(page: AllPage, workspace: Workspace) -> None:
    page.list.activated.emit(page.list.lines.index(0))
    assert isinstance(workspace.side, IdeaPage)
