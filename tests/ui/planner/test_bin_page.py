from __future__ import annotations

from datetime import date, datetime, timedelta

from companion.ui.planner.bin_page import BinPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.unlock.session import Session
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown


def test_an_empty_bin_says_so(dates: PlannerDesk, shown: Shown) -> None:
    dates.open_bin()
    assert shown(BinPage).findChild(EmptyState).text == "The bin is empty."


def test_dates_and_plans_come_back(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace,
    today: date, moment: datetime,
) -> None:  # fmt: skip
    one, other = save("Ana's day"), save("Ben's day")
    day = today + timedelta(10)
    plan = session.plans.answer(other.id, day, "bare_minimum.where", "Home", now=moment)
    session.planner.move_to_bin(one.id, now=moment)
    session.plans.move_to_bin(plan.id, now=moment + timedelta(seconds=1))
    dates.open_bin()
    page = shown(BinPage)
    rows = page.list.lines
    assert [rows.row(rows.index(n)).title for n in range(2)] == ["Ben's day", "Ana's day"]
    page.bring_button.click()
    assert session.plans.of(other.id, day) is not None
    page.bring_button.click()
    assert session.planner.read(one.id).deleted is None
    assert page.message.text == "It is back."
    workspace.turning.undo_last()
    assert session.planner.read(one.id).deleted is not None
