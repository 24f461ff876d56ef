"""companion dates export | import: a calendar file out and in again."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Dates, one_sentence
from tests.planner.icalendar.conftest import FILES


def test_out_and_in_again(dates: Dates, tmp_path: Path) -> None:
    dates.add("The river", "--date", "2026-03-12", "--repeat", "yearly")
    file = tmp_path / "dates.ics"
    result = dates("export", str(file))
    assert result.stderr == "This copy is not locked. Anyone who finds it can read it.\n"
    assert b"river" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert dates.json("import", str(file))["already_here"] == 1
    whole = tmp_path / "whole.ics"
    assert dates.json("export", str(whole), "--full") == {
        "file": str(whole), "dates": 1, "neutral": False,
    }  # fmt: skip
    assert b"river" in whole.read_bytes()


def test_a_file_that_is_there_is_not_covered(dates: Dates, tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    file.write_text("mine")
    assert str(file) in one_sentence(dates("export", str(file)), 2)
    assert file.read_text() == "mine"
    missing = tmp_path / "no" / "dates.ics"
    assert str(missing.parent) in one_sentence(dates("export", str(missing)), 2)


def test_a_dry_run_first(dates: Dates) -> None:
    file = str(FILES / "google.ics")
    dry = dates.json("import", file, "--dry-run")
    assert (dry["dry_run"], dry["added"]) == (True, 3)
    assert dates.json("list") == {"dates": []}
    lines = dates("import", file).stdout.splitlines()
    assert lines[0] == "3 dates were added."
    again = dates.json("import", file)
    assert set(again) == {
        "dry_run", "added", "already_here", "different", "first_date", "last_date", "kept_raw",
        "written_out", "shortened", "alarms_off", "skipped",
    }  # fmt: skip
    assert (again["added"], again["already_here"]) == (0, 3)


@pytest.mark.parametrize("content", [b"", b"not a calendar"])
def test_a_file_that_is_no_calendar(dates: Dates, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.ics"
    file.write_bytes(content)
    assert "calendar" in one_sentence(dates("import", str(file)))
