"""Open now, against a walk through every minute of the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.resources.model import Opening, OpeningTime
from companion.resources.opening import DAY_AND_NIGHT, OpenState, next_change, state

WEEK = (1, 2, 3, 4, 5, 6, 7)
MINUTE = timedelta(minutes=1)
DENVER = ZoneInfo("America/Denver")


def opening(
    opens: time, closes: time, *days: int, zone: str = "America/Denver", until: date | None = None
) -> Opening:
    return Opening(zone, (OpeningTime(days or WEEK, opens, closes),), until)


def denver(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DENVER, fold=fold)


# The oracle: one mark for each minute of the week, and the clock on the wall


def marks(found: Opening) -> set[tuple[int, int]]:
    """Return each weekday and minute of the day on which a service is open."""
    marked = set()
    for each in found.times:
        first = each.opens.hour * 60 + each.opens.minute
        last = each.closes.hour * 60 + each.closes.minute
        length = (last - first) % (24 * 60) or 24 * 60
        for day in each.days:
            for minute in range(first, first + length):
                following, at = divmod(minute, 24 * 60)
                marked.add(((day - 1 + following) % 7 + 1, at))
    return marked


def walked(found: Opening, marked: set[tuple[int, int]], at: datetime) -> OpenState:
    wall = at.astimezone(ZoneInfo(found.zone))
    if found.valid_to is not None and wall.date() > found.valid_to:
        return OpenState.UNKNOWN
    is_open = (wall.isoweekday(), wall.hour * 60 + wall.minute) in marked
    return OpenState.OPEN if is_open else OpenState.CLOSED


TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0)) | st.sampled_from(
    [time(), time(1, 30), time(2), time(2, 30), time(3), time(23, 59)]
)
DAYS = st.lists(st.sampled_from(WEEK), min_size=1, max_size=7, unique=True).map(tuple)
ZONES = (
    "America/Denver", "America/New_York", "America/St_Johns", "Europe/Lisbon", "Africa/Casablanca",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "UTC",
)  # fmt: skip
CHANGES = [
    datetime(2026, 3, 8, 8, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 4, 4, 14, tzinfo=UTC), datetime(2011, 12, 30, 9, tzinfo=UTC),
    datetime(2026, 2, 15, 1, tzinfo=UTC),
]  # fmt: skip
"""Near to when clocks are set, and the day that Samoa left out."""
MOMENTS = st.builds(
    lambda near, minutes: near + minutes * MINUTE,
    st.sampled_from(CHANGES),
    st.integers(-3 * 24 * 60, 3 * 24 * 60),
)
OPENINGS = st.builds(
    Opening,
    st.sampled_from(ZONES),
    st.lists(st.builds(OpeningTime, DAYS, TIMES, TIMES), min_size=1, max_size=3).map(tuple),
    st.none() | st.dates(date(2026, 3, 1), date(2026, 11, 30)),
)


@settings(max_examples=150, deadline=None)
@given(OPENINGS, MOMENTS)
@example(opening(time(2, 30), time(2, 45)), datetime(2026, 3, 8, 8, tzinfo=UTC))
@example(opening(time(1, 30), time(1, 45)), datetime(2026, 11, 1, 7, 44, tzinfo=UTC))
@example(opening(time(2, 30), time(4)), datetime(2026, 3, 8, 8, tzinfo=UTC))
@example(opening(time(0), time(0), 6, zone="Pacific/Apia"), datetime(2011, 12, 30, 9, tzinfo=UTC))
def test_state_and_next_change_agree_with_a_walk_by_the_minute(
    found: Opening, at: datetime
) -> None:
    marked = marks(found)
    now = walked(found, marked, at)
    assert state(found, at) is now
    change = next_change(found, at)
    if now is OpenState.UNKNOWN:
        assert change is None
        return
    minute = at
    for _step in range(3 * 24 * 60):
        minute += MINUTE
        if walked(found, marked, minute) is not now:
            assert change == minute
            return
    assert change is None or change > minute


@settings(max_examples=150, deadline=None)
@given(OPENINGS, MOMENTS)
def test_the_next_change_changes_something_and_is_told_in_the_zone_asked_in(
    found: Opening, at: datetime
) -> None:
    change = next_change(found, at.astimezone(DENVER))
    if change is not None:
        assert change > at
        assert change.tzinfo is DENVER
        assert state(found, change) is not state(found, at)
        assert state(found, change.astimezone(UTC) - timedelta(seconds=1)) is state(found, at)


def test_office_hours_are_those_of_the_office_not_of_the_reader() -> None:
    office = opening(time(9), time(17), 1, 2, 3, 4, 5)
    in_london = datetime(2026, 3, 10, 16, 30, tzinfo=ZoneInfo("Europe/London"))
    assert state(office, in_london) is OpenState.OPEN  # 10:30 in Denver
    assert next_change(office, in_london) == denver("2026-03-10T17:00")
    assert state(office, denver("2026-03-10T08:59:59")) is OpenState.CLOSED
    assert state(office, denver("2026-03-10T09:00")) is OpenState.OPEN
    assert state(office, denver("2026-03-10T17:00")) is OpenState.CLOSED


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    fridays = opening(time(20), time(2), 5)
    assert state(fridays, denver("2026-03-13T23:00")) is OpenState.OPEN
    assert state(fridays, denver("2026-03-14T01:59")) is OpenState.OPEN
    assert state(fridays, denver("2026-03-14T20:30")) is OpenState.CLOSED
    assert next_change(fridays, denver("2026-03-13T23:00")) == denver("2026-03-14T02:00")
    assert next_change(fridays, denver("2026-03-14T03:00")) == denver("2026-03-20T20:00")


def test_an_hour_that_is_skipped_is_not_open_and_the_week_after_is() -> None:
    skipped = opening(time(2, 10), time(2, 50), 7)
    assert next_change(skipped, denver("2026-03-08T00:00")) == denver("2026-03-15T02:10")
    assert next_change(skipped, denver("2026-03-01T02:50")) == denver("2026-03-15T02:10")


def test_what_opens_in_the_skipped_hour_opens_when_the_clock_is_past_it() -> None:
    late = opening(time(2, 30), time(4), 7)
    assert next_change(late, denver("2026-03-08T01:00")) == denver("2026-03-08T03:00")


def test_an_hour_that_comes_twice_is_open_twice() -> None:
    night = opening(time(1, 30), time(2), 7)
    first, second = denver("2026-11-01T01:45"), denver("2026-11-01T01:45", fold=1)
    assert state(night, first) is state(night, second) is OpenState.OPEN
    back = next_change(night, first)
    assert back is not None
    assert back.astimezone(UTC) == datetime(2026, 11, 1, 8, tzinfo=UTC)  # it is 01:00 again
    again = next_change(night, back.astimezone(UTC))
    assert again == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def test_day_and_night_never_changes() -> None:
    at = denver("2026-03-08T01:59")
    assert state(DAY_AND_NIGHT, at) is OpenState.OPEN
    assert next_change(DAY_AND_NIGHT, at) is None


def test_after_their_last_day_the_hours_are_unknown() -> None:
    summer = opening(time(0), time(0), until=date(2026, 8, 31))
    assert state(summer, denver("2026-08-31T23:59")) is OpenState.OPEN
    assert next_change(summer, denver("2026-03-10T12:00")) == denver("2026-09-01T00:00")
    assert state(summer, denver("2026-09-01T00:00")) is OpenState.UNKNOWN
    assert next_change(summer, denver("2026-09-01T00:00")) is None


@pytest.mark.parametrize("last", [date.max, date(9999, 12, 30)])
def test_a_last_day_at_the_end_of_time_is_no_trouble(last: date) -> None:
    assert state(opening(time(0), time(0), until=last), denver("2026-03-10T12:00")) is (
        OpenState.OPEN
    )
    assert next_change(opening(time(9), time(17), until=last), denver("2026-03-10T12:00")) == (
        denver("2026-03-10T17:00")
    )


@pytest.mark.parametrize(
    "unknown",
    [None, Opening("UTC", ()), opening(time(9), time(17), zone="Mars/Olympus")],
    ids=["no hours", "no times", "no such zone"],
)
def test_what_is_not_known_is_not_called_closed(unknown: Opening | None) -> None:
    assert state(unknown, denver("2026-03-10T12:00")) is OpenState.UNKNOWN
    assert next_change(unknown, denver("2026-03-10T12:00")) is None
