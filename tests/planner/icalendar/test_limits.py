from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import CalendarUnreadable, CalendarUnsafe
from companion.planner.icalendar import limits
from tests.planner.icalendar.conftest import event


def of(tmp_path: Path, content: bytes) -> list[str]:
    file = tmp_path / "file.ics"
    file.write_bytes(content)
    return limits.content(file)


def test_line_ends_marks_and_old_encodings_are_read(tmp_path: Path) -> None:
    text = "BEGIN:VCALENDAR\nSUMMARY:Día\nEND:VCALENDAR\n"
    for content in (
        text.encode(),
        text.replace("\n", "\r\n").encode("utf-8-sig"),
        text.replace("\n", "\r").encode("utf-16"),
        text.encode("cp1252"),
        b"\n\n" + text.encode(),
    ):
        assert of(tmp_path, content) == text.split()
    assert "\0" not in "".join(of(tmp_path, text.replace("a", "\0").encode()))


def test_a_folded_line_is_one(tmp_path: Path) -> None:
    content = b"BEGIN:VCALENDAR\nSUMMARY:A\n  b\n\tc\n\n d\n\nEND:VCALENDAR"
    assert of(tmp_path, content) == ["BEGIN:VCALENDAR", "SUMMARY:A bcd", "END:VCALENDAR"]


def test_what_is_no_calendar_is_told(tmp_path: Path) -> None:
    for content in (b"", b"hello", b"BEGIN:VCARD\n", b"\xff\xfe\x00"):
        with pytest.raises(CalendarUnreadable):
            of(tmp_path, content)
    for path in (tmp_path, tmp_path / "missing.ics"):
        with pytest.raises(CalendarUnreadable):
            limits.content(path)


def test_size_depth_and_number_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert of(tmp_path, event())
    deep = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * limits.DEEPEST
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, deep)
    folded = b"BEGIN:VCALENDAR\n" + b"BEG\n IN:VEVENT\n" * limits.DEEPEST
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, folded)
    for name, least in (
        ("MOST_BYTES", 20), ("MOST_LINES", 3), ("MOST_COMPONENTS", 1), ("LONGEST_LINE", 10),
    ):  # fmt: skip
        with monkeypatch.context() as changed:
            changed.setattr(limits, name, least)
            with pytest.raises(CalendarUnsafe):
                of(tmp_path, event("SUMMARY:A"))


@pytest.mark.parametrize(
    ("rule", "is_safe"),
    [
        ("RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", True),
        ("RRULE;X-A=1:UNTIL=20300101T000000Z;FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=1,2,3", True),
        ("RRULE:FREQ=SECONDLY", False),
        ("rrule:freq=daily", False),
        ("RRULE:FREQ=YEARLY;BYSECOND=1", False),
        ("RRU\r\n LE:FREQ=SECONDLY", False),
        ("EXRULE:FREQ=MINUTELY", False),
        ('RRULE;X="a":FREQ=HOURLY', False),
        ('RRULE;X="a:BYDAY=":FREQ=SECONDLY', False),
        ("RRULE;X=\\:BYDAY=:FREQ=SECONDLY", False),
        ("RR ULE:FREQ=SECONDLY", False),
        ("R\tRULE \t:FREQ=SECONDLY", False),
        ("\x0bRRULE:FREQ=SECONDLY", False),
    ],
)
def test_a_time_zone_that_would_take_for_ever_is_not_read(
    tmp_path: Path,
    rule: str,
    is_safe: bool,  # noqa: FBT001
) -> None:
    content = with_zone("BEGIN:VTIMEZONE", rule)
    if is_safe:
        assert of(tmp_path, content)
        return
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, content)


@pytest.mark.parametrize(
    "begin",
    [
        "BEGIN;X=1:VTIMEZONE",
        'begin;X="a:b":VTIMEZONE',
        "B EGIN:VTIMEZONE",
        "\u00a0begin\t:VTIMEZONE",
        "BEG\u0131N:VT\u0131MEZONE",
    ],
)
def test_a_zone_cannot_hide_where_it_begins(tmp_path: Path, begin: str) -> None:
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, with_zone(begin, "RRULE:FREQ=SECONDLY"))


def test_a_zone_stays_open_whatever_is_hidden_in_it(tmp_path: Path) -> None:
    hidden = "B EGIN:X-A\r\nEND:X-A\r\nRRULE:FREQ=SECONDLY"
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, with_zone("BEGIN:VTIMEZONE", hidden))


def test_the_rules_of_all_zones_together_are_limited(tmp_path: Path) -> None:
    most = limits.MOST_CHANGES_A_YEAR
    yearly = "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=29"
    daily = "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
    assert of(tmp_path, with_zone("BEGIN:VTIMEZONE", *[yearly] * (most // 4)))
    for rules in ([yearly] * (most // 4 + 1), [daily] * 3):
        with pytest.raises(CalendarUnsafe):
            of(tmp_path, with_zone("BEGIN:VTIMEZONE", *rules))


def test_the_parts_of_one_zone_are_limited(tmp_path: Path) -> None:
    part = ("END:STANDARD", "BEGIN:STANDARD")
    most = limits.MOST_PARTS_OF_A_ZONE
    assert of(tmp_path, with_zone("BEGIN:VTIMEZONE", *part * (most - 1)))
    with pytest.raises(CalendarUnsafe):
        of(tmp_path, with_zone("BEGIN:VTIMEZONE", *part * most))


def test_the_name_of_a_zone_has_no_end_of_parts(tmp_path: Path) -> None:
    assert of(tmp_path, event("DTSTART;TZID=/a.org/b/Europe/Madrid:20261208T190000"))
    assert of(tmp_path, event("RDATE;VALUE=PERIOD:" + "20261208T190000Z/PT1H," * 50))
    for name in ("DTSTART", "D TSTART", "exdate"):
        with pytest.raises(CalendarUnsafe):
            of(tmp_path, event(f"{name};TZID={'/a' * 50}:20261208T190000"))


def with_zone(begin: str, *rules: str) -> bytes:
    zone = (begin, "TZID:X", "BEGIN:STANDARD", *rules, "END:STANDARD", "END:VTIMEZONE")
    return "\r\n".join(["BEGIN:VCALENDAR", *zone, "END:VCALENDAR", ""]).encode()
