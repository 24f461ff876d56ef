from __future__ import annotations

import pytest

from companion.ui.care.check_ins_page import CheckInsPage
from companion.ui.care.desk import CareDesk
from companion.ui.care.words_page import WordsPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, care: CareDesk) -> WordsPage:
    care.go("check-ins")
    care.go("words")
    made = workspace.side
    assert isinstance(made, WordsPage)
    return made


@pytest.mark.parametrize(
    ("words", "number", "measure"),
    [("The radio helped.", None, "words"), ("", 3, "distress"), ("So so", 0, "distress")],
)
def test_words_a_number_or_both(
    page: WordsPage, session: Session, workspace: Workspace,
    words: str, number: int | None, measure: str,
) -> None:  # fmt: skip
    page.words.setPlainText(words)
    page.rating.choose(number)
    page.keep_button.click()
    (taken,) = session.care_log.check_ins()
    assert (taken.measure, taken.words) == (measure, words)
    assert taken.answers == ({} if number is None else {1: number})
    assert isinstance(workspace.side, CheckInsPage)


def test_blank_keeps_nothing(page: WordsPage, session: Session) -> None:
    page.keep_button.click()
    assert session.care_log.check_ins() == []
    assert page.isVisible()


def test_from_nine_on_help_is_offered_in_the_page(page: WordsPage) -> None:
    for number, offered in ((8, False), (9, True), (10, True), (2, False)):
        page.rating.choose(number)
        page.rating.activated.emit(page.rating.currentIndex())
        assert page.help.isVisible() is offered


def test_what_was_typed_is_there_again_in_this_visit(
    page: WordsPage, workspace: Workspace, care: CareDesk, session: Session
) -> None:
    page.words.setPlainText("half a thought")
    workspace.show_write()
    care.open()
    care.go("words")
    again = workspace.side
    assert isinstance(again, WordsPage)
    assert again.words.toPlainText() == "half a thought"
    assert session.care_log.check_ins() == []
    again.keep_button.click()
    care.go("words")
    assert isinstance(workspace.side, WordsPage)
    assert workspace.side.words.toPlainText() == ""
