from __future__ import annotations

from datetime import date, timedelta

from companion.ui.planner.check_ins_page import CheckInsPage
from companion.ui.planner.desk import PlannerDesk
from companion.ui.unlock.session import Session
from companion.ui.workspace import Workspace
from tests.ui.planner.conftest import Save, Shown


def test_one_day_is_left_out_alone_and_brought_back(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, workspace: Workspace,
    today: date,
) -> None:  # fmt: skip
    one = save(days_before=3, days_after=1)
    day = today + timedelta(10)
    dates.open_check_ins(one.id, day)
    page = shown(CheckInsPage)
    assert page.list.lines.rowCount() == 5
    page.list.setCurrentIndex(page.list.lines.index(0))
    page.out_button.click()
    left = [each.offset for each in session.plans.check_ins(one.id, day) if each.left_out]
    assert left == [-3]
    row = page.list.lines.row(page.list.lines.index(0))
    assert row is not None
    assert "left out" in row.detail
    assert page.out_button.text() == "Bring this day back"
    workspace.turning.undo_last()
    assert not any(each.left_out for each in session.plans.check_ins(one.id, day))


def test_words_belong_to_their_day(
    dates: PlannerDesk, save: Save, shown: Shown, session: Session, today: date
) -> None:
    one = save(days_before=2, days_after=1)
    day = today + timedelta(10)
    dates.open_check_ins(one.id, day)
    page = shown(CheckInsPage)
    for number, words in ((0, "Slept little"), (1, "Rain"), (0, "Slept little. Tea.")):
        page.list.setCurrentIndex(page.list.lines.index(number))
        page.note.setText(words)
    page.keep()
    notes = {each.offset: each.note for each in session.plans.check_ins(one.id, day)}
    assert notes == {-2: "Slept little. Tea.", -1: "Rain", 0: "", 1: ""}


def test_it_begins_with_the_day_of_today_where_that_is_among_them(
    dates: PlannerDesk, save: Save, shown: Shown, today: date
) -> None:
    near, far = save(days=2), save(days=40)
    dates.open_check_ins(near.id, today + timedelta(2))
    assert "2 days before" in shown(CheckInsPage).day.text()
    dates.open_check_ins(far.id, today + timedelta(40))
    assert "The day itself" in shown(CheckInsPage).day.text()
