from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from companion.planner.justice.records import CLAIM
from companion.resources.model import source_date
from companion.resources.query import Query
from companion.resources.service import Directory
from companion.resources.state import my_state
from companion.ui.help.desk import HelpDesk
from companion.ui.help.record_page import RecordPage as RecordOfTheDirectory
from companion.ui.planner.desk import PlannerDesk
from companion.ui.planner.record_page import RecordPage
from companion.ui.planner.snapshot import SnapshotCard, _first_day, _origin
from companion.ui.unlock.session import Session
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.quiet_list import Row
from tests.ui.planner.conftest import Shown


@pytest.fixture
def card(dates: PlannerDesk, shown: Shown) -> SnapshotCard:
    dates.open_record("claims")
    found: SnapshotCard = shown(RecordPage).snapshot
    return found


def choose(choice: Choice, code: str) -> None:
    number = choice.findData(code)
    assert number >= 0, code
    choice.setCurrentIndex(number)
    choice.activated.emit(number)


def records(card: SnapshotCard) -> dict[str, Row]:
    lines = card.records.lines
    rows = [lines.row(lines.index(number)) for number in range(lines.rowCount())]
    return {row.id: row for row in rows if row is not None}


def test_a_request_takes_what_the_directory_says_with_its_date_and_a_warning(
    card: SnapshotCard, session: Session
) -> None:
    choose(card.country, "US")
    choose(card.state, "CO")
    office = my_state(Directory.load().search(Query(country="US", region="CO")), "CO")
    assert office.compensation is not None
    (saved,) = session.justice.records(CLAIM)
    assert saved.value.resource == office.compensation.id
    assert saved.value.office == office.compensation.name
    assert saved.value.rule == " ".join(office.time_limits("en"))
    assert saved.value.source_date == _first_day(source_date(office.compensation))
    assert saved.value.last_day is None, "the day is the person's to enter"
    assert "Confirm this with the office." in card.source.text()
    assert office.compensation.id in records(card)


def test_a_country_without_an_office_is_told_and_who_may_know(
    card: SnapshotCard, session: Session, desk: HelpDesk, qtbot: QtBot
) -> None:
    choose(card.country, "IE")
    assert card.told.text().startswith(
        "No office for help with costs in Ireland is on file here, and no last day to ask."
    )
    assert not card.state.isVisible()
    assert not card.lines_button.isVisible()
    assert set(records(card)) == {"ie-crime-victims-helpline", "eu-116006"}
    first = next(iter(records(card).values()))
    assert first.id == "ie-crime-victims-helpline"
    assert first.detail == "From a page dated 27 July 2022."
    with qtbot.waitSignal(desk.page_opened) as opened:
        card.records.activated.emit(card.records.lines.index(0))
    assert isinstance(opened.args[0], RecordOfTheDirectory)
    opened.args[0].deleteLater()
    assert session.justice.records(CLAIM) == [], "nothing is taken where nothing is known"


def test_where_no_service_is_on_file_either_there_are_the_help_lines(
    card: SnapshotCard, dates: PlannerDesk, qtbot: QtBot
) -> None:
    choose(card.country, "JP")
    assert "Japan" in card.told.text()
    assert records(card) == {}
    assert card.records.isHidden()
    with qtbot.waitSignal(dates.help_chosen):
        card.lines_button.click()


def test_from_a_request_that_was_kept_there_is_a_way_to_its_office(
    card: SnapshotCard, dates: PlannerDesk, shown: Shown, session: Session
) -> None:
    assert card.records.isHidden()
    choose(card.country, "US")
    choose(card.state, "CO")
    (saved,) = session.justice.records(CLAIM)
    dates.open_record("claims", saved.id)
    assert set(records(shown(RecordPage).snapshot)) == {saved.value.resource}


def test_another_country_leaves_what_was_taken_as_it_is(
    card: SnapshotCard, session: Session
) -> None:
    choose(card.country, "US")
    choose(card.state, "NJ")
    (before,) = session.justice.records(CLAIM)
    choose(card.country, "FR")
    assert session.justice.records(CLAIM)[0].value == before.value


def test_a_state_without_an_office_is_told(card: SnapshotCard, session: Session) -> None:
    choose(card.country, "US")
    assert card.told.text() == ""
    choose(card.state, "AS")
    assert "211" in card.told.text()
    assert "us-national-compassion-fund" in records(card)
    assert session.justice.records(CLAIM) == []


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
