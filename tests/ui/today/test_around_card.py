from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.planner.model import Certainty
from companion.ui.planner.card_page import CardPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.plan_page import PlanPage
from companion.ui.today.around_card import AroundCard
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown


def card(shown: Shown) -> AroundCard:
    (found,) = shown(TodayPage).findChildren(AroundCard)
    assert isinstance(found, AroundCard)
    return found


@pytest.mark.parametrize(
    ("days", "question"),
    [
        (3, "Ana's day is in 3 days. Make a plan, or let it be?"),
        (1, "Ana's day is in 1 day. Make a plan, or let it be?"),
        (-1, "Ana's day was yesterday. How would you like to land?"),
        (-3, "Ana's day was a few days ago. What would be kind today?"),
        (-7, "Ana's day is over. Keep notes for next time?"),
    ],
)
def test_each_day_has_its_own_small_question(
    dates: PlannerDesk, save: Save, shown: Shown, days: int, question: str
) -> None:
    save(days=days, on_today=True)
    dates.open_today()
    assert question in [each.text() for each in card(shown).findChildren(Label)]


def test_a_range_is_never_spoken_of_as_past_while_it_goes_on(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    save(
        rule=None, certainty=Certainty.NOT_SURE, on_today=True,
        earliest=today - timedelta(1), latest=today + timedelta(2),
    )  # fmt: skip
    dates.open_today()
    page = shown(TodayPage)
    assert page.findChildren(AroundCard) == []
    assert "Ana's day" in [each.text() for each in page.findChildren(Label)]
    assert page.much_button.isVisible()


def test_a_range_is_over_after_its_last_day(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    save(
        rule=None, certainty=Certainty.NOT_SURE, on_today=True,
        earliest=today - timedelta(5), latest=today - timedelta(1),
    )  # fmt: skip
    dates.open_today()
    question = "Ana's day was yesterday. How would you like to land?"
    assert question in [each.text() for each in card(shown).findChildren(Label)]


def test_not_today_leaves_out_this_day_alone(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace,
    today: date,
) -> None:  # fmt: skip
    one = save(days=3, on_today=True)
    dates.open_today()
    card(shown).not_today.click()
    assert shown(TodayPage).findChildren(AroundCard) == []
    days = session.plans.check_ins(one.id, today + timedelta(3))
    assert [each.offset for each in days if each.left_out] == [-3]
    workspace.turning.undo_last()
    assert card(shown).isVisible()


def test_a_few_words_are_kept_when_one_goes_on(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date
) -> None:
    one = save(days=3, on_today=True)
    dates.open_today()
    card(shown).note.setText("Slept little")
    card(shown).plan_button.click()
    assert shown(PlanPage)
    days = session.plans.check_ins(one.id, today + timedelta(3))
    assert {each.offset: each.note for each in days}[-3] == "Slept little"


def test_afterwards_it_leads_to_notes_for_next_time(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    save(days=-7, on_today=True)
    dates.open_today()
    card(shown).plan_button.click()
    assert shown(CardPage).title.text() == "For next time"


def test_with_a_plan_none_is_offered(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date
) -> None:
    one = save(days=3, on_today=True)
    dates.open_today()
    assert card(shown).plan_button.text() == "Make a plan"
    session.plans.answer(
        one.id, today + timedelta(3), "bare_minimum.where", "Home", now=one.changed
    )
    dates.open_today()
    assert card(shown).plan_button.text() == "Look at the plan"
    assert "Ana's day is in 3 days." in [each.text() for each in card(shown).findChildren(Label)]
