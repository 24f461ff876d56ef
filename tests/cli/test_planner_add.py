"""companion dates add: a date in the person's own words, and what it says when it cannot."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Dates, one_sentence


def test_adding_prints_the_id_alone(dates: Dates) -> None:
    result = dates("add", "The river", "--date", "2026-03-12")
    assert (result.exit_code, result.stderr) == (0, "Saved on this computer\n")
    assert dates.json("show", result.stdout.strip())["name"] == "The river"


def test_a_name_is_enough(dates: Dates) -> None:
    added = dates.json("add", "Hearing", "--kind", "hearing")
    assert (added["rule"], added["certainty"]) == (None, "not_sure")
    assert not added["reminders"]["on"]


def test_everything_that_can_be_said(dates: Dates) -> None:
    added = dates.json(
        "add", "Hearing", "--date", "2026-04-10", "--time", "09:30", "--zone", "Europe/Madrid",
        "--kind", "hearing", "--word", "court day", "--certainty", "may_move",
        "--earliest", "2026-04-08", "--latest", "2026-04-20", "--on-today",
    )  # fmt: skip
    assert (added["at"], added["zone"], added["word"]) == ("09:30", "Europe/Madrid", "court day")
    assert (added["certainty"], added["earliest"], added["latest"]) == (
        "may_move", "2026-04-08", "2026-04-20",
    )  # fmt: skip
    assert added["on_today"]
    assert added["rule"] == {"version": 1, "kind": "once", "day": "2026-04-10"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("--repeat", "yearly"), "yearly"),
        (("--calendar", "hebrew"), "yahrzeit"),
        (("--calendar", "hijri", "--after-sunset"), "hijri-yearly"),
        (("--repeat", "days:7,40", "--count-first-day"), "day-marks"),
        (("--repeat", "orthodox-easter"), "from-easter"),
    ],
)
def test_ways_to_come_again(dates: Dates, words: tuple[str, ...], kind: str) -> None:
    assert dates.json("add", "A day", "--date", "2020-03-12", *words)["rule"]["kind"] == kind


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "yesterday"),
        ("--date", "2026-03-12", "--time", "noon"),
        ("--date", "2026-03-12", "--time", "09:00", "--zone", "No/Where"),
        ("--repeat", "yearly"),
        ("--date", "2024-02-29", "--repeat", "yearly"),
        ("--kind", "party"),
        ("--earliest", "soon"),
    ],
)
def test_what_cannot_be_understood_is_told_and_nothing_is_saved(
    dates: Dates, words: tuple[str, ...]
) -> None:
    assert one_sentence(dates("add", "A day", *words), 2)
    assert dates.json("list") == {"dates": []}


def test_a_date_needs_a_name(dates: Dates) -> None:
    assert "name" in one_sentence(dates("add", " ", "--date", "2026-03-12"))
