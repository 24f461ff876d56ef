from __future__ import annotations

from datetime import date

from companion.journal.importers.bring_in import Report
from companion.journal.importers.left_out import Skipped
from companion.journal.importers.report import describe, left_out


def test_the_report_tells_every_fact() -> None:
    report = Report(
        format="markdown",
        added=1,
        already_here=1,
        changed_beside=2,
        first_date=date(2024, 1, 31),
        last_date=date(2024, 1, 31),
        tags=3,
        attachments_left=1,
        attachments=2,
        unattached=1,
        skipped=tuple(Skipped(f"file {n}", "It is empty.") for n in range(25)),
        warnings=("A remark.",),
    )
    lines = list(describe(report, dry_run=True))
    assert lines[:8] == [
        "Nothing was changed. This is what bringing it in would do:",
        "1 page would be added.",
        "1 page is here already and stays as it is.",
        "2 pages changed in the other journal. They stand beside the earlier ones.",
        "All of it is from 31 January 2024.",
        "3 different tags.",
        "2 pictures or other files with them.",
        "1 file there belongs to no page. It stays where it is.",
    ]
    assert "A remark." in lines
    assert "25 could not be brought in:" in lines
    assert sum("It is empty." in line for line in lines) == 20
    assert lines[-1] == "  and 5 more"


def test_after_bringing_in_the_report_reminds_of_the_file_that_is_still_there() -> None:
    report = Report("jrnl", 2, 0, 0, None, None, 0, 0, (), ())
    lines = list(describe(report, dry_run=False))
    assert lines[0] == "2 pages were added."
    assert "plain text" in lines[-1]


def leaving(*skipped: Skipped) -> Report:
    return Report("jrnl", 0, 0, 0, None, None, 0, 0, skipped, ())


def test_all_that_was_left_out_can_be_read_with_its_beginning() -> None:
    report = leaving(Skipped("entry 1", "It is empty."), Skipped("entry 2", "Odd.", "words" * 300))
    assert list(left_out(report)) == [
        "entry 1: It is empty.",
        "entry 2: Odd.\n" + "words" * 100 + "…",
    ]


def test_every_one_is_told_and_not_only_the_first() -> None:
    many = [Skipped(f"entry {number}", "It is empty.") for number in range(5_000)]
    assert list(left_out(leaving(*many[:20]))) == []  # the report names them
    assert len(list(left_out(leaving(*many)))) == 5_000
    shown = list(left_out(leaving(*many), 10_000))
    assert sum(map(len, shown)) <= 10_100
    assert shown[-1] == f"and {5_001 - len(shown):,} more".replace(",", "")
