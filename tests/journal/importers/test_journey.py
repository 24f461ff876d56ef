from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from companion.journal.model import Page
from tests.journal.importers.conftest import read
from tests.journal.importers.samples import PIXEL, UNSET, journey_entry, journey_zip, packed, put


def archive(folder: Path, *entries: Any, **more: bytes) -> Path:
    members = {
        f"162549404954{number}-x.json": one if isinstance(one, bytes) else json.dumps(one).encode()
        for number, one in enumerate(entries)
    }
    return packed(folder / "journey.zip", {**members, **more})


def test_an_entry_comes_with_everything(tmp_path: Path) -> None:
    source, pages = read(journey_zip(tmp_path))
    assert [one.page for one in pages] == [
        Page(
            "By the **river**.",
            "",
            date(2021, 7, 6),
            time(0, 30, 29),
            "Europe/Vienna",
            ("river", "starred"),
        )
    ]
    assert pages[0].source_id == "1625494049547-4BbDhzcByTFSg6MW"
    assert pages[0].created == datetime(2021, 7, 5, 22, 30, 29, 547000, tzinfo=UTC)
    assert source.warnings == ("1 entry has a mood or a rating with it. These are not brought in.",)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"type": "markdown", "text": "a <b>c</b>"}, "a <b>c</b>"),
        ({"type": None, "text": "**a**"}, "**a**"),
        ({"text": "", "photos": ["a.jpg", "b.jpg", 3]}, "![](a.jpg)\n![](b.jpg)"),
    ],
)
def test_texts(tmp_path: Path, changes: dict[str, Any], text: str) -> None:
    _source, pages = read(archive(tmp_path, journey_entry(**changes)))
    assert [one.page.text for one in pages] == [text]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"lat": UNSET, "address": ""}, False),
        ({"lat": 48.2, "lon": 16.3}, True),
        ({"address": "Vienna"}, True),
        ({"weather": {"id": 3, "degree_c": 12.5}}, True),
        ({"weather": [1]}, False),
    ],
)
def test_places_are_told_where_they_are_set(
    tmp_path: Path, changes: dict[str, Any], *, told: bool
) -> None:
    source, _pages = read(archive(tmp_path, journey_entry(mood=0, **changes)))
    assert bool(source.warnings) is told


def test_an_archive_that_was_unpacked_already(tmp_path: Path) -> None:
    put(tmp_path / "journey", "a/1.json", json.dumps(journey_entry()))
    put(tmp_path / "journey", "a/1625494049547-tree.gif", PIXEL)
    _source, pages = read(tmp_path / "journey")
    assert len(pages[0].attachments) == 1


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "It could not be read."),
        ([1], "It is not an entry of a journal."),
        ({"a": 1}, "It is not an entry of a journal."),
        (journey_entry(date_journal="soon"), "Its date could not be read."),
        (journey_entry(date_journal=1e300), "Its date could not be read."),
        (journey_entry(date_journal=-62135596800000), "Its date could not be read."),
        (journey_entry(text=[1]), "Its text could not be read."),
        (journey_entry(text="<p></p>", photos=None), "There is nothing in it."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(archive(tmp_path, bad, journey_entry()))
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [("1625494049540-x.json", reason)]
