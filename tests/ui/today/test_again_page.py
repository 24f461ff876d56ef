from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit

from companion.ui.planner.desk import PlannerDesk
from companion.ui.today.again_page import AgainPage
from companion.ui.today.today_page import TodayPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.label import Label
from tests.ui.planner.conftest import Shown


def test_answers_are_kept_and_shown_on_today(
    dates: PlannerDesk, shown: Shown, session: Session, moment: datetime
) -> None:
    session.plans.turn_on_again(now=moment)
    dates.open_again()
    page = shown(AgainPage)
    widget = page.fields[0].widget
    assert isinstance(widget, QLineEdit)
    widget.setText("One page, at noon")
    page.back.click()
    told = [each.text() for each in shown(TodayPage).findChildren(Label)]
    assert "One page, at noon" in told


def test_when_it_is_over_it_says_so(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_again()
    told = [each.text() for each in shown(AgainPage).findChildren(Label)]
    assert "The plan for 72 hours is over. It ended by itself." in told
