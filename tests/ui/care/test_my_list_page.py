from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.care.choices import CareSet
from companion.care.model import OWN, Activity
from companion.ui.care.desk import CareDesk
from companion.ui.care.idea_page import IdeaPage
from companion.ui.care.my_list_page import MyListPage
from companion.ui.care.own_page import OwnPage
from companion.ui.care.set_page import SetPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

ITEMS = ("slow-walk", "tea-slow", "come-back-to-now")


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> MyListPage:
    care.go("list")
    made = workspace.side
    assert isinstance(made, MyListPage)
    return made


def test_empty_is_fine(page: MyListPage) -> None:
    assert "Save things that help you here." in words_of(page)
    assert not page.box.isVisible()
    assert not page.own.isVisible()


def test_it_is_put_in_order_by_buttons(
    page: MyListPage, care: CareDesk, session: Session, undo: Callable[[], None]
) -> None:
    for item in ITEMS:
        session.care.keep(item)
    care.load()
    assert page.box.current == "slow-walk"
    assert not page.box.up.isEnabled()
    page.box.down.click()
    assert session.care.choices().kept == ("tea-slow", "slow-walk", "come-back-to-now")
    assert page.box.current == "slow-walk"
    page.box.down.click()
    assert not page.box.down.isEnabled()
    page.box.take_off.click()
    assert session.care.choices().kept == ("tea-slow", "come-back-to-now")
    for _step in range(3):
        undo()
    assert session.care.choices().kept == ITEMS


def test_a_line_opens_the_idea(
    page: MyListPage, care: CareDesk, session: Session, workspace: Workspace
) -> None:
    session.care.keep("slow-walk")
    care.load()
    page.box.open_button.click()
    assert isinstance(workspace.side, IdeaPage)


def test_ones_own_and_sets(page: MyListPage, session: Session, workspace: Workspace) -> None:
    care = workspace.care
    own = session.care.write_own(Activity("", "Feed the birds", OWN, 5), now=NOW)
    session.care.write_set(CareSet("", "Mornings", (own.id, "tea-slow")), now=NOW)
    care.load()
    row = page.sets.lines.row(page.sets.lines.index(0))
    assert row is not None
    assert (row.title, row.detail) == ("Mornings", "Feed the birds · Slow tea")
    page.own.activated.emit(page.own.lines.index(0))
    assert isinstance(workspace.side, IdeaPage)
    for button, kind in (("add_own", OwnPage), ("add_set", SetPage)):
        care.go("list")
        getattr(workspace.side, button).click()
        assert isinstance(workspace.side, kind)
