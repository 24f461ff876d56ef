from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.errors import CalendarUnreadable, CalendarUnsafe
from companion.planner.documents import of_date
from companion.planner.icalendar import reading as module
from companion.planner.icalendar.bring_in import bring_in, describe
from companion.planner.icalendar.reading import read
from companion.planner.icalendar.writing import SERIES, WHOLE
from companion.planner.model import LONGEST_LINE, LONGEST_TEXT, Certainty, HardDate, Occasion
from companion.planner.occasions import days_of
from companion.planner.recurrence.rules import (
    MOST_MARKS,
    EnteredDays,
    Feb29,
    Monthly,
    NthWeekday,
    Once,
    ShortMonth,
    Yearly,
)
from companion.planner.service import Planner
from tests.planner.icalendar.conftest import FILES, Read, event
from tests.support.builders import NOW


def test_google(reading: Read) -> None:
    found = reading("google")
    hearing, birthday, group = found.arrivals
    assert (hearing.uid, hearing.value.name) == ("hearing@google.com", "Hearing")
    assert hearing.value.rule == Once(date(2026, 4, 10))
    assert (hearing.value.at, hearing.value.zone) == (time(9, 30), "America/Denver")
    assert hearing.value.certainty is Certainty.MAY_MOVE
    assert hearing.value.note == "Room 4, second floor"
    assert not hearing.value.reminders.on
    assert (hearing.value.reminders.offsets, hearing.value.reminders.at) == ((0,), time(9))
    assert birthday.value.rule == Yearly(date(2020, 8, 29))
    assert birthday.value.at is None
    days = [date(2026, 3, day) for day in (2, 17, 23, 30)]
    assert group.value.rule == EnteredDays(tuple(days))
    assert group.raw is not None
    assert (found.skipped, found.kept_raw, found.written_out, found.alarms_off) == ([], 0, 1, 1)


def test_apple_and_a_rule_of_another_calendar(reading: Read) -> None:
    found = reading("apple")
    weekday, hebrew = found.arrivals
    assert weekday.value.rule == NthWeekday(date(2025, 5, 11), 2, 7, 5)
    assert weekday.value.name == "Día en el río"
    assert hebrew.value.rule == Once(date(2024, 2, 17))
    assert hebrew.raw is not None
    assert "RSCALE=HEBREW" in hebrew.raw
    assert found.kept_raw == 1


def test_outlook(reading: Read) -> None:
    (one,) = reading("outlook").arrivals
    assert (one.value.at, one.value.zone) == (time(9, 30), "America/Denver")
    assert one.value.note == "Bring the letter.\n\nAsk for Ana."
    assert one.value.reminders.offsets == (-1,)


def test_thunderbird(reading: Read) -> None:
    found = reading("thunderbird")
    last, third = found.arrivals
    assert last.value.rule == Monthly(date(2026, 1, 31), ShortMonth.LAST_DAY)
    days = [date(2026, 3, day) for day in (1, 4, 7, 10)]
    assert third.value.rule == EnteredDays(tuple(days))
    assert (third.value.at, third.value.zone) == (time(8), "America/Denver")


def test_nextcloud(reading: Read) -> None:
    found = reading("nextcloud")
    (leap,) = found.arrivals
    assert leap.value.rule == Yearly(date(2024, 2, 29), Feb29.LEAP)
    assert [one.where for one in found.skipped] == ["No day at all"]


@pytest.mark.parametrize("name", [file.stem for file in sorted(FILES.glob("*.ics"))])
def test_nothing_is_fetched(name: str, monkeypatch: pytest.MonkeyPatch, reading: Read) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert reading(name).arrivals


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:99999999",),
        ("DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=SECONDLY"),
        ("DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=NOPE"),
        ("DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=YEARLY", "RRULE:FREQ=DAILY"),
        ("DTSTART;VALUE=DATE:20260312", "EXDATE:x"),
        ("SUMMARY:only a name",),
    ],
)
def test_an_event_that_cannot_be_read_is_told_and_the_others_come_in(
    reading: Read, lines: tuple[str, ...]
) -> None:
    whole = (
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:u2\r\nDTSTART;VALUE=DATE:20260312\r\nSUMMARY:Good"
    )
    found = reading(event("UID:u1", *lines[:-1], lines[-1] + whole))
    assert [one.value.name for one in found.arrivals] == ["Good"]
    assert len(found.skipped) == 1


def test_a_name_that_is_too_long_stands_whole_in_the_note(reading: Read) -> None:
    name = "a hearing " * 200
    content = event(
        "UID:u1", "DTSTART;VALUE=DATE:20260312", f"SUMMARY:{name.strip()}", "DESCRIPTION:Room 4"
    )
    found = reading(content)
    (one,) = found.arrivals
    assert one.value.name == name[:LONGEST_LINE].strip()
    assert one.value.note == f"{name.strip()}\n\nRoom 4"
    assert found.shortened == 0


def test_of_more_words_than_fit_the_beginning_comes_in_and_it_is_told(
    reading: Read, planner: Planner, tmp_path: Path
) -> None:
    note = "herons " * 20_000
    content = event(
        "UID:u1", "DTSTART;VALUE=DATE:20260312", "SUMMARY:Hearing", f"DESCRIPTION:{note.strip()}"
    )
    found = reading(content)
    (one,) = found.arrivals
    assert one.value.note == note[:LONGEST_TEXT]
    assert found.shortened == 1
    assert one.raw is not None
    assert one.raw.replace("\r\n ", "").count("herons") == 20_000
    report = bring_in(planner, tmp_path / "file.ics", now=NOW)
    assert "What was too long for a field was cut." in " ".join(describe(report, dry_run=False))


def test_events_without_a_name_or_a_uid_have_steady_ones(reading: Read) -> None:
    content = event("DTSTART;VALUE=DATE:20260312")
    (one,), (two,) = reading(content).arrivals, reading(content).arrivals
    assert one.value.name == "Date without a name"
    assert one.uid == two.uid
    assert one.uid.startswith("no-uid-")


def test_the_same_uid_twice_is_one_date(reading: Read) -> None:
    content = event(
        "UID:u", "DTSTART;VALUE=DATE:20260312", "SUMMARY:Old", "END:VEVENT", "BEGIN:VEVENT",
        "UID:u", "DTSTART;VALUE=DATE:20260313", "SUMMARY:New",
    )  # fmt: skip
    (one,) = reading(content).arrivals
    assert one.value.name == "New"


def test_only_so_many_foreign_rules_are_written_out(
    reading: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_FOLLOWED", 0)
    found = reading(event("DTSTART;VALUE=DATE:20260312", "RRULE:FREQ=DAILY;COUNT=3", "UID:u"))
    assert found.arrivals[0].value.rule == Once(date(2026, 3, 12))
    assert found.arrivals[0].raw is not None
    assert (found.kept_raw, found.written_out) == (1, 0)


def test_a_document_of_this_app_counts_only_while_the_event_says_the_same(reading: Read) -> None:
    for document in ("nonsense", "{}", '{"version": 1}', "[" * 10_000):
        (one,) = reading(
            event("UID:u", "DTSTART;VALUE=DATE:20260312", "SUMMARY:Own",
                  f"X-COMPANION-DATE:{document}")
        ).arrivals  # fmt: skip
        assert (one.value.name, one.value.rule) == ("Own", Once(date(2026, 3, 12)))


@given(st.binary(max_size=200), st.integers(0, 1500), st.integers(0, 60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_file_holds_it_is_read_or_told(
    tmp_path: Path, junk: bytes, place: int, length: int
) -> None:
    content = (FILES / "google.ics").read_bytes()
    file = tmp_path / "junk.ics"
    file.write_bytes(content[:place] + junk + content[place + length :])
    with suppress(CalendarUnreadable, CalendarUnsafe):
        read(file, now=NOW)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;VALUE=TEXT:abc",),
        ("DTSTART;VALUE=BOOLEAN:TRUE",),
        ("DTSTART;VALUE=DATE:20260101", "RRULE;VALUE=TIME:100000"),
        ("DTSTART;VALUE=DATE:20260101", "RRULE;VALUE=UTC-OFFSET:+0100"),
        *(
            ("DTSTART;VALUE=DATE:20260101", "BEGIN:VALARM", f"TRIGGER;VALUE={value}", "END:VALARM")
            for value in ("DATE:20260101", "TIME:100000", "PERIOD:20260101T000000Z/PT1H")
        ),
    ],
)
def test_a_property_of_another_type_leaves_one_event_out(
    reading: Read, lines: tuple[str, ...]
) -> None:
    good = "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Good\r\nDTSTART;VALUE=DATE:20260102"
    found = reading(event("SUMMARY:Bad", *lines, good))
    assert [one.value.name for one in found.arrivals] == ["Good"]
    assert [one.where for one in found.skipped] == ["Bad"]


def test_a_date_of_the_app_that_somebody_changed_can_be_stored(reading: Read) -> None:
    document = of_date(HardDate("A", rule=Once(date(2026, 1, 1)))) | {"people": ["\ud800"]}
    content = event("SUMMARY:A", "DTSTART;VALUE=DATE:20260101", f"{WHOLE}:{json.dumps(document)}")
    (one,) = reading(content).arrivals
    assert one.value.people == ("\ufffd",)
    assert len(one.digest) == 64


def test_two_days_at_the_ends_of_the_calendar_are_not_all_between(
    reading: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Occasion] = []

    def noted(*given: Any) -> Iterator[Occasion]:
        for one in days_of(*given):
            asked.append(one)
            yield one

    monkeypatch.setattr(module, "days_of", noted)
    rule = Monthly(date(1, 1, 31), ShortMonth.NEXT_DAY)
    whole = f"{WHOLE}:{json.dumps(of_date(HardDate('A', rule=rule)))}"
    lines = [f"{SERIES}:s", "SUMMARY:A", whole]
    second = ["END:VEVENT", "BEGIN:VEVENT", *lines, "DTSTART;VALUE=DATE:99991201"]
    (one,) = reading(event(*lines, "DTSTART;VALUE=DATE:00010131", *second)).arrivals
    assert one.value.rule == EnteredDays((date(1, 1, 31), date(9999, 12, 1)))
    assert len(asked) <= MOST_MARKS + 1
