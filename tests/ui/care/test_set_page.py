from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.ui.care.desk import CareDesk
from companion.ui.care.set_page import SetPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, care: CareDesk, session: Session) -> SetPage:
    for item in ("slow-walk", "tea-slow"):
        session.care.keep(item)
    care.load()
    care.go("set")
    made = workspace.side
    assert isinstance(made, SetPage)
    return made


def items(session: Session) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.title, each.items) for each in session.care.sets()]


def test_nothing_is_written_until_it_has_a_name_or_an_idea(page: SetPage, session: Session) -> None:
    page.back.click()
    assert items(session) == []


def test_ideas_of_my_list_are_put_in_moved_and_taken_out(
    page: SetPage, session: Session, undo: Callable[[], None]
) -> None:
    page.title.setText("Mornings")
    page.put.click()
    page.put.click()
    assert items(session) == [("Mornings", ("slow-walk", "tea-slow"))]
    assert not page.put.isVisible()
    page.box.list.setCurrentIndex(page.box.list.lines.index(1))
    page.box.up.click()
    assert items(session) == [("Mornings", ("tea-slow", "slow-walk"))]
    page.box.take_off.click()
    assert items(session) == [("Mornings", ("slow-walk",))]
    undo()
    assert items(session) == [("Mornings", ("tea-slow", "slow-walk"))]
    assert page.box.list.lines.rowCount() == 2


def test_an_idea_put_into_a_set_without_a_name_gives_it_one(
    page: SetPage, session: Session
) -> None:
    page.put.click()
    assert items(session) == [("My set", ("slow-walk",))]


def test_its_name_is_written_while_one_types_and_on_leaving(
    page: SetPage, session: Session, workspace: Workspace
) -> None:
    page.title.setText("Mornings")
    assert page._timer.isActive()
    assert page._timer.interval() < 1000
    workspace.show_write()
    assert items(session) == [("Mornings", ())]


def test_removing_it_leaves_its_ideas_and_can_be_undone(
    page: SetPage, session: Session, undo: Callable[[], None]
) -> None:
    page.title.setText("Mornings")
    page.put.click()
    page.remove.click()
    assert items(session) == []
    assert session.care.choices().kept == ("slow-walk", "tea-slow")
    undo()
    assert items(session) == [("Mornings", ("slow-walk",))]
