from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from companion.journal.importers import jrnl as importer
from companion.journal.model import Page
from tests.journal.importers.conftest import jrnl, jrnl_entry, only_page, read, written


def test_an_entry_comes_with_everything(tmp_path: Path) -> None:
    page = only_page(written(tmp_path, jrnl(jrnl_entry(starred=True))))
    assert page == Page(
        "By the river.", "A walk", date(2024, 1, 31), time(21, 5), "", ("river", "starred")
    )


def test_one_entry_alone_is_a_journal(tmp_path: Path) -> None:
    source, pages = read(written(tmp_path, jrnl_entry(body="")))
    assert (source.total, len(pages)) == (1, 1)
    assert (pages[0].page.title, pages[0].page.text) == ("A walk", "")


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([["@a", "@b"], ["@c"]], [("a", "b"), ("c",)]),
        ([["@a", "#b"], ["@c"]], [("@a", "#b"), ("@c",)]),
        ([["@a"], ["plain"]], [("@a",), ("plain",)]),
        ([["aa"], ["ab"]], [("aa",), ("ab",)]),
        ([["@@a"], []], [("@a",), ()]),
        ([[1, None, "@a"], "no list"], [("a",), ()]),
        ([["@a", ""], []], [("@a", ""), ()]),
    ],
)
def test_the_sign_of_tags_is_taken_off_only_when_all_have_it(
    tmp_path: Path, tags: list[Any], expected: list[tuple[str, ...]]
) -> None:
    entries = [jrnl_entry(tags=each, body=str(number)) for number, each in enumerate(tags)]
    _source, pages = read(written(tmp_path, jrnl(*entries)))
    assert [page.page.tags for page in pages] == expected


def test_its_own_id_is_kept_and_without_one_the_content_is_the_id(tmp_path: Path) -> None:
    entries = [jrnl_entry(uuid="ABC"), jrnl_entry(), jrnl_entry(time="21:06"), jrnl_entry(uuid="")]
    _source, pages = read(written(tmp_path, jrnl(*entries)))
    ids = [page.source_id for page in pages]
    assert ids[0] == "ABC"
    assert ids[1] == ids[3] != ids[2]
    assert len(ids[1]) == 64


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("words", "It is not an entry of a journal."),
        (None, "It is not an entry of a journal."),
        (jrnl_entry(title="", body=" \n"), "There is nothing in it."),
        (jrnl_entry(title=None, body=None), "There is nothing in it."),
        (jrnl_entry(date="31.01.2024"), "Its date could not be read."),
        (jrnl_entry(date="2024-02-31"), "Its date could not be read."),
        (jrnl_entry(date=20240131), "Its date could not be read."),
        (jrnl_entry(date="0001-01-01"), "Its date could not be read."),
        (jrnl_entry(body=["words"]), "Its text could not be read."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(written(tmp_path, jrnl(jrnl_entry(), bad, jrnl_entry(body="Later."))))
    assert [page.page.text for page in pages] == ["By the river.", "Later."]
    assert [(one.where, one.reason) for one in source.skipped] == [("entry 2", reason)]
    assert source.skipped[0].raw


def test_a_time_that_cannot_be_read_leaves_the_day(tmp_path: Path) -> None:
    entries = [jrnl_entry(time="late"), jrnl_entry(time=9), jrnl_entry(time=None)]
    entries.append(jrnl_entry(time="21:05:09.5+01:00"))
    source, pages = read(written(tmp_path, jrnl(*entries)))
    midnight = time.min
    assert [page.page.local_time for page in pages] == [
        midnight,
        midnight,
        midnight,
        time(21, 5, 9),
    ]
    assert source.warnings == (
        "The time of day of 2 entries could not be read. Their days are kept.",
    )


def test_a_title_as_long_as_a_page_is_not_cut(tmp_path: Path) -> None:
    page = only_page(written(tmp_path, jrnl(jrnl_entry(title="t" * 3_000))))
    assert (page.title, page.text) == ("", "t" * 3_000 + "\nBy the river.")


def test_keys_that_stand_twice_are_told(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    file.write_text('{"date": "2024-01-31", "body": "First", "body": "Second"}')
    source, pages = read(file)
    assert pages[0].page.text == "Second"
    assert source.warnings == ("1 value stands twice in the file. The later one was taken.",)


@pytest.mark.parametrize(
    ("value", "known"),
    [
        (jrnl(), True),
        (jrnl(jrnl_entry()), True),
        ({"entries": [3, jrnl_entry()]}, True),
        (jrnl_entry(), True),
        ({"entries": []}, False),
        ({"metadata": {"application": "Mini Diary"}, "entries": {}}, False),
        ({"tags": {}, "metadata": {}, "entries": []}, False),
        ({"metadata": {"application": "Mini Diarium"}, "entries": [jrnl_entry()]}, False),
        ({"entries": "words"}, False),
        ([jrnl_entry()], False),
        ({}, False),
        (None, False),
    ],
)
def test_the_shape_is_recognised(value: Any, *, known: bool) -> None:
    assert importer.recognised(value) is known
