from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from companion.planner.icalendar import moments
from companion.planner.icalendar.moments import Start

DENVER = ZoneInfo("America/Denver")


def starting(line: str) -> Event:
    text = f"BEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\n"
    found = Event.from_ical(text)
    assert isinstance(found, Event)
    return found


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("DTSTART;VALUE=DATE:20260312", Start(date(2026, 3, 12))),
        ("DTSTART:20260312T093000", Start(date(2026, 3, 12), time(9, 30), "America/Denver")),
        ("DTSTART:20260312T033000Z", Start(date(2026, 3, 11), time(21, 30), "America/Denver")),
        ("DTSTART;TZID=Europe/Madrid:20260312T093000",
         Start(date(2026, 3, 12), time(9, 30), "Europe/Madrid")),
        ("DTSTART;TZID=Romance Standard Time:20260312T093000",
         Start(date(2026, 3, 12), time(9, 30), "Europe/Paris")),
    ],
)  # fmt: skip
def test_when_an_event_begins(line: str, start: Start) -> None:
    assert moments.start_of(starting(line), DENVER) == start


def test_without_a_zone_of_ones_own() -> None:
    utc = starting("DTSTART:20260312T033000Z")
    assert moments.start_of(utc, None) == Start(date(2026, 3, 12), time(3, 30), "UTC")
    floating = starting("DTSTART:20260312T033000")
    assert moments.start_of(floating, None) == Start(date(2026, 3, 12), time(3, 30), "")
    nameless = timezone(timedelta(hours=2))
    assert moments.seen(datetime(2026, 3, 12, 3, tzinfo=nameless), None).hour == 1
    assert moments.seen(datetime(2026, 3, 12, 3, tzinfo=UTC), DENVER).day == 11


@pytest.mark.parametrize("line", ["DTSTART:99999999", "SUMMARY:a", "DTSTART:x", "DTSTART:"])
def test_a_beginning_that_cannot_be_read(line: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        moments.start_of(starting(line), DENVER)


def test_lists_of_days() -> None:
    lines = (
        "EXDATE;VALUE=DATE:20260312,20260313\r\nEXDATE:20260315T033000Z\r\n"
        "RDATE;VALUE=PERIOD:20260320T180000Z/PT1H"
    )
    found = starting(lines)
    assert moments.days_in(found, "EXDATE", DENVER) == {
        date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 14),
    }  # fmt: skip
    assert moments.days_in(found, "RDATE", DENVER) == {date(2026, 3, 20)}
    assert moments.days_in(found, "RECURRENCE-ID", DENVER) == set()


def test_the_zone_of_a_whole_calendar() -> None:
    calendar = Calendar()
    assert moments.zone_of_calendar(calendar) is None
    calendar.add("X-WR-TIMEZONE", "../../etc/passwd")
    assert moments.zone_of_calendar(calendar) is None
    known = Calendar()
    known.add("X-WR-TIMEZONE", "Europe/Madrid")
    assert moments.zone_of_calendar(known) == ZoneInfo("Europe/Madrid")
