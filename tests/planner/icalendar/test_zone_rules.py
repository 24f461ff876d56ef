from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import CalendarUnsafe
from companion.planner.icalendar import limits
from companion.planner.icalendar.reading import read
from companion.planner.icalendar.zone_rules import MOST_YEARS_FOLLOWED, ZoneRules
from companion.planner.recurrence.rules import Once

SPRING = "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
NEVER = (
    "RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
    "RRULE:FREQ=YEARLY;BYMONTHDAY=-31;BYMONTH=2",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=6SU",
    "RRULE:FREQ=YEARLY;BYDAY=54SU",
    "RRULE:FREQ=YEARLY;BYMONTH=13",
    "RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYDAY=2SU",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20300101T000000Z",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4",  # from 1970 on: 1974, 1978, …
    "rrule:freq=yearly;bymonthday=31;bymonth=2",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=53TH",  # the library breaks off at these two
    "RRULE:FREQ=YEARLY;BYMONTH=13;BYDAY=5MO",
)


def zoned(*rules: str, start: str = "19700101T000000", at: str = "20260801T100000") -> str:
    """Return a calendar whose one event is in a zone with a part for each rule."""
    parts = [
        line
        for number, rule in enumerate(rules)
        for line in (
            "BEGIN:STANDARD",
            f"DTSTART:{start}",
            "TZOFFSETFROM:+0000",
            f"TZOFFSETTO:+0{number % 2 + 1}00",
            rule,
            "END:STANDARD",
        )
    ]
    return "\r\n".join([
        "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE", "TZID:Somewhere", *parts, "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:a", "SUMMARY:A", f"DTSTART;TZID=Somewhere:{at}", "END:VEVENT",
        "END:VCALENDAR", "",
    ])  # fmt: skip


def kept(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "file.ics"
    file.write_text(text, "utf-8")
    return limits.content(file)


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_whose_day_never_comes_is_left_out(tmp_path: Path, rule: str) -> None:
    lines = kept(tmp_path, zoned(SPRING, rule))
    assert SPRING in lines
    assert rule not in lines
    assert lines == [line for line in zoned(SPRING, rule).split("\r\n") if line not in {rule, ""}]


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        (SPRING, "16010101T000000"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "19700101T000000"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4", "19720101T000000"),
        ("RRULE:FREQ=YEARLY", "19720229T000000"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5SU", "19700101T000000"),
        ("RRULE:FREQ=YEARLY;BYMONTH=3;UNTIL=19800101T000000Z", "19700101T000000"),
    ],
)
def test_a_rule_that_comes_stays_however_seldom(tmp_path: Path, rule: str, start: str) -> None:
    assert rule in kept(tmp_path, zoned(SPRING, rule, start=start))


def test_a_zone_with_rules_that_never_come_keeps_the_others(tmp_path: Path) -> None:
    for rules in ((SPRING, *NEVER), (*NEVER[:1],) * 250):
        file = tmp_path / "file.ics"
        file.write_text(zoned(*rules), "utf-8")
        reading = read(file, now=datetime(2026, 3, 1, tzinfo=ZoneInfo("Europe/Madrid")))
        assert [each.value.rule for each in reading.arrivals] == [Once(date(2026, 8, 1))]


@pytest.mark.parametrize("interval", ["0", "-1", "00", "+0"])
def test_a_rule_that_stays_in_its_year_is_not_read(tmp_path: Path, interval: str) -> None:
    with pytest.raises(CalendarUnsafe):
        kept(tmp_path, zoned(f"{SPRING};INTERVAL={interval}"))


def test_a_rule_that_leaves_out_days_of_another_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(CalendarUnsafe):
        kept(tmp_path, zoned(f"{SPRING}\r\nEX{SPRING[1:]}"))


def test_a_moment_at_the_end_of_time_is_read_for_few_rules_only(tmp_path: Path) -> None:
    most = MOST_YEARS_FOLLOWED // (9998 - 1970)
    assert kept(tmp_path, zoned(*[SPRING] * most, at="99980801T100000"))
    assert kept(tmp_path, zoned(*[SPRING] * 250, start="16010101T000000"))
    with pytest.raises(CalendarUnsafe):
        kept(tmp_path, zoned(*[SPRING] * (most + 1), at="99980801T100000"))


DAYS = st.fixed_dictionaries(
    {},
    optional={
        "BYMONTH": st.integers(1, 13),
        "BYMONTHDAY": st.integers(-32, 32).filter(bool),
        "BYDAY": st.sampled_from(["SU", "5MO", "-5TU", "6WE", "53TH", "-54FR", "1SA"]),
        "INTERVAL": st.integers(1, 500),
    },
)


@given(parts=DAYS, start=st.dates(date(9800, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_a_rule_is_idle_just_when_following_it_to_the_end_gives_nothing(
    parts: dict[str, object], start: date
) -> None:
    rule = ";".join(["FREQ=YEARLY", *(f"{name}={value}" for name, value in parts.items())])
    rules = ZoneRules()
    rules.begin()
    rules.start(f"DTSTART:{start:%Y%m%d}T000000")
    rules.rule(7, f"RRULE:{rule}")
    rules.end()
    if gives_a_day(rule, start):
        assert not rules.idle
    elif "BYMONTHDAY" in parts or "BYDAY" in parts:  # else the start says which day
        assert bool(rules.idle) is not gives_a_day(rule, start.replace(month=1, day=1))


def gives_a_day(rule: str, start: date) -> bool:
    """Follow a rule as far as the library can."""
    try:
        return bool(rrulestr(rule, dtstart=datetime.combine(start, time.min))[:1])
    except (ValueError, IndexError):
        return False
