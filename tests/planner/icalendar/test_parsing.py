from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import CalendarUnreadable, Cancelled
from companion.planner.icalendar.parsing import parsed
from companion.planner.watch import NOBODY, TOTAL, Watch
from tests.planner.icalendar.conftest import FILES


def test_the_parser_itself_is_watched(tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART;VALUE=DATE:20261208\r\nEND:VEVENT\r\n"
    events = "".join(event.format(number) for number in range(100))
    file = tmp_path / "many.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
    told: list[int] = []
    (calendar,) = parsed(file, Watch(lambda done, _total: told.append(done)), 0.5)
    assert len(calendar.events) == 100
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1] <= TOTAL / 2


def test_it_stops_in_the_middle() -> None:
    with pytest.raises(Cancelled):
        parsed(FILES / "google.ics", Watch(is_cancelled=lambda: True), 1)


@pytest.mark.parametrize(
    "end", ["", "BEGIN:VEVENT\r\nDTSTART:never\r\nEND:VEVENT\r\nEND:", "END:X"]
)
def test_what_breaks_off_cannot_be_read(tmp_path: Path, end: str) -> None:
    file = tmp_path / "broken.ics"
    file.write_text(f"BEGIN:VCALENDAR\r\nno line of a calendar\r\n{end}")
    with pytest.raises(CalendarUnreadable):
        parsed(file, NOBODY, 1)


@pytest.mark.parametrize("zone", ["America/" + "long" * 100, "America", "../../etc/passwd"])
def test_a_zone_no_disk_can_name_is_told_or_passed_over(tmp_path: Path, zone: str) -> None:
    file = tmp_path / "zone.ics"
    event = f"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID={zone}:20261208T190000\r\nEND:VEVENT\r\n"
    file.write_text(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n")
    with suppress(CalendarUnreadable):
        parsed(file, NOBODY, 1)


def test_a_zone_of_one_file_is_not_that_of_the_next(tmp_path: Path) -> None:
    def offset(hours: str) -> object:
        zone = (
            "BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD",
            "DTSTART:16010101T000000", f"TZOFFSETFROM:{hours}", f"TZOFFSETTO:{hours}",
            "END:STANDARD", "END:VTIMEZONE",
        )  # fmt: skip
        event = "DTSTART;TZID=Customized Time Zone:20261208T190000"
        file = tmp_path / "zone.ics"
        lines = ("BEGIN:VCALENDAR", *zone, "BEGIN:VEVENT", event, "END:VEVENT", "END:VCALENDAR")
        file.write_text("\r\n".join(lines))
        (calendar,) = parsed(file, NOBODY, 1)
        return calendar.events[0].DTSTART.utcoffset()

    assert offset("+0100") == timedelta(hours=1)
    assert offset("-0700") == timedelta(hours=-7)
