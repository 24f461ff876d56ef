"""Files that come along with the pages of another journal."""

from __future__ import annotations

import json
import random
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from companion.errors import Cancelled
from companion.journal import attachments
from companion.journal.attachments import Attachments
from companion.journal.importers import attaching, bundle, safe_zip
from companion.journal.importers.bring_in import Report, bring_in
from companion.journal.model import Page
from companion.journal.service import Journal
from tests.journal.importers import samples
from tests.journal.importers.conftest import NOW, day_one, day_one_entry, written, zipped
from tests.journal.importers.samples import PIXEL, put

WITH_A_PICTURE = {
    "markdown": "walk.gif",
    "day-one": "0f.gif",
    "day-one-classic": "0123456789ABCDEF0123456789ABCDEF.jpg",
    "mini-diarium": "picture-1.gif",
    "joplin-jex": "tree.gif",
    "joplin-raw": "tree.gif",
    "journey": "1625494049547-tree.gif",
    "rednotebook-picture": "tree.png",
    "diarium-zip": "tree.gif",
}
LEFT = "Its file is missing or could not be read."


def brought(journal: Journal, path: Path, **options: Any) -> Report:
    return bring_in(journal, path, now=NOW, **options)


def files_of(journal: Journal) -> dict[str, bytes]:
    """Return all attachments, by name."""
    kept = Attachments(journal.vault)
    return {
        one.name: kept.whole(one.id, 10_000)
        for page in journal.newest()
        for one in kept.of_page(page.id)
    }


@pytest.mark.parametrize("name", WITH_A_PICTURE)
def test_a_picture_is_kept_with_its_page_once(journal: Journal, tmp_path: Path, name: str) -> None:
    path = samples.SAMPLES[name][1](tmp_path)
    rehearsed = brought(journal, path, dry_run=True)
    report = brought(journal, path)
    assert rehearsed == report
    assert (report.attachments, report.attachments_left) == (1, 0)
    assert files_of(journal) == {WITH_A_PICTURE[name]: PIXEL}
    again = brought(journal, path)
    assert (again.added, again.changed_beside, again.attachments) == (0, 0, 0)
    assert len(files_of(journal)) == 1


def test_a_page_that_came_without_its_files_gets_them_later_and_only_once(
    journal: Journal, tmp_path: Path
) -> None:
    pages = day_one(photos("01", "02"), day_one_entry(uuid="2", text="More."))
    bare = tmp_path / "bare"
    bare.mkdir()
    assert brought(journal, zipped(bare, {"a.json": pages})).attachments_left == 2
    for unrelated in range(20):
        journal.write(Page(f"another {unrelated}"), now=NOW)
    whole = zipped(
        tmp_path, {"a.json": pages, "photos/01.gif": PIXEL, "photos/02.gif": PIXEL + b"2"}
    )
    rehearsed = brought(journal, whole, dry_run=True)
    report = brought(journal, whole)
    assert rehearsed == report
    assert (report.added, report.already_here, report.changed_beside) == (0, 2, 0)
    assert (report.attachments, report.attachments_left) == (2, 0)
    assert len(report.came_later) == 2
    assert files_of(journal) == {"01.gif": PIXEL, "02.gif": PIXEL + b"2"}
    assert len(journal.search("02.gif")) == 1
    again = brought(journal, whole)
    assert (again.attachments, again.came_later) == (0, ())
    assert len(files_of(journal)) == 2
    assert brought(journal, zipped(bare, {"a.json": pages})).skipped == ()
    assert journal.vault.check().sound


def test_what_was_put_into_the_bin_does_not_come_again(journal: Journal, tmp_path: Path) -> None:
    pages = day_one(photos("01"), day_one_entry(uuid="2", text="More.", photos=[]))
    path = zipped(tmp_path, {"a.json": pages, "photos/01.gif": PIXEL})
    brought(journal, path)
    kept = Attachments(journal.vault)
    (page,) = [one for one in journal.newest() if kept.of_page(one.id)]
    (file,) = kept.of_page(page.id)
    kept.move_to_bin(file.id, now=NOW)
    assert brought(journal, path).attachments == 0
    assert files_of(journal) == {}
    journal.move_to_bin(page.id, now=NOW)
    assert brought(journal, path).attachments == 0


def test_the_name_of_a_file_is_found(journal: Journal, tmp_path: Path) -> None:
    brought(journal, samples.journey_zip(tmp_path))
    assert len(journal.search("tree.gif")) == 1


def photos(*digests: str) -> dict[str, Any]:
    return day_one_entry(photos=[{"identifier": one, "md5": one, "type": "gif"} for one in digests])


def test_files_stand_in_the_order_of_the_other_journal(journal: Journal, tmp_path: Path) -> None:
    digests = [f"{n:02x}" for n in (7, 1, 9, 3, 5)]
    members = {f"photos/{one}.gif": PIXEL for one in digests}
    brought(journal, zipped(tmp_path, {"a.json": day_one(photos(*digests)), **members}))
    assert list(files_of(journal)) == [f"{one}.gif" for one in digests]


def test_what_is_missing_or_damaged_or_too_large_is_told_and_the_rest_comes(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", 500)
    entry = photos("01", "02", "03", "04")
    path = zipped(
        tmp_path,
        {
            "a.json": day_one(entry, day_one_entry(uuid="2", text="More.")),
            "photos/01.gif": PIXEL,
            "photos/03.gif": b"x" * 501,
            "photos/04.gif": b"damaged" * 20,
        },
    )
    data = path.read_bytes()
    at = data.index(b"photos/04.gif") + len(b"photos/04.gif")
    path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    rehearsed = brought(journal, path, dry_run=True)
    report = brought(journal, path)
    assert report == rehearsed
    assert (report.added, report.attachments, report.attachments_left) == (2, 1, 3)
    assert [(one.where, one.reason) for one in report.skipped] == [
        ("2021-07-06, 02.gif", LEFT),
        ("2021-07-06, 03.gif", "It is larger than 200 MB."),
        ("2021-07-06, 04.gif", LEFT),
    ]
    assert files_of(journal) == {"01.gif": PIXEL}
    assert journal.vault.check().sound


def test_a_file_that_grows_beyond_the_limit_while_it_is_read_leaves_nothing(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (attachments, attaching):
        monkeypatch.setattr(module, "MOST_BYTES", 100)
    path = zipped(tmp_path, {"a.json": day_one(photos("01")), "photos/01.gif": b"x" * 300_000})
    assert brought(journal, path, dry_run=True) == brought(journal, path)
    assert files_of(journal) == {}
    with journal.vault.reading() as connection:
        pieces = connection.exec_driver_sql("SELECT count(*) FROM attachment_piece").scalar_one()
    assert pieces == 0


def test_one_file_on_every_page_does_not_fill_the_disk(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_AGAIN_BYTES", 2 * len(PIXEL))
    entries = [{**photos("01"), "uuid": str(number)} for number in range(5)]
    path = zipped(tmp_path, {"a.json": day_one(*entries), "photos/01.gif": PIXEL})
    report = brought(journal, path)
    assert (report.added, report.attachments, report.attachments_left) == (5, 3, 2)
    assert {one.reason for one in report.skipped} == {"It belongs to too many pages."}


def test_an_archive_is_opened_once_for_all_of_its_files(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = [f"{n:02x}" for n in range(30)]
    entries = [{**photos(one), "uuid": one} for one in digests]
    members = {f"photos/{one}.gif": PIXEL for one in digests}
    path = zipped(tmp_path, {"a.json": day_one(*entries), **members})
    opened: list[Path] = []
    whole = safe_zip.opened_zip

    @contextmanager
    def counted(asked: Path) -> Iterator[Any]:
        opened.append(asked)
        with whole(asked) as archive:
            yield archive

    monkeypatch.setattr(bundle, "opened_zip", counted)
    assert brought(journal, path).attachments == 30
    assert len(opened) < 12  # once to go through it, a few times to find out what it is


def test_cancel_while_a_file_comes_in_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.json": day_one(photos("01")), "photos/01.gif": b"x" * 2_000_000})
    asked = 0

    def cancels() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    with pytest.raises(Cancelled):
        brought(journal, path, is_cancelled=cancels)
    assert journal.newest() == []
    with journal.vault.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar_one() == 0


def test_a_large_file_is_never_whole_in_memory(journal: Journal, tmp_path: Path) -> None:
    size = 24 * 1024 * 1024
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.json", json.dumps(day_one(photos("01"))))
        archive.writestr("photos/01.gif", random.Random(1).randbytes(size))
    tracemalloc.start()
    try:
        assert brought(journal, path).attachments == 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < size / 3


def test_a_day_one_folder_and_its_zip_bring_the_same(journal: Journal, tmp_path: Path) -> None:
    put(tmp_path / "unpacked", "a.json", json.dumps(day_one(photos("01"))))
    put(tmp_path / "unpacked", "photos/01.gif", PIXEL)
    assert brought(journal, tmp_path / "unpacked").attachments == 1
    path = zipped(tmp_path, {"a.json": day_one(photos("01")), "photos/01.gif": PIXEL})
    assert brought(journal, path).already_here == 1
    assert len(files_of(journal)) == 1


@pytest.mark.parametrize("name", ["../../escaped.gif", "/etc/passwd", "a\0b.gif", "", "x" * 999])
def test_a_name_from_outside_is_only_a_name(journal: Journal, tmp_path: Path, name: str) -> None:
    items = samples.joplin_items()
    items[f"{samples.FILE}.md"] = samples.joplin_item(
        name.replace("\0", ""), id=samples.FILE, type_="4"
    )
    assert brought(journal, samples.taped(tmp_path / "a.jex", items)).attachments == 1
    (kept,) = files_of(journal)
    assert kept
    assert len(kept) <= attachments.LONGEST_NAME
    assert not set(kept) & set("/\\\0")


def test_each_page_with_a_picture_shows_how_far_it_is(journal: Journal, tmp_path: Path) -> None:
    digests = ("01", "02", "03")
    entries = [{**photos(one), "uuid": one} for one in digests]
    members = {f"photos/{one}.gif": PIXEL + one.encode() for one in digests}
    told: list[tuple[int, int]] = []
    path = zipped(tmp_path, {"a.json": day_one(*entries), **members})
    brought(journal, path, progress=lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_cancel_is_asked_for_before_each_file(journal: Journal, tmp_path: Path) -> None:
    entry = photos(*(f"{number:02x}" for number in range(200)))
    answers = iter([False] * 100 + [True])
    with pytest.raises(Cancelled):
        brought(journal, written(tmp_path, day_one(entry)), is_cancelled=lambda: next(answers))
    assert journal.newest() == []
