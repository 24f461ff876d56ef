"""Am I ready to help?: one at a time, skipped, resumed, never judged."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from companion import i18n
from companion.guide.helping import read_readiness
from companion.helping.model import Answer
from companion.ui.helping.readiness_page import ReadinessPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW

QUESTIONS = [question.id for question in read_readiness("en").questions()]


def opened(workspace: Workspace) -> ReadinessPage:
    workspace.people.guide.open_readiness()
    assert isinstance(workspace.side, ReadinessPage)
    return workspace.side


def choose(page: ReadinessPage, place: int) -> None:
    page.chips._group.buttons()[place].click()


def test_every_question_can_be_skipped(workspace: Workspace, session: Session) -> None:
    page = opened(workspace)
    asked = []
    while page.asked is not None:
        asked.append(page.asked.id)
        assert page.skip_button.isVisible()
        assert not page.next_button.isVisible()
        page.skip_button.click()
    assert asked == QUESTIONS
    assert page.closing.isVisible()
    assert session.helping.answers() == {}


def test_it_goes_on_where_one_stopped(workspace: Workspace, session: Session) -> None:
    page = opened(workspace)
    choose(page, 2)
    page.next_button.click()
    QTest.keyClicks(page.note, "Not the square.")
    workspace.show_write()
    assert session.helping.answers() == {
        QUESTIONS[0]: Answer("not_yet"),
        QUESTIONS[1]: Answer("", "Not the square."),
    }
    again = opened(workspace)
    assert again.asked is not None
    assert again.asked.id == QUESTIONS[2]
    again.former_button.click()
    assert again.note.text() == "Not the square."


def test_an_answer_brings_up_own_care_and_nothing_else(workspace: Workspace) -> None:
    page = opened(workspace)
    assert not page.own_care.isVisible()
    choose(page, 0)
    assert page.own_care.isVisible()
    choose(page, 0)  # taken back
    assert not page.own_care.isVisible()


def test_answers_are_let_go_and_brought_back(workspace: Workspace, session: Session) -> None:
    given = {each: Answer("yes") for each in QUESTIONS[:3]}
    session.helping.answer(given, now=NOW)
    page = opened(workspace)
    page.let_go_button.click()
    assert session.helping.answers() == {}
    assert page.asked is not None
    assert page.asked.id == QUESTIONS[0]
    workspace.turning.undo_last()
    assert session.helping.answers() == given
    assert page.answers == given


def test_all_answered_shows_the_closing(workspace: Workspace, session: Session) -> None:
    session.helping.answer({each: Answer("yes") for each in QUESTIONS}, now=NOW)
    page = opened(workspace)
    assert page.asked is None
    assert page.closing.isVisible()
    assert not page.chips.isVisible()


@pytest.mark.parametrize("language", ["en", "es"])
def test_in_both_languages(workspace: Workspace, language: str) -> None:
    i18n.use(language)
    page = opened(workspace)
    assert page.question.text() == read_readiness(language).questions()[0].text
