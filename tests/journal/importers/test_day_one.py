from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from companion.errors import ImportUnknownFormat, ImportUnreadable, ImportUnsafe
from companion.journal.importers import day_one as importer
from companion.journal.model import Page
from tests.journal.importers.conftest import (
    day_one,
    day_one_entry,
    jrnl,
    only_page,
    read,
    written,
    zipped,
)


def page_of(folder: Path, **changes: Any) -> Page:
    return only_page(written(folder, day_one(day_one_entry(**changes))))


def test_an_entry_comes_with_everything(tmp_path: Path) -> None:
    _source, pages = read(zipped(tmp_path, {"Journal.json": day_one(day_one_entry(starred=True))}))
    assert [one.page for one in pages] == [
        Page(
            "By the river.",
            "A walk",
            date(2021, 7, 6),
            time(0, 30, 29),
            "Europe/Vienna",
            ("river", "starred"),
        )
    ]
    assert pages[0].source_id == "0123456789ABCDEF0123456789ABCDEF"
    assert pages[0].created == datetime(2021, 7, 5, 22, 30, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "name", "told"),
    [
        ("America/Denver", date(2021, 7, 5), "America/Denver", False),
        ("GMT+0200", date(2021, 7, 6), "+0200", False),
        ("UTC-09:30", date(2021, 7, 5), "-0930", False),
        ("UTC", date(2021, 7, 5), "UTC", False),
        ("Atlantis/Capital", date(2021, 7, 5), "UTC", True),
        ("../../etc/passwd", date(2021, 7, 5), "UTC", True),
        ("/etc/passwd", date(2021, 7, 5), "UTC", True),
        ("America", date(2021, 7, 5), "UTC", True),
        ("x" * 5_000, date(2021, 7, 5), "UTC", True),
        ("a\0\ud800", date(2021, 7, 5), "UTC", True),
        ("GMT+9900", date(2021, 7, 5), "UTC", True),
        ("", date(2021, 7, 5), "UTC", True),
        (3, date(2021, 7, 5), "UTC", True),
        (None, date(2021, 7, 5), "UTC", True),
    ],
)
def test_the_day_is_that_of_the_entrys_own_zone(
    tmp_path: Path, zone: Any, day: date, name: str, *, told: bool
) -> None:
    source, pages = read(written(tmp_path, day_one(day_one_entry(timeZone=zone))))
    assert (pages[0].page.local_date, pages[0].page.zone) == (day, name)
    expected = "The time zone of 1 entry is not known. Its time is given in UTC."
    assert source.warnings == ((expected,) if told else ())


@pytest.mark.parametrize(
    ("written_text", "title", "text"),
    [
        ("# A walk\n\nWords", "A walk", "Words"),
        ("# A walk\r\n\r\n\r\nWords", "A walk", "\r\nWords"),
        ("# A walk\nWords", "A walk", "Words"),
        ("# A walk", "A walk", ""),
        ("# 3\\. Walk\\!", "3. Walk!", ""),
        ("\u200b# A walk\n\nWords\u200b", "A walk", "Words"),
        ("## A walk\n\nWords", "", "## A walk\n\nWords"),
        ("\\# No heading", "", "# No heading"),
        ("#tag first", "", "#tag first"),
        ("# ![](dayone-moment://A1)\nWords", "", "# ![](dayone-moment://A1)\nWords"),
        ("# " + "t" * 1_001, "", "# " + "t" * 1_001),
        ("Words\n# Later", "", "Words\n# Later"),
        (r"a\.b \(c\) \\ \d \ñ \\. 1\-2\_3", "", r"a.b (c) \ \d \ñ \. 1-2_3"),
        ("end\\", "", "end\\"),
    ],
)
def test_escapes_are_undone_and_a_first_heading_is_the_title(
    tmp_path: Path, written_text: str, title: str, text: str
) -> None:
    page = page_of(tmp_path, text=written_text)
    assert (page.title, page.text) == (title, text)


def test_media_are_named_in_the_text_and_come_once_a_page(tmp_path: Path) -> None:
    text = "Words ![](dayone-moment://AB1) ![](dayone-moment:/audio/CD2) ![](dayone-moment://EF3)"
    first = day_one_entry(
        text=text,
        photos=[{"identifier": "ab1", "md5": "f", "type": "jpeg"}, {"md5": "g"}, {}],
        audios=[{"identifier": "CD2"}],
        videos="no list",
    )
    copied = day_one_entry(uuid="2", text="![](dayone-moment://AB1)")
    _source, pages = read(written(tmp_path, day_one(first, copied)))
    assert pages[0].page.text == (
        "Words ![](f.jpeg) ![](dayone-moment:/audio/CD2) ![](dayone-moment://EF3)"
    )
    assert [[one.name for one in page.attachments] for page in pages] == [
        ["f.jpeg", "g.bin", "file", "cd2", "ef3"],
        ["f.jpeg"],
    ]


def test_the_words_are_the_same_when_the_media_are_not_there(tmp_path: Path) -> None:
    entry = day_one_entry(
        text="![](dayone-moment://A)", photos=[{"identifier": "A", "md5": "0f", "type": "jpeg"}]
    )
    bare = written(tmp_path, day_one(entry))
    packed = zipped(tmp_path, {"Journal.json": day_one(entry), "photos/0f.jpg": b"1"})
    assert read(bare)[1][0].page == read(packed)[1][0].page


def test_an_entry_of_pictures_only_is_an_entry(tmp_path: Path) -> None:
    entry = day_one_entry(
        photos=[{"identifier": "A1"}, {"md5": "b2"}], pdfAttachments=[{"identifier": "C3"}]
    )
    del entry["text"]
    source, pages = read(written(tmp_path, day_one(entry)))
    assert pages[0].page.text == (
        "![](dayone-moment://A1)\n![](b2.bin)\n![](dayone-moment:/pdfAttachment/C3)"
    )
    assert source.skipped == []


def test_places_and_weather_are_told_as_left(tmp_path: Path) -> None:
    entries = [day_one_entry(location={"latitude": 1}), day_one_entry(uuid="2", weather={})]
    source, _pages = read(written(tmp_path, day_one(*entries)))
    assert source.warnings == (
        "1 entry has a place or the weather with it. These are not brought in.",
    )


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (["words"], "It is not an entry of a journal."),
        ({"uuid": "2", "text": "Words"}, "Its date could not be read."),
        (day_one_entry(creationDate="yesterday"), "Its date could not be read."),
        (day_one_entry(creationDate=1234), "Its date could not be read."),
        (day_one_entry(creationDate="0001-01-01T00:00:00+14:00"), "Its date could not be read."),
        (day_one_entry(creationDate="9999-12-31T23:59:00Z"), "Its date could not be read."),
        (day_one_entry(text={"a": 1}), "Its text could not be read."),
        (day_one_entry(text=" \u200b\n"), "There is nothing in it."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(written(tmp_path, day_one(bad, day_one_entry())))
    assert [page.page.title for page in pages] == ["A walk"]
    assert [(one.where, one.reason) for one in source.skipped] == [("entry 1", reason)]
    assert source.skipped[0].raw


def test_an_entry_without_an_id_is_known_by_its_content(tmp_path: Path) -> None:
    entries = [day_one_entry(uuid=None), day_one_entry(uuid=7), day_one_entry(uuid="", text="B")]
    _source, pages = read(written(tmp_path, day_one(*entries)))
    ids = [page.source_id for page in pages]
    assert ids[0] == ids[1] != ids[2]


def test_a_moment_without_zone_is_utc(tmp_path: Path) -> None:
    page = page_of(tmp_path, creationDate="2021-07-05T22:30:29.750", timeZone="UTC")
    assert (page.local_date, page.local_time) == (date(2021, 7, 5), time(22, 30, 29))


def test_several_journals_in_one_archive(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "Travel.json": day_one(day_one_entry(uuid="1"), 3),
            "Export/Home.json": day_one(day_one_entry(uuid="2")),
            "Other.json": {"a": 1},
            "Broken.json": b"{",
            "__MACOSX/._Travel.json": b"\0\0",
            "photos/a.jpeg": b"123",
        },
    )
    source, pages = read(path)
    assert source.total == 3
    assert [page.source_id for page in pages] == ["1", "2"]
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("Broken.json", "It could not be read."),
        ("Travel.json, entry 2", "It is not an entry of a journal."),
    ]


def test_an_archive_that_was_unpacked_already(tmp_path: Path) -> None:
    written(tmp_path, day_one(day_one_entry()), "Journal.json")
    (tmp_path / "photos").mkdir()
    _source, pages = read(tmp_path)
    assert [page.page.title for page in pages] == ["A walk"]


def test_archives_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(ImportUnknownFormat):
        read(zipped(tmp_path, {"a.txt": b"words"}))
    with pytest.raises(ImportUnknownFormat):
        read(zipped(tmp_path, {"a.json": jrnl()}))
    with pytest.raises(ImportUnreadable):
        read(zipped(tmp_path, {"a.json": b"words"}))
    with pytest.raises(ImportUnsafe):
        read(zipped(tmp_path, {"a.json": b"[" * 1000}))


def test_all_journals_together_have_one_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = day_one(day_one_entry(text="x" * 600))
    monkeypatch.setattr(importer, "MOST_JSON_BYTES", 1_500)
    assert len(read(zipped(tmp_path, {"a.json": content}))[1]) == 1
    with pytest.raises(ImportUnsafe):
        read(zipped(tmp_path, {"a.json": content, "b.json": content}))


@pytest.mark.parametrize(
    ("value", "known"),
    [
        (day_one(), True),
        (day_one(3, day_one_entry()), True),
        ({"entries": [day_one_entry()]}, True),
        ({"metadata": {"version": "1", "application": "Mini Diarium"}, "entries": []}, False),
        ({"entries": {"2020-01-31": {}}}, False),
        (jrnl(), False),
        ([], False),
    ],
)
def test_the_shape_is_recognised(value: Any, *, known: bool) -> None:
    assert importer.recognised(value) is known


def test_one_journal_that_is_damaged_does_not_stop_the_others(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "Home.json": day_one(day_one_entry()),
            "Deep.json": b"[" * 1_000,
            "Lost.json": b"Some words, " * 200,
        },
    )
    data = path.read_bytes()
    at = data.index(b"Lost.json") + len(b"Lost.json") + 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    source, pages = read(path)
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [
        ("Deep.json", "It could not be read."),
        ("Lost.json", "It could not be read."),
    ]
    assert source.skipped[0].raw == "[" * 1_000


@pytest.mark.parametrize(
    ("key", "medium", "name"),
    [
        ("photos", {"type": "jpeg"}, "0f.jpeg"),
        ("photos", {"type": "../a"}, "0f.bin"),
        ("audios", {"format": "m4a"}, "0f.m4a"),
        ("pdfAttachments", {}, "0f.pdf"),
        ("videos", {}, "0f.bin"),
    ],
)
def test_a_medium_is_named_by_what_it_is(
    tmp_path: Path, key: str, medium: dict[str, str], name: str
) -> None:
    entry = day_one_entry(**{key: [{"identifier": "A", "md5": "0F", **medium}]})
    _source, pages = read(written(tmp_path, day_one(entry)))
    assert [one.name for one in pages[0].attachments] == [name]
