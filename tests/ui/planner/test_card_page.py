from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from companion.planner.cards import deck
from companion.planner.model import HardDate, Kind, Saved
from companion.ui.planner.card_page import CardPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.plan_page import PlanPage
from companion.ui.unlock.session import Session
from tests.ui.planner.conftest import Save, Shown


@pytest.fixture
def one(save: Save) -> Saved[HardDate]:
    return save(kind=Kind.LOSS)


@pytest.fixture
def day(today: date) -> date:
    return today + timedelta(10)


def test_next_skip_and_back_go_through_all_topics_once(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date
) -> None:
    titles = [card.title["en"] for card in deck().for_kind(Kind.LOSS) if not card.first]
    dates.open_card(one.id, day, "around")
    passed = []
    for number in range(len(titles)):
        page = shown(CardPage)
        passed.append(page.title.text())
        (page.skip_button if number % 2 else page.next_button).click()
    assert passed == titles
    assert shown(PlanPage)
    dates.open_card(one.id, day, "going")
    shown(CardPage).former_button.click()
    assert shown(CardPage).title.text() == titles[0]
    shown(CardPage).former_button.click()
    assert shown(PlanPage)


def test_skip_leaves_everything_blank(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date, session: Session
) -> None:
    dates.open_card(one.id, day, "around")
    shown(CardPage).skip_button.click()
    assert session.plans.of(one.id, day) is None


def test_going_on_keeps_what_was_typed(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date, session: Session
) -> None:
    dates.open_card(one.id, day, "body")
    widget = shown(CardPage).fields[0].widget
    assert isinstance(widget, QLineEdit)
    widget.setText("Enough until Friday")
    shown(CardPage).next_button.click()
    saved = session.plans.of(one.id, day)
    assert saved is not None
    assert dict(saved.value.answers) == {"body.medicine": "Enough until Friday"}


def test_a_topic_can_come_more_than_once(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date, session: Session
) -> None:
    dates.open_card(one.id, day, "going")
    shown(CardPage).more_button.click()
    page = shown(CardPage)
    (second,) = [each for each in page.fields if each.key == "going.2.event"]
    assert isinstance(second.widget, QLineEdit)
    second.widget.setText("The vigil")
    page.keep()
    saved = session.plans.of(one.id, day)
    assert saved is not None
    assert saved.value.answers["going.2.event"] == "The vigil"
    dates.open_card(one.id, day, "body")
    assert shown(CardPage).more_button.isHidden()


def test_change_of_mind_is_one_step_away(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date
) -> None:
    dates.open_card(one.id, day, "news")
    shown(CardPage).mind_button.click()
    page = shown(PlanPage)
    page.setFocus()
    assert page.mind.hasFocus()


def test_without_people_nothing_is_asked_that_has_no_answer(
    dates: PlannerDesk, shown: Shown, one: Saved[HardDate], day: date
) -> None:
    dates.open_card(one.id, day, "too_much")
    keys = [each.key for each in shown(CardPage).fields]
    assert "too_much.people" not in keys
    assert {"too_much.activities", "too_much.lines"} <= set(keys)
