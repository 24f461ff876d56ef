from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from companion import i18n
from companion.ui.care.ideas_page import IdeasPage
from companion.ui.journal.write_page import WritePage
from companion.ui.planner.dates_page import DatesPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.plan_page import PlanPage
from companion.ui.today.around_card import AroundCard
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.basic import Button
from companion.ui.widgets.label import Label
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown


def words(page: TodayPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisible())


def buttons(page: TodayPage) -> list[str]:
    return [each.text() for each in page.findChildren(Button) if each.isVisible()]


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("en", "Nothing is waiting."), ("es", "No hay nada pendiente.")],
)
def test_a_quiet_home(dates: PlannerDesk, shown: Shown, language: str, greeting: str) -> None:
    i18n.use(language)
    dates.open_today()
    page = shown(TodayPage)
    assert greeting in words(page)
    assert len(buttons(page)) == 4
    page.setFocus()
    assert page.write_button.hasFocus()


def test_its_doors(dates: PlannerDesk, shown: Shown, workspace: Workspace) -> None:
    dates.open_today()
    shown(TodayPage).steady_button.click()
    assert isinstance(workspace.side, IdeasPage)
    dates.open_today()
    shown(TodayPage).date_button.click()
    assert shown(DatesPage)
    dates.open_today()
    shown(TodayPage).write_button.click()
    assert isinstance(workspace.pages.currentWidget(), WritePage)


def test_what_was_not_asked_for_is_not_shown(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save("Ana's day", 3)
    save("Ben's day", 0)
    dates.open_today()
    assert "day" not in words(shown(TodayPage)).replace("Today", "")


def test_at_most_one_card_is_shown(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save("Ana's day", 3, on_today=True)
    save("Ben's day", 4, on_today=True)
    dates.open_today()
    assert len(shown(TodayPage).findChildren(AroundCard)) == 1


def test_on_the_day_only_if_it_gets_too_much_and_help(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date, moment: datetime
) -> None:
    one = save("Ana's day", 0)
    save("Ben's day", 3, on_today=True)
    session.plans.answer(one.id, today, "too_much.step_1", "Sit by the window", now=moment)
    session.plans.change_mind(one.id, today, "Stay in", now=moment)
    dates.open_today()
    page = shown(TodayPage)
    assert buttons(page) == ["If it gets too much", "Show the help lines", "Show more of today"]
    assert "Sit by the window" not in words(page)
    page.much_button.click()
    assert "Sit by the window" in words(page)
    page.more_button.click()
    page = shown(TodayPage)
    assert "Stay in" in words(page)
    assert page.findChildren(AroundCard)
    (plan,) = [each for each in page.findChildren(Button) if each.text().startswith("The plan")]
    plan.click()
    assert shown(PlanPage)


def test_without_steps_there_is_still_something_to_do(
    dates: PlannerDesk, save: Save, shown: Shown
) -> None:
    save("Ana's day", 0, on_today=True)
    dates.open_today()
    shown(TodayPage).much_button.click()
    assert "Breathe out slowly" in words(shown(TodayPage))


def test_it_happened_again_is_two_clicks_away_and_can_be_undone_or_ended(
    shown: Shown, session: Session, workspace: Workspace, moment: datetime
) -> None:
    workspace.rail.group.buttons()[0].click()
    shown(TodayPage).again_button.click()
    page = shown(TodayPage)
    assert session.plans.again(now=moment + timedelta(seconds=30)) is not None
    assert buttons(page)[0] == "Steady first"
    page.end_button.click()
    assert session.plans.again(now=moment + timedelta(seconds=30)) is None
    workspace.turning.undo_last()
    assert shown(TodayPage).ground_button.isVisible()


def test_the_72_hours_show_what_was_answered(
    dates: PlannerDesk, shown: Shown, session: Session, moment: datetime
) -> None:
    session.plans.turn_on_again(now=moment)
    session.plans.answer_again("again.media", "One page, at noon", now=moment)
    dates.open_today()
    assert "One page, at noon" in words(shown(TodayPage))


def test_there_is_one_main_button_even_when_both_come_on_one_day(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, moment: datetime
) -> None:
    save("Ana's day", 0, on_today=True)
    session.plans.turn_on_again(now=moment)
    dates.open_today()
    page = shown(TodayPage)
    assert page.much_button.isVisible()
    main = [each for each in page.findChildren(Button) if each.property("kind") == "main"]
    assert [each.text() for each in main] == ["Steady first"]


def test_a_hidden_date_is_not_on_today(dates: PlannerDesk, save: Save, shown: Shown) -> None:
    save("Ana's day", 0, on_today=True, hidden=True)
    dates.open_today()
    assert "Ana" not in words(shown(TodayPage))


def test_during_the_72_hours_nothing_else_is_shown(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, moment: datetime
) -> None:
    save(days=3, on_today=True)
    session.plans.turn_on_again(now=moment)
    dates.open_today()
    assert shown(TodayPage).findChildren(AroundCard) == []
