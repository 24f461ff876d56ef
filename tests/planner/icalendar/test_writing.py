"""The file that is written: read again by this app, and by two libraries that are not ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.planner import occasions
from companion.planner.icalendar.reading import read
from companion.planner.icalendar.writing import calendar, uid_of
from companion.planner.model import Certainty, HardDate, Reminders, ReminderText, Saved, reminded_at
from companion.planner.recurrence.rules import (
    ChineseYearly,
    DayMarks,
    EasterKind,
    EnteredDays,
    Feb29,
    FromEaster,
    HijriYearly,
    Once,
    Qingming,
    Yahrzeit,
    Yearly,
)
from tests.support.builders import NOW
from tests.support.planner import DAY, hard_date, hard_dates

ONE_FILE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def saved(*values: HardDate) -> list[Saved[HardDate]]:
    return [Saved(f"{number:016x}", value, NOW, NOW, 1) for number, value in enumerate(values)]


def reread(folder: Path, content: bytes, now: datetime = NOW) -> list[HardDate]:
    file = folder / "file.ics"
    file.write_bytes(content)
    found = read(file, now=now)
    assert found.skipped == []
    return [one.value for one in found.arrivals]


@given(st.lists(hard_dates(), max_size=3))
@ONE_FILE
def test_a_whole_file_comes_back_equal(tmp_path: Path, values: list[HardDate]) -> None:
    content = calendar(saved(*values), now=NOW, neutral=False)
    assert reread(tmp_path, content) == values
    later = NOW + timedelta(days=800)
    assert reread(tmp_path, content, later) == values


@given(st.lists(hard_dates(), min_size=1, max_size=2))
@ONE_FILE
def test_two_other_libraries_read_the_same_days_and_alarms(values: list[HardDate]) -> None:
    for neutral in (True, False):
        content = calendar(saved(*values), now=NOW, neutral=neutral)
        ours = {
            (each.id, day): alarms
            for each in saved(*values)
            for day, alarms in _expected(each.value).items()
        }
        assert _by_icalendar(content) == ours
        assert _by_vobject(content) == ours


_FIRST, _LAST = date(2026, 1, 1), date(2045, 12, 31)
Days = dict[tuple[str, date], frozenset[timedelta]]


def _expected(value: HardDate) -> dict[date, frozenset[timedelta]]:
    """Return the days of a date in the years that are written, with their alarms."""
    if value.rule is None or value.postponed:
        return {}
    days = {}
    for one in occasions.days_of("", value, _FIRST, _LAST):
        start = datetime.combine(one.day, value.at or time.min)
        alarms = frozenset(
            reminded_at(value.reminders, each, one.day, evening_before=one.evening_before) - start
            for each in (value.reminders.offsets if value.reminders.on else ())
        )
        days[one.day] = alarms
    return days


def _days(start: Any, rrule: str) -> Iterator[date]:
    first = start.date() if isinstance(start, datetime) else start
    if not rrule:
        yield first
        return
    rule = rrulestr(rrule, dtstart=datetime.combine(first, time.min))
    for moment in rule.between(
        datetime.combine(_FIRST, time.min), datetime.combine(_LAST, time.min), inc=True
    ):
        yield moment.date()


def _in_span(found: Iterable[tuple[str, date, frozenset[timedelta]]]) -> Days:
    return {(uid, day): alarms for uid, day, alarms in found if _FIRST <= day <= _LAST}


def _by_icalendar(content: bytes) -> Days:
    found = []
    events: list[Any] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    for one in events:
        rrule = one["RRULE"].to_ical().decode() if "RRULE" in one else ""
        alarms = frozenset(alarm["TRIGGER"].dt for alarm in one.walk("VALARM"))
        uid = str(one["UID"])[:16]
        found += [(uid, day, alarms) for day in _days(one["DTSTART"].dt, rrule)]
    return _in_span(found)


def _by_vobject(content: bytes) -> Days:
    found = []
    for one in vobject.readOne(content.decode()).contents.get("vevent", []):
        rrule = one.rrule.value if hasattr(one, "rrule") else ""
        alarms = frozenset(each.trigger.value for each in one.contents.get("valarm", []))
        uid = one.uid.value[:16]
        found += [(uid, day, alarms) for day in _days(one.dtstart.value, rrule)]
    return _in_span(found)


# What is told, and what is not


def test_by_default_the_file_says_nothing() -> None:
    value = hard_date(
        "CANARY", word="CANARY", note="CANARY", people=("CANARY",),
        rule=Yahrzeit(DAY, after_sunset=False),
        reminders=Reminders(on=True, text=ReminderText.FULL),
    )  # fmt: skip
    text = calendar(saved(value), now=NOW).decode()
    for word in ("CANARY", "hebrew", "yahrzeit", "X-COMPANION-DATE", "DESCRIPTION:The"):
        assert word.lower() not in text.lower()
    assert text.count("SUMMARY:Note") == text.count("CLASS:PRIVATE") == text.count("BEGIN:VEVENT")
    assert "DESCRIPTION:You have a note." in text


@pytest.mark.parametrize(
    "rule",
    [
        Yahrzeit(DAY, after_sunset=False),
        HijriYearly(DAY, after_sunset=True),
        ChineseYearly(DAY),
        Qingming(DAY),
        FromEaster(DAY, EasterKind.ORTHODOX, 9),
    ],
    ids=lambda rule: type(rule).__name__,
)
@pytest.mark.parametrize("neutral", [True, False])
def test_dates_of_other_calendars_are_written_one_by_one_for_twenty_years(
    rule: Any,
    neutral: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    value = hard_date(rule=rule)
    content = calendar(saved(value), now=NOW, neutral=neutral)
    text = content.decode()
    assert "RSCALE" not in text.replace("\r\n ", "")
    assert "RRULE" not in text
    assert 19 <= text.count("BEGIN:VEVENT") <= 23
    (back,) = reread(tmp_path, content)
    days = [one.day for one in occasions.days_of("", value, date(2026, 1, 1), _LAST)]
    assert [one.day for one in occasions.days_of("", back, date(2026, 1, 1), _LAST)] == days
    assert isinstance(back.rule, EnteredDays) == neutral


def test_alarms_have_what_the_standards_ask_for() -> None:
    value = hard_date(at=time(9), zone="America/Denver", reminders=Reminders(on=True))
    parsed: Any = icalendar.Calendar.from_ical(calendar(saved(value), now=NOW))
    alarms = parsed.walk("VALARM")
    assert len(alarms) == 5
    assert len({str(alarm["UID"]) for alarm in alarms}) == 5
    for alarm in alarms:
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm["DESCRIPTION"] == "You have a note."
    assert parsed["VERSION"] == "2.0"
    assert str(parsed["NAME"]) == "Notes"
    assert [str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")] == ["America/Denver"]
    (event,) = parsed.walk("VEVENT")
    start = event["DTSTART"].dt
    assert start.astimezone(UTC) == datetime(2026, 3, 12, 15, tzinfo=UTC)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = calendar(saved(hard_date("ñ" * 200, note="a\nb;c,d")), now=NOW, neutral=False)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    content.decode("utf-8")


@pytest.mark.parametrize(
    ("policy", "days"),
    [
        (Feb29.FEB_28, ["2026-02-28", "2027-02-28", "2028-02-29"]),
        (Feb29.MAR_1, ["2026-03-01", "2027-03-01", "2028-02-29"]),
        (Feb29.BOTH, ["2026-02-28", "2026-03-01", "2027-02-28", "2027-03-01", "2028-02-29"]),
        (Feb29.LEAP, ["2028-02-29"]),
    ],
)
def test_29_february_falls_where_it_was_chosen(policy: Feb29, days: list[str]) -> None:
    content = calendar(saved(hard_date(rule=Yearly(date(2024, 2, 29), policy))), now=NOW)
    found = [str(day) for _uid, day in _by_icalendar(content) if day.year <= 2028]
    assert sorted(found) == days
    assert sorted(str(day) for _uid, day in _by_vobject(content) if day.year <= 2028) == days


def test_a_day_that_can_be_another_is_tentative() -> None:
    text = calendar(saved(hard_date(certainty=Certainty.MAY_MOVE)), now=NOW).decode()
    assert "STATUS:TENTATIVE" in text
    assert "STATUS:CONFIRMED" in calendar(saved(hard_date()), now=NOW).decode()


def test_what_has_no_day_is_only_in_a_whole_file(tmp_path: Path) -> None:
    moved = hard_date(postponed=True)
    assert b"VEVENT" not in calendar(saved(moved), now=NOW)
    content = calendar(saved(moved), now=NOW, neutral=False)
    assert b"BEGIN:VJOURNAL" in content
    assert reread(tmp_path, content) == [moved]


def test_marks_counted_in_days_are_all_written() -> None:
    value = hard_date(rule=DayMarks(date(2020, 1, 1), (7, 40, 20_000), first_day_counts=False))
    text = calendar(saved(value), now=NOW).decode()
    assert "DTSTART;VALUE=DATE:20200108" in text
    assert text.count("BEGIN:VEVENT") == 2  # the 20,000th lies beyond twenty years


def test_a_change_in_another_program_is_not_lost(tmp_path: Path) -> None:
    value = hard_date("The river", rule=Once(DAY))
    content = calendar(saved(value), now=NOW, neutral=False)
    moved = content.replace(b"DTSTART;VALUE=DATE:20260312", b"DTSTART;VALUE=DATE:20260315")
    (back,) = reread(tmp_path, moved)
    assert back.rule == Once(date(2026, 3, 15))
    named = content.replace(b"SUMMARY:The river", b"SUMMARY:The sea")
    assert reread(tmp_path, named)[0].name == "The sea"
    yearly = content.replace(b"TRANSP", b"RRULE:FREQ=YEARLY\r\nTRANSP")
    assert reread(tmp_path, yearly)[0].rule == Yearly(DAY)


def test_a_zone_that_is_not_known_leaves_the_time_on_the_wall(tmp_path: Path) -> None:
    value = hard_date(at=time(9), zone="No/Where")
    content = calendar(saved(value), now=NOW, neutral=False)
    assert b"DTSTART:20260312T090000\r\n" in content
    assert reread(tmp_path, content) == [value]
    assert uid_of("a") == "a@companion"
    assert replace(value, zone=str(ZoneInfo("UTC"))) != value
