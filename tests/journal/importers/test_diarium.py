from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from companion.errors import ImportUnknownFormat
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from tests.journal.importers.conftest import read, written
from tests.journal.importers.samples import PIXEL, diarium, packed


def entry(**changes: Any) -> dict[str, Any]:
    return {"date": "2024-01-31 21:05:00", "heading": "", "text": "Words.", **changes}


def test_entries_come_with_what_is_known(tmp_path: Path) -> None:
    source, pages = read(diarium(tmp_path))
    assert [one.page for one in pages] == [
        Page("By the river.", "A walk", date(2024, 1, 31), time(21, 5), "", ("river", "cold")),
        Page("Home.", "", date(2024, 2, 1), time(21, 5)),
    ]
    assert [warning.split(".")[0] for warning in source.warnings] == [
        "Bringing in this kind of journal is new",
        "1 entry has a place or the weather with it",
        "1 entry has a mood or a rating with it",
    ]


def test_an_object_with_entries_and_an_offset(tmp_path: Path) -> None:
    value = {"entries": [entry(date="2024-01-31T21:05:00+01:00")]}
    _source, pages = read(written(tmp_path, value))
    assert pages[0].page.zone == "+0100"
    assert pages[0].created == datetime(2024, 1, 31, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, "It is not an entry of a journal."),
        (entry(date="soon"), "Its date could not be read."),
        (entry(date="0001-01-01T00:00:00+14:00"), "Its date could not be read."),
        (entry(text=3), "Its text could not be read."),
        (entry(text=""), "There is nothing in it."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(written(tmp_path, [bad, entry()]))
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [("entry 1", reason)]


@pytest.mark.parametrize("value", [[], [3], [{"date": "2024-01-31"}], {"entries": {"a": 1}}])
def test_other_shapes(tmp_path: Path, value: Any) -> None:
    with pytest.raises(ImportUnknownFormat):
        open_source(written(tmp_path, value))


def test_media_go_to_the_entry_of_their_time_or_to_the_first_of_their_day(tmp_path: Path) -> None:
    entries = [entry(), entry(date="2024-01-31 22:00:00"), entry(date="2024-02-01T08:00:00")]
    members = {
        "Export/diarium.json": json.dumps(entries).encode(),
        "Export/media/2024-01-31_220000123/late.gif": PIXEL,
        "Export/media/2024-01-31/day.gif": PIXEL,
        "Export/media/20240201/morning.gif": PIXEL,
        "Export/media/2023-01-01/other.gif": PIXEL,
    }
    source, pages = read(packed(tmp_path / "a.zip", members))
    assert source.format == "diarium"
    assert [[one.name for one in page.attachments] for page in pages] == [
        ["day.gif"],
        ["late.gif"],
        ["morning.gif"],
    ]
    assert source.unattached == 1


def test_all_files_of_an_export_are_read_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    members = {
        "a.json": json.dumps([entry(), 3]).encode(),
        "b.json": json.dumps({"entries": [entry(date="2024-02-01 08:00:00")]}).encode(),
        "c.json": b'[{"heading": "Odd words"',
        "d.json": b"not of this app",
    }
    source, pages = read(packed(tmp_path / "a.zip", members))
    assert [one.page.local_date.day for one in pages] == [31, 1]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("c.json", "It could not be read."),
        ("a.json, entry 2", "It is not an entry of a journal."),
    ]
    assert "Odd words" in source.skipped[0].raw


def test_an_entry_of_pictures_only_is_an_entry(tmp_path: Path) -> None:
    members = {
        "a.json": json.dumps([entry(text=""), entry(date="2024-02-01 08:00:00")]).encode(),
        "media/2024-01-31_210500000/a tree.gif": PIXEL,
    }
    source, pages = read(packed(tmp_path / "a.zip", members))
    assert [one.page.text for one in pages] == ["![](a%20tree.gif)", "Words."]
    assert source.skipped == []
