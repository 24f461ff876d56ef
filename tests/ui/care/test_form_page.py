"""Measures keep their official words; help comes as care.md 2.14 says; nobody is held up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion import i18n
from companion.care import forms
from companion.ui.care.desk import CareDesk
from companion.ui.care.form_page import FormPage
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.support.builders import NOW
from tests.ui.care.conftest import words_of

Open = Callable[[str], FormPage]


@pytest.fixture
def opened(workspace: Workspace, care: CareDesk) -> Open:
    def go(measure: str) -> FormPage:
        care.go("form", measure)
        page = workspace.side
        assert isinstance(page, FormPage)
        return page

    return go


def over(page: FormPage) -> bool:
    """Ask anew: it changes with what is pressed."""
    return page.has_result


def answer(page: FormPage, *answers: int | None) -> None:
    """Answer one question after the other; None skips one."""
    for each in answers:
        if each is not None:
            page.options._group.buttons()[each].click()
        page.next_button.click()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_item_is_asked_in_its_official_words(opened: Open, language: str) -> None:
    i18n.use(language)
    for form in forms.load(language):
        page = opened(form.id)
        asked = []
        while not page.has_result:
            asked.append(page.item.text())
            assert [each.text() for each in page.options._group.buttons()] == list(form.options)
            page.next_button.click()
        assert asked == [*([form.gate] if form.gate else []), *form.items]


def test_a_result_says_what_it_is_not_and_is_kept_only_when_asked(
    opened: Open, session: Session
) -> None:
    page = opened("gad-7")
    answer(page, *[1] * 7)
    words = words_of(page)
    assert "Your number: 7 out of 21." in words
    assert "This is not a diagnosis." in words
    assert "Help is there for you, whatever the number says." in words
    assert session.care_log.check_ins() == []
    page.keep_button.click()
    (taken,) = session.care_log.check_ins()
    assert taken.answers == dict.fromkeys(range(1, 8), 1)


def test_closing_keeps_nothing(opened: Open, session: Session) -> None:
    page = opened("gad-7")
    answer(page, *[3] * 7)
    page.leave.click()
    assert session.care_log.check_ins() == []


def test_a_skipped_question_means_no_number(opened: Open) -> None:
    page = opened("gad-7")
    answer(page, *[1] * 6, None)
    assert "Not scored: 1 question was skipped." in words_of(page)


def test_item_nine_brings_help_under_it_and_again_at_the_end(opened: Open) -> None:
    page = opened("phq-9")
    answer(page, *[0] * 8)
    page.options._group.buttons()[0].click()
    assert not page.help.isVisible()
    page.options._group.buttons()[1].click()
    assert page.help.isVisible()
    assert "You marked thoughts of death" in page.help.words.text()
    assert "988" in page.help.lines.text()
    assert page.next_button.isEnabled()
    page.help.not_now.click()
    assert not page.help.isVisible()
    page.next_button.click()
    assert page.help.isVisible()
    assert "You marked thoughts of death" in page.help.words.text()
    assert "Your number: 1 out of 27." in page.result.text()


def test_a_high_number_brings_help_before_it(opened: Open) -> None:
    page = opened("phq-9")
    answer(page, *[3] * 8, 0)
    assert page.help.isVisible()
    assert page.help.y() < page.result.y()
    assert "may be a hard time" in page.help.words.text()
    assert "may be a hard time" not in page.result.text()


def test_talking_is_offered_after_the_number(opened: Open) -> None:
    page = opened("gad-7")
    answer(page, *[3] * 7)
    assert not page.help.isVisible()
    assert "Talking to someone could help." in page.result.text()


def test_the_opening_question_ends_it_and_one_can_go_back(opened: Open) -> None:
    page = opened("pc-ptsd-5")
    answer(page, 0)
    assert over(page)
    assert "Your number: 0 out of 5." in page.result.text()
    page.former.click()
    answer(page, 1)
    assert not over(page)
    page.former.click()
    assert page.options.choice == "1"


def test_within_a_week_it_is_up_to_the_person(opened: Open, session: Session) -> None:
    session.care.turn("care.check_ins", on=True)
    assert opened("gad-7").message.text == ""
    from companion.clock import now

    session.care_log.check_in("gad-7", now=now(), answers={})
    page = opened("gad-7")
    assert "less than a week ago" in page.message.text
    assert page.next_button.isEnabled()
    session.care_log.check_in("phq-9", now=NOW, answers={})


def test_answers_come_along_into_screens_made_anew(opened: Open) -> None:
    page = opened("gad-7")
    answer(page, 2, 3)
    again = opened("gad-7")
    again.fill(page.filled())
    assert again.place == 2
    again.former.click()
    assert again.options.choice == "3"


# Two cuts

CARE_WORDS = "A doctor or a counselor could help you look at this."


def test_the_lower_cut_is_a_choice_said_plainly_and_kept(opened: Open, session: Session) -> None:
    page = opened("pc-ptsd-5")
    assert "that can be from 3 on. Neither is a diagnosis." in words_of(page)
    assert not page.sooner.isChecked()
    answer(page, 1, 1, 1, 1, 0, 0)
    assert CARE_WORDS not in words_of(page)
    page.sooner.click()
    assert CARE_WORDS in words_of(page)
    assert session.care.switches().lower_cut
    assert opened("pc-ptsd-5").sooner.isChecked()


def test_the_choice_can_be_undone(opened: Open, session: Session, undo: Callable[[], None]) -> None:
    page = opened("pc-ptsd-5")
    answer(page, 1, 1, 1, 1, 0, 0)
    page.sooner.click()
    undo()
    assert not session.care.switches().lower_cut
    assert not page.sooner.isChecked()
    assert CARE_WORDS not in words_of(page)


def test_where_one_cut_is_in_use_there_is_no_choice(opened: Open) -> None:
    for measure in ("pcl-5", "phq-9", "gad-7"):
        assert not opened(measure).sooner.isVisible()
