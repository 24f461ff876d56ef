from __future__ import annotations

from datetime import date

import pytest

from companion.planner.justice.records import CLAIM
from companion.resources.model import source_date
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.state import my_state
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.record_page import RecordPage
from companion.ui.planner.snapshot import _first_day, _origin
from companion.ui.unlock.session import Session
from tests.ui.planner.conftest import Shown


def test_a_request_takes_what_the_directory_says_with_its_date_and_a_warning(
    dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    dates.open_record("claims")
    card = shown(RecordPage).snapshot
    number = card.state.findData("CO")
    card.state.setCurrentIndex(number)
    card.state.activated.emit(number)
    office = my_state(Directory.load().search(Query(country="US", region="CO")), "CO")
    assert office.compensation is not None
    (saved,) = session.justice.records(CLAIM)
    assert saved.value.resource == office.compensation.id
    assert saved.value.office == office.compensation.name
    assert saved.value.rule == " ".join(office.time_limits("en"))
    assert saved.value.source_date == _first_day(source_date(office.compensation))
    assert saved.value.last_day is None, "the day is the person's to enter"
    assert "Confirm this with the office." in card.source.text()


@pytest.mark.parametrize(
    ("written", "day", "told"),
    [
        (None, None, "From a page without a date."),
        ("2024", date(2024, 1, 1), "From a page of the year 2024."),
        ("2024-08", date(2024, 8, 1), "From a page of August 2024."),
        ("2024-08-05", date(2024, 8, 5), "From a page dated 5 August 2024."),
    ],
)
def test_a_page_is_never_said_to_be_newer_or_more_exact_than_it_is(
    written: str | None, day: date | None, told: str
) -> None:
    assert _first_day(written) == day
    assert _origin(day) == told
