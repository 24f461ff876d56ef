from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.planner import again, documents
from companion.planner.again import LASTS, Again
from companion.planner.plan import Plan

DENVER = ZoneInfo("America/Denver")
_MOMENTS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(DENVER),
)


@given(_MOMENTS, st.integers(0, 200), st.sampled_from(["UTC", "Asia/Kolkata", "America/Denver"]))
def test_it_is_on_for_72_hours_wherever_the_person_is(
    start: datetime, hours: int, zone: str
) -> None:
    begun = again.begun(start)
    later = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
    assert begun.is_on(later) == (hours < 72)


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 10, 31)])
def test_a_change_of_the_clocks_does_not_move_the_end(day: date) -> None:
    start = datetime(day.year, day.month, day.day, 12, tzinfo=DENVER)
    begun = again.begun(start)
    assert begun.ends - begun.began == LASTS
    wall = begun.ends.astimezone(DENVER)
    assert wall.hour == (13 if day.month == 3 else 11)
    assert begun.is_on(begun.ends - timedelta(seconds=1))
    assert not begun.is_on(begun.ends)


@given(_MOMENTS)
def test_it_survives_being_stored(start: datetime) -> None:
    for value in (again.begun(start), again.ended(again.begun(start), start)):
        text = documents.text_of(again.to_document(value))
        assert again.from_document(documents.document_in(text)) == value


def test_beginning_anew_keeps_the_answers_only_while_it_is_on() -> None:
    start = datetime(2026, 3, 10, 12, tzinfo=DENVER)
    first = again.begun(start)
    first = Again(first.began, first.ends, Plan(date.min, {"again.mute": "the name"}))
    second = again.begun(start + timedelta(hours=70), first)
    assert second.plan == first.plan
    assert second.ends == first.ends + timedelta(hours=70)
    assert again.begun(start + timedelta(hours=80), first).plan.is_empty


def test_a_clock_that_was_far_ahead_does_not_keep_it_on_for_ever() -> None:
    begun = again.begun(datetime(2126, 1, 1, tzinfo=UTC))
    assert not begun.is_on(datetime(2026, 1, 1, tzinfo=UTC))
    assert begun.is_on(begun.began - timedelta(hours=1))


def test_ending_what_is_over_changes_nothing() -> None:
    begun = again.begun(datetime(2026, 3, 10, tzinfo=UTC))
    assert again.ended(begun, begun.ends) == begun
    assert not again.ended(begun, begun.began).is_on(begun.began)


@pytest.mark.parametrize(
    "changes", [{"began": "2026-03-10T00:00:00"}, {"ends": None}, {"plan": None}, {"ended": 3}]
)
def test_a_document_that_does_not_fit(changes: dict[str, object]) -> None:
    document = again.to_document(again.begun(datetime(2026, 3, 10, tzinfo=UTC)))
    with pytest.raises(ValueError, match=r"^"):
        again.from_document({**document, **changes})
