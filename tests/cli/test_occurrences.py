"""companion dates occurrences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, one_sentence

TEN_YEARS = ("--from", "2026-01-01", "--to", "2036-01-01")


def answer(call: Call, *words: str) -> list[dict[str, Any]]:
    result = call("dates", "occurrences", *words)
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    document = json.loads(result.stdout)
    assert list(document) == ["occurrences"]
    found: list[dict[str, Any]] = document["occurrences"]
    return found


def dates(call: Call, *words: str) -> list[str]:
    return [each["date"] for each in answer(call, *words)]


def test_a_date_comes_every_year_in_order(call: Call) -> None:
    found = dates(call, "--date", "1986-09-05", *TEN_YEARS)
    assert found == [f"{year}-09-05" for year in range(2026, 2036)]


def test_the_answer_is_json_with_json_or_without(call: Call) -> None:
    words = ("dates", "occurrences", "--date", "1986-09-05", *TEN_YEARS)
    assert call(*words).stdout == call(*words, "--json").stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--calendar", "hebrew"), "2026-08-14"),
        (("--calendar", "hebrew", "--after-sunset"), "2026-08-15"),
        (("--calendar", "hijri"), "2026-06-16"),
        (("--calendar", "chinese"), "2026-09-12"),
        (("--calendar", "chinese", "--repeat", "qingming"), "2026-04-05"),
        (("--repeat", "qingming"), "2026-04-05"),
        (("--repeat", "easter"), "2026-04-05"),
        (("--repeat", "orthodox-easter"), "2026-04-12"),
        (("--repeat", "orthodox-easter", "--offset", "9"), "2026-04-21"),
        (("--repeat", "orthodox-easter", "--offset", "-57"), "2026-02-14"),
        (("--repeat", "weekday"), "2026-09-04"),
        (("--repeat", "monthly"), "2026-01-05"),
        (("--offset", "-1"), "2026-09-04"),
    ],
    ids=str,
)
def test_the_first_day_of_each_kind(call: Call, words: tuple[str, ...], expected: str) -> None:
    assert dates(call, "--date", "1986-09-05", *TEN_YEARS, *words)[0] == expected


def test_what_is_told_of_a_day(call: Call) -> None:
    words = ("--date", "1986-09-05", "--from", "2026-01-01", "--to", "2026-12-31")
    (found,) = answer(call, *words, "--calendar", "hijri")
    assert found == {
        "date": "2026-06-16",
        "about": True,
        "begins_evening_before": True,
        "why": "seen-locally",
    }


@pytest.mark.parametrize(
    ("flag", "expected"),
    [
        ("--count-first-day", ["2026-03-16", "2026-04-18", "2026-06-17"]),
        ("--no-count-first-day", ["2026-03-17", "2026-04-19", "2026-06-18"]),
    ],
)
def test_counted_days(call: Call, flag: str, expected: list[str]) -> None:
    words = ("--date", "2026-03-10", *TEN_YEARS, "--repeat", "days:7,40,100", flag)
    assert dates(call, *words) == expected


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("feb28", ["2027-02-28", "2028-02-29"]),
        ("mar1", ["2027-03-01", "2028-02-29"]),
        ("both", ["2027-02-28", "2027-03-01", "2028-02-29"]),
        ("leap", ["2028-02-29"]),
    ],
)
def test_29_february(call: Call, policy: str, expected: list[str]) -> None:
    words = ("--date", "2024-02-29", "--from", "2027-01-01", "--to", "2028-12-31")
    assert dates(call, *words, "--feb29", policy) == expected


def test_an_offset_loses_no_day_at_the_edges(call: Call) -> None:
    words = ("--date", "2020-01-01", "--from", "2026-12-20", "--to", "2026-12-31")
    assert dates(call, *words, "--offset", "-5") == ["2026-12-27"]
    assert dates(call, "--date", "9999-12-31", "--from", "9999-12-01", "--to", "9999-12-31") == [
        "9999-12-31"
    ]


def test_no_days_is_an_answer(call: Call) -> None:
    words = ("--date", "2024-02-29", "--from", "2025-01-01", "--to", "2025-12-31")
    assert answer(call, *words, "--feb29", "leap") == []


def test_nothing_is_opened_or_written(call: Call, base: Path) -> None:
    dates(call, "--date", "1986-09-05", *TEN_YEARS)
    assert not base.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "1986-09-31"),
        ("--date", "yesterday"),
        ("--date", "2024-02-29"),
        ("--date", "2026-03-10", "--repeat", "days:7"),
        ("--date", "2026-03-10", "--repeat", "days:"),
        ("--date", "2026-03-10", "--repeat", "days:0", "--count-first-day"),
        ("--date", "2026-03-10", "--repeat", "days:7,x", "--count-first-day"),
        ("--date", "2026-03-10", "--repeat", "days:9999999", "--count-first-day"),
        ("--date", "2026-03-10", "--repeat", "days:7", "--count-first-day", "--calendar", "hijri"),
        ("--date", "2026-03-10", "--repeat", "sometimes"),
        ("--date", "2026-03-10", "--count-first-day"),
        ("--date", "2026-03-10", "--after-sunset"),
        ("--date", "2026-03-10", "--calendar", "maya"),
        ("--date", "2026-03-10", "--calendar", "hebrew", "--repeat", "monthly"),
        ("--date", "2026-03-10", "--feb29", "never"),
        ("--date", "2026-03-10", "--offset", "soon"),
        ("--date", "2026-03-10", "--to", "2025-01-01"),
        (),
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_understood_is_2(call: Call, words: tuple[str, ...]) -> None:
    assert one_sentence(call("dates", "occurrences", *TEN_YEARS, *words), 2)


@pytest.mark.parametrize(
    ("calendar", "day", "last", "years"),
    [
        ("hijri", "1924-07-31", "2030-01-01", "from 1924 to 2077"),
        ("hijri", "2000-01-01", "2078-01-01", "from 1924 to 2077"),
        ("chinese", "1900-01-01", "2030-01-01", "from 1901 to 2100"),
    ],
)
def test_years_a_calendar_does_not_know_are_told(
    call: Call, calendar: str, day: str, last: str, years: str
) -> None:
    words = ("--date", day, "--from", "2026-01-01", "--to", last, "--calendar", calendar)
    assert years in one_sentence(call("dates", "occurrences", *words))
