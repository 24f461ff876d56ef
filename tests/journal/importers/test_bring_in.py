from __future__ import annotations

import io
import tempfile
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from companion.errors import (
    Cancelled,
    CompanionError,
    ImportEncrypted,
    ImportUnknownFormat,
    ImportUnsafe,
)
from companion.i18n import use
from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.importers.bring_in import Report, bring_in
from companion.journal.importers.report import describe
from companion.journal.model import Kind, Page
from companion.journal.service import Journal
from tests.journal.importers.conftest import (
    NOW,
    day_one,
    day_one_entry,
    everything_below,
    jrnl,
    jrnl_entry,
    written,
    zipped,
)


def brought(journal: Journal, path: Path, **options: Any) -> Report:
    return bring_in(journal, path, now=NOW, **options)


def texts(journal: Journal) -> list[str]:
    return sorted(journal.read(one.id).page.text for one in journal.newest())


def many(number: int) -> dict[str, Any]:
    return jrnl(*(jrnl_entry(body=f"Words {each}") for each in range(number)))


def test_a_journal_comes_in_with_a_report(journal: Journal, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        jrnl(
            jrnl_entry(tags=["@river", "@Home"]),
            jrnl_entry(date="2020-02-29", body="Earlier.", tags=["@home"]),
            jrnl_entry(title="", body=""),
        ),
    )
    report = brought(journal, path)
    assert (report.format, report.added, report.already_here) == ("jrnl", 2, 0)
    assert (report.first_date, report.last_date) == (date(2020, 2, 29), date(2024, 1, 31))
    assert (report.tags, report.attachments_left, report.warnings) == (2, 0, ())
    assert [(one.where, one.reason) for one in report.skipped] == [
        ("entry 3", "There is nothing in it.")
    ]
    assert texts(journal) == ["By the river.", "Earlier."]
    assert [hit.summary.title for hit in journal.search("earlier")] == ["A walk"]


def test_a_copy_this_app_made_comes_back_whole(journal: Journal, tmp_path: Path) -> None:
    entry = journal.write(Page("Two herons.", kind=Kind.DREAM), now=NOW)
    Attachments(journal.vault).attach(entry.id, "a.txt", io.BytesIO(b"attached"), now=NOW)
    copy = export(journal.vault, tmp_path / "copy", Form.OWN, now=NOW).path
    journal.move_to_bin(entry.id, now=NOW)
    journal.empty_bin()
    rehearsed = brought(journal, copy, dry_run=True)
    assert journal.newest() == []
    report = brought(journal, copy)
    assert report == rehearsed
    assert (report.format, report.added, report.attachments) == ("own", 1, 1)
    assert len(report.entry_ids) == 1
    assert journal.read(entry.id).page == entry.page
    assert brought(journal, copy, source_format="own").already_here == 1
    assert "1 picture or other file with them." in describe(report, dry_run=False)


def test_our_own_format_is_asked_for_by_name(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(ImportUnknownFormat):
        brought(journal, written(tmp_path, jrnl(jrnl_entry())), source_format="own")


def test_a_dry_run_reports_the_same_and_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path, jrnl(jrnl_entry(), 3, jrnl_entry(body="More.")))
    rehearsed = brought(journal, path, dry_run=True)
    assert journal.newest() == []
    assert brought(journal, path) == rehearsed


def test_a_second_time_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for day in range(1, 6):
        (notes / f"2024-01-0{day}.md").write_text(f"Day {day} #river")
    paths = [
        written(tmp_path, jrnl(jrnl_entry(), jrnl_entry(uuid="1"))),
        zipped(tmp_path, {"Journal.json": day_one(day_one_entry(), day_one_entry(uuid="2"))}),
        notes,
    ]
    for path in paths:
        first, second = brought(journal, path), brought(journal, path)
        assert first.added > 1
        assert (second.added, second.changed_beside) == (0, 0)
        assert second.already_here == first.added
    assert len(journal.newest()) == 9


def test_the_language_does_not_bring_pages_in_again(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path, day_one(day_one_entry(starred=True, text=None, photos=[{}])))
    assert brought(journal, path).added == 1
    use("es")
    try:
        assert brought(journal, path).already_here == 1
    finally:
        use("en")


def test_what_changed_comes_in_beside(journal: Journal, tmp_path: Path) -> None:
    brought(journal, written(tmp_path, day_one(day_one_entry(text="Before."))))
    report = brought(journal, written(tmp_path, day_one(day_one_entry(text="After."))))
    assert (report.added, report.already_here, report.changed_beside) == (0, 0, 1)
    assert texts(journal) == ["After.", "Before."]


def test_a_page_changed_here_stays_as_it_is(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path, jrnl(jrnl_entry()))
    brought(journal, path)
    entry = journal.read(journal.newest()[0].id)
    journal.write(type(entry.page)("Mine now."), now=NOW, entry_id=entry.id)
    assert brought(journal, path).already_here == 1
    assert texts(journal) == ["Mine now."]


def test_twins_in_one_file_come_in_once(journal: Journal, tmp_path: Path) -> None:
    report = brought(journal, written(tmp_path, jrnl(jrnl_entry(), jrnl_entry())))
    assert (report.added, report.already_here) == (1, 1)


def test_cancel_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    path = written(tmp_path, many(600))
    for last in (0, 1, 300, 599):
        asked = count()
        with pytest.raises(Cancelled):
            brought(journal, path, is_cancelled=lambda asked=asked, last=last: next(asked) >= last)
    assert journal.newest() == []
    assert journal.search("words") == []


def test_progress_is_told(journal: Journal, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = written(tmp_path, many(600))
    brought(journal, path, dry_run=True, progress=lambda done, all_: told.append((done, all_)))
    assert told == sorted(told)
    assert {all_ for _done, all_ in told} == {600}
    assert len(told) > 2


def test_a_failure_on_the_way_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    asked = count()

    def fails(done: int, _all: int) -> None:
        if next(asked):
            raise OSError(f"after {done}")

    with pytest.raises(OSError, match="after"):
        brought(journal, written(tmp_path, many(600)), progress=fails)
    assert journal.newest() == []


def test_what_cannot_be_stored_is_replaced(journal: Journal, tmp_path: Path) -> None:
    entry = jrnl_entry(title="a\0\ud800", body="b\0\udfffc\U0001f54a", uuid="\0\ud800")
    path = written(tmp_path, jrnl({**entry, "tags": ["@t\0\ud800"]}))
    assert brought(journal, path).added == 1
    page = journal.read(journal.newest()[0].id).page
    assert (page.title, page.text) == ("a\ufffd\ufffd", "b\ufffd\ufffdc\U0001f54a")
    assert page.tags == ("t\ufffd\ufffd",)
    assert brought(journal, path).already_here == 1


@pytest.mark.parametrize(
    ("members", "error"),
    [
        ({"../Journal.json": day_one(day_one_entry())}, ImportUnsafe),
        ({"/tmp/Journal.json": day_one(day_one_entry())}, ImportUnsafe),
        ({"Journal.json": b"[" * 100_000}, ImportUnsafe),
        ({"Journal.json": b" " * 60_000_000}, ImportUnsafe),
    ],
)
def test_hostile_archives_are_refused_and_nothing_is_written(
    journal: Journal, tmp_path: Path, members: dict[str, Any], error: type[CompanionError]
) -> None:
    path = zipped(tmp_path, members)
    before = everything_below(tmp_path)
    with pytest.raises(error):
        brought(journal, path)
    assert journal.newest() == []
    assert everything_below(tmp_path) == before


def test_ciphertext_is_never_brought_in(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_bytes(b"JRNLv3\x00\x04abcd")
    with pytest.raises(ImportEncrypted):
        brought(journal, path)
    assert journal.newest() == []


def test_nothing_is_written_outside_the_vault(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    notes = tmp_path / "notes"
    for folder in (scratch, notes):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.chdir(scratch)
    (notes / "2024-01-31.md").write_text("---\ntitle: !!python/name:os.system\n---\nWords.")
    paths = [
        notes,
        written(tmp_path, jrnl(jrnl_entry())),
        zipped(tmp_path, {"Journal.json": day_one(day_one_entry()), "photos/a.jpeg": b"1"}),
    ]
    before = everything_below(tmp_path)
    for path in paths:
        assert brought(journal, path).added == 1
    assert everything_below(tmp_path) == before
