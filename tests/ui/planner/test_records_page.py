from __future__ import annotations

from datetime import timedelta

import pytest

from companion.planner.justice.model import Call
from companion.planner.justice.records import CALL
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.record_page import RecordPage
from companion.ui.planner.records_page import RecordsPage
from companion.ui.unlock.session import Session
from companion.ui.widgets.label import Label
from tests.support.builders import NOW
from tests.ui.planner.conftest import Shown


def test_calls_are_listed_with_their_day_and_number(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    session.justice.save(CALL, Call(NOW, "The court", reference="26-114"), now=NOW)
    dates.open_records("calls")
    page = shown(RecordsPage)
    row = page.list.lines.row(page.list.lines.index(0))
    assert row is not None
    assert (row.title, row.detail) == ("The court", "10 March 2026, 21:15 · 26-114")
    page.list.activated.emit(page.list.lines.index(0))
    assert shown(RecordPage)


def test_calls_are_in_the_order_of_their_time(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    for office, days in (("second", 1), ("first", 0), ("third", 2)):
        session.justice.save(CALL, Call(NOW - timedelta(days), office), now=NOW)
    dates.open_records("calls")
    lines = shown(RecordsPage).list.lines
    rows = [lines.row(lines.index(number)) for number in range(3)]
    assert [row.title for row in rows if row is not None] == ["first", "second", "third"]


@pytest.mark.parametrize("key", ["calls", "claims", "notices", "papers"])
def test_none_is_fine_and_one_can_be_added(dates: PlannerDesk, shown: Shown, key: str) -> None:
    dates.open_records(key)
    shown(RecordsPage).add_button.click()
    assert shown(RecordPage)


def test_the_warning_of_repeated_calls_stands_above_notices(
    dates: PlannerDesk, shown: Shown
) -> None:
    dates.open_records("notices")
    told = [each.text() for each in shown(RecordsPage).findChildren(Label)]
    assert any("every 30 minutes" in each for each in told)
