from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.ui.care.check_ins_page import CheckInsPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.form_page import FormPage
from companion.ui.care.words_page import WordsPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

GAD = dict.fromkeys(range(1, 8), 1)


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> CheckInsPage:
    care.go("check-ins")
    made = workspace.side
    assert isinstance(made, CheckInsPage)
    return made


def test_four_measures_words_or_a_number_and_what_the_app_does_not_do(
    page: CheckInsPage, workspace: Workspace, care: CareDesk
) -> None:
    names = [button.text() for button in page.measures]
    assert names == ["PC-PTSD-5", "PCL-5", "PHQ-9", "GAD-7"]
    words = words_of(page)
    assert "This app does not call anyone or tell anyone." in words
    assert "No check-ins are kept here." in words
    page.measures[2].click()
    form = workspace.side
    assert isinstance(form, FormPage)
    assert form.form.id == "phq-9"
    care.back()
    again = workspace.side
    assert isinstance(again, CheckInsPage)
    again.words.click()
    assert isinstance(workspace.pages.currentWidget(), WordsPage)


def test_a_list_shows_what_and_when_and_a_number_only_when_opened(
    page: CheckInsPage, care: CareDesk, session: Session
) -> None:
    session.care_log.check_in("gad-7", now=NOW, answers=GAD)
    care.load()
    row = page.list.lines.row(page.list.lines.index(0))
    assert row is not None
    assert row.spoken == "10 March 2026, 21:15, GAD-7"
    assert "Your number" not in words_of(page)
    page.open_button.click()
    assert "Your number: 7 out of 21." in words_of(page)
    assert "This is not a diagnosis." in words_of(page)


def test_removed_and_back(
    page: CheckInsPage, care: CareDesk, session: Session, undo: Callable[[], None]
) -> None:
    session.care_log.check_in("words", now=NOW, words="The radio helped.")
    care.load()
    page.remove_button.click()
    assert session.care_log.check_ins() == []
    undo()
    assert [each.words for each in session.care_log.check_ins()] == ["The radio helped."]
