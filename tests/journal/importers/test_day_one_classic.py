from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import Page
from tests.journal.importers.conftest import read
from tests.journal.importers.samples import PIXEL, classic_entry, day_one_classic, packed, put

LAST = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001  # plists have no zones
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def entry_in(folder: Path, name: str, content: bytes) -> None:
    put(folder / "Journal.dayone", f"entries/{name}.doentry", content)


def test_an_entry_comes_with_everything(tmp_path: Path) -> None:
    source, pages = read(day_one_classic(tmp_path))
    assert [one.page for one in pages] == [
        Page(
            "By the river.",
            "",
            date(2013, 5, 18),
            time(0, 30, 5),
            "Europe/Vienna",
            ("river", "starred"),
        )
    ]
    assert pages[0].source_id == "0123456789ABCDEF0123456789ABCDEF"
    assert pages[0].created == datetime(2013, 5, 17, 22, 30, 5, tzinfo=UTC)
    assert source.warnings == (
        "1 entry has a place or the weather with it. These are not brought in.",
    )


def test_a_packed_folder_is_read_as_well(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"J.dayone/entries/A.doentry": classic_entry(UUID=None)})
    _source, pages = read(path)
    assert [one.source_id for one in pages] == ["A"]


def test_an_entry_of_a_picture_only_is_an_entry(tmp_path: Path) -> None:
    entry_in(tmp_path, "AB", classic_entry(**{"Entry Text": None, "UUID": "AB"}))
    put(tmp_path / "Journal.dayone", "photos/ab.png", PIXEL)
    _source, pages = read(tmp_path / "Journal.dayone")
    assert [one.page.text for one in pages] == ["![](ab.png)"]
    assert [one.name for one in pages[0].attachments] == ["ab.png"]


def test_without_a_zone_the_time_is_utc(tmp_path: Path) -> None:
    entry_in(tmp_path, "A", classic_entry(**{"Time Zone": None}))
    source, pages = read(tmp_path / "Journal.dayone")
    assert (pages[0].page.local_date, pages[0].page.zone) == (date(2013, 5, 17), "UTC")
    assert "time zone" in source.warnings[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"words", "It could not be read."),
        (b"", "It could not be read."),
        (b"bplist00\xd1\x01\x02", "It could not be read."),
        (DOCTYPE + b"<plist><dict><key>a</key><string>&b;</string></dict></plist>",
         "It could not be read."),
        (b"<plist><dict><key>a</key></dict></plist>", "It could not be read."),
        (b"<plist><dict><integer>1</integer></dict></plist>", "It could not be read."),
        (b"<plist><date>yesterday</date></plist>", "It could not be read."),
        (b"<plist><array></array></plist>", "It is not an entry of a journal."),
        (classic_entry(**{"Creation Date": "today"}), "Its date could not be read."),
        (classic_entry(**{"Creation Date": LAST}), "Its date could not be read."),
        (classic_entry(**{"Entry Text": 3}), "Its text could not be read."),
        (classic_entry(**{"Entry Text": " "}), "There is nothing in it."),
    ],
)  # fmt: skip
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, content: Any, reason: str) -> None:
    entry_in(tmp_path, "A", content)
    entry_in(tmp_path, "B", classic_entry())
    source, pages = read(tmp_path / "Journal.dayone")
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [("A.doentry", reason)]
