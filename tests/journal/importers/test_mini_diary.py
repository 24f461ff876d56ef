from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from companion.errors import ImportUnknownFormat
from companion.journal.importers.detect import open_source
from tests.journal.importers.conftest import read, written
from tests.journal.importers.samples import diarium_entry, mini_diarium, mini_diary


def diary(entries: Any, app: Any = "Mini Diarium") -> dict[str, Any]:
    return {"metadata": {"application": app}, "entries": entries}


def test_the_days_of_mini_diary(tmp_path: Path) -> None:
    source, pages = read(mini_diary(tmp_path))
    assert [(one.source_id, one.page.title, one.page.text) for one in pages] == [
        ("2020-01-31", "A walk", "By the **river**."),
        ("2020-02-01", "", "Home."),
    ]
    assert pages[0].page.local_date == date(2020, 1, 31)
    assert source.total == 2


def test_the_entries_of_mini_diarium(tmp_path: Path) -> None:
    _source, pages = read(mini_diarium(tmp_path))
    assert [one.page.text for one in pages] == ["By the **river**.\n\n![](picture-1.gif)", "Two."]
    assert pages[0].created == datetime(2024, 1, 15, 20, tzinfo=UTC)


def test_the_number_alone_is_no_id(tmp_path: Path) -> None:
    entries = [diarium_entry(text="One."), diarium_entry(text="Other."), diarium_entry(text="One.")]
    _source, pages = read(written(tmp_path, diary(entries)))
    ids = [one.source_id for one in pages]
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, "It is not an entry of a journal."),
        (diarium_entry(date="soon"), "Its date could not be read."),
        (diarium_entry(date=None), "Its date could not be read."),
        (diarium_entry(text=["a"]), "Its text could not be read."),
        (diarium_entry(title="", text="<p> </p>"), "There is nothing in it."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(written(tmp_path, diary([bad, diarium_entry()])))
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [("entry 1", reason)]
    assert source.skipped[0].raw


def test_a_bad_day_is_named(tmp_path: Path) -> None:
    entries = {"2020-13-01": {"title": "a", "text": "b"}, "2020-01-01": 3}
    source, _pages = read(written(tmp_path, diary(entries, "Mini Diary")))
    assert [one.where for one in source.skipped] == ["2020-13-01", "2020-01-01"]


@pytest.mark.parametrize("value", [diary([], "Mini Diary"), diary({}), diary([], ["x"]), diary(3)])
def test_other_shapes(tmp_path: Path, value: Any) -> None:
    with pytest.raises(ImportUnknownFormat):
        open_source(written(tmp_path, value))
