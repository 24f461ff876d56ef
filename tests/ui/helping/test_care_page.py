"""Limits, notes, and a stop rule that speaks once."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from companion.clock import now
from companion.helping.model import MUCH, Debrief, Limits
from companion.helping.service import Helping
from companion.ui.helping.care_page import HelperCarePage
from companion.ui.helping.debrief_page import DebriefPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def helping(session: Session) -> Helping:
    return session.helping


def opened(workspace: Workspace) -> HelperCarePage:
    workspace.people.guide.open_helper_care()
    assert isinstance(workspace.side, HelperCarePage)
    return workspace.side


def test_limits_are_kept_as_one_types_and_undone(workspace: Workspace, helping: Helping) -> None:
    page = opened(workspace)
    page.budget.setCurrentIndex(page.budget.findData(4))
    QTest.keyClicks(page.signs, "I snap at people.")
    workspace.show_write()
    assert helping.limits() == Limits(4, ("I snap at people.",))
    workspace.turning.undo_last()
    assert helping.limits() == Limits()


def test_a_limit_of_ones_own_is_shown_as_it_is(workspace: Workspace, helping: Helping) -> None:
    helping.set_limits(Limits(7))
    page = opened(workspace)
    assert page.typed() == Limits(7)
    assert page.budget.currentText() == "Up to 7 in a week"


def test_a_full_week_is_said_once(workspace: Workspace, helping: Helping) -> None:
    helping.set_limits(Limits(2))
    helping.save_debrief(Debrief(now().date(), MUCH), now=now())
    assert "You gave what you had set for this week." in opened(workspace).message.text
    assert opened(workspace).message.text == ""


def test_notes_open_and_the_bin_gives_back(workspace: Workspace, helping: Helping) -> None:
    saved = helping.save_debrief(Debrief(now().date(), note="Tired."), now=now())
    page = opened(workspace)
    page.list.opened.emit(saved.id)
    note = workspace.side
    assert isinstance(note, DebriefPage)
    note.bin_button.click()
    page = opened(workspace)
    assert page.empty.isVisible()
    page.bin_button.click()
    page.list.opened.emit(saved.id)
    assert page.message.text == "This note is in the bin."
    page.message._button.click()
    assert [one.id for one in helping.debriefs()] == [saved.id]
    assert page.empty.text == "The bin is empty."
    workspace.turning.undo_last()
    assert helping.debriefs() == []
