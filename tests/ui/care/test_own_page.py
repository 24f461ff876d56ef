from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.care.desk import CareDesk
from companion.ui.care.own_page import OwnPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> OwnPage:
    care.go("own")
    made = workspace.side
    assert isinstance(made, OwnPage)
    return made


def test_nothing_is_written_without_a_name(page: OwnPage, session: Session) -> None:
    page.summary.setPlainText("with seeds")
    page.back.click()
    assert session.care.own() == []


def test_it_is_written_while_one_types(qtbot: QtBot, page: OwnPage, session: Session) -> None:
    assert page._timer.interval() < 1000
    page.title.setText("Feed the birds")
    with qtbot.waitSignal(page._timer.timeout):
        pass
    assert [each.title for each in session.care.own()] == ["Feed the birds"]


def test_one_visit_is_one_change_and_can_be_done_again(
    page: OwnPage, session: Session, workspace: Workspace, undo: Callable[[], None]
) -> None:
    page.title.setText("Feed")
    page._write_down()
    page.title.setText("Feed the birds")
    page.tiny.setText("Open the window.")
    page.minutes.setCurrentIndex(page.minutes.findData(15))
    page.back.click()
    (own,) = session.care.own()
    assert (own.title, own.tiny_start, own.minutes) == ("Feed the birds", "Open the window.", 15)
    (change,) = workspace.recent.all
    undo()
    assert session.care.own() == []
    workspace.turning.turn(change)
    assert [each.title for each in session.care.own()] == ["Feed the birds"]


def test_a_change_goes_back_to_what_it_was(
    page: OwnPage, session: Session, care: CareDesk, workspace: Workspace, undo: Callable[[], None]
) -> None:
    page.title.setText("Feed the birds")
    page.back.click()
    (own,) = session.care.own()
    care.go("own", own.id)
    again = workspace.side
    assert isinstance(again, OwnPage)
    assert again.title.text() == "Feed the birds"
    again.title.setText("Feed the cat")
    workspace.show_write()
    assert [each.title for each in session.care.own()] == ["Feed the cat"]
    undo()
    assert [each.title for each in session.care.own()] == ["Feed the birds"]
