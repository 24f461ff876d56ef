from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from companion.errors import ImportEncrypted, ImportUnknownFormat, ImportUnreadable
from companion.journal.importers.bring_in import bring_in
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from companion.journal.service import Journal
from tests.journal.importers.conftest import NOW, only_page, read
from tests.journal.importers.samples import (
    FILE,
    NOTE,
    joplin_item,
    joplin_items,
    joplin_jex,
    joplin_raw,
    put,
    taped,
)

GOOD = {"id": NOTE, "created_time": "2024-01-31T20:05:09.123Z", "type_": "1"}


def jex(folder: Path, *items: bytes) -> Path:
    return taped(folder / "a.jex", {f"{number:032x}.md": item for number, item in enumerate(items)})


@pytest.mark.parametrize("write", [joplin_jex, joplin_raw])
def test_a_note_comes_with_everything(tmp_path: Path, write: object) -> None:
    assert callable(write)
    source, pages = read(write(tmp_path))
    assert [one.page for one in pages] == [
        Page(
            "By the river.\n\n![tree](tree.gif)",
            "A walk",
            date(2024, 1, 31),
            time(20, 5),
            "UTC",
            ("river",),
        )
    ]
    assert pages[0].source_id == NOTE
    assert pages[0].created == datetime(2024, 1, 31, 20, 5, tzinfo=UTC)
    assert source.total == 1


@pytest.mark.parametrize(
    ("parts", "title", "text"),
    [
        (("A walk",), "A walk", ""),
        (("A walk", "One\n\nTwo"), "A walk", "One\n\nTwo"),
        (("A walk", "key: value\n\n  kept"), "A walk", "key: value\n\n  kept"),
        (("", "Words"), "", "Words"),
    ],
)
def test_title_and_body(tmp_path: Path, parts: tuple[str, ...], title: str, text: str) -> None:
    page = only_page(jex(tmp_path, joplin_item(*parts, **GOOD)))
    assert (page.title, page.text) == (title, text)


def test_a_note_of_html_is_read_as_markdown(tmp_path: Path) -> None:
    item = joplin_item("A", "<p>By the <b>river</b></p>", **GOOD, markup_language="2")
    assert only_page(jex(tmp_path, item)).text == "By the **river**"


def test_a_place_is_told_where_it_is_set(tmp_path: Path) -> None:
    source, _pages = read(jex(tmp_path, joplin_item("A", **GOOD, latitude="48.20000000")))
    assert any("place" in warning for warning in source.warnings)


def test_an_encrypted_note_stays_out_and_all_of_them_are_refused(tmp_path: Path) -> None:
    locked = joplin_item(id="a" * 32, encryption_applied="1", type_="1")
    source, pages = read(jex(tmp_path, locked, joplin_item("A", **GOOD)))
    assert len(pages) == 1
    assert [one.reason for one in source.skipped] == ["It is encrypted by another app."]
    with pytest.raises(ImportEncrypted):
        open_source(jex(tmp_path, locked))


def test_one_bad_item_does_not_stop_the_rest(tmp_path: Path) -> None:
    undated = joplin_item("A", "Words", type_="1", created_time="soon")
    source, pages = read(jex(tmp_path, joplin_item("A", **GOOD), b"\xff\xff", undated))
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [
        (f"{1:032x}.md", "It could not be read."),
        (f"{2:032x}.md", "Its date could not be read."),
    ]
    assert "Words" in source.skipped[1].raw


def test_a_note_that_is_gone_when_it_is_read(tmp_path: Path) -> None:
    source = open_source(joplin_raw(tmp_path))
    (tmp_path / "raw" / f"{NOTE}.md").unlink()
    assert list(source.pages()) == []
    assert [one.reason for one in source.skipped] == ["It could not be read."]


def test_other_files_with_such_names_are_markdown(tmp_path: Path) -> None:
    put(tmp_path / "notes", f"{NOTE}.md", "Words without properties.")
    assert open_source(tmp_path / "notes").format == "markdown"
    with pytest.raises(ImportUnknownFormat):
        open_source(taped(tmp_path / "a.jex", {"a.md": b"words"}))


def test_ties_to_what_is_not_there(tmp_path: Path) -> None:
    items = joplin_items()
    kept = {name: data for name, data in items.items() if b"type_: 1" in data or b"6" in data[-2:]}
    _source, pages = read(taped(tmp_path / "a.jex", kept))
    assert [(one.page.tags, one.attachments) for one in pages] == [((), ())]


def test_a_file_that_is_not_there_is_named_as_the_person_knows_it(tmp_path: Path) -> None:
    items = joplin_items()
    del items[f"resources/{FILE}.gif"]
    items[f"{FILE}.md"] = joplin_item("the (old) tree.gif", id=FILE, type_="4")
    _source, pages = read(taped(tmp_path / "a.jex", items))
    assert "![tree](the%20%28old%29%20tree.gif)" in pages[0].page.text
    assert [one.name for one in pages[0].attachments] == ["the (old) tree.gif"]
    with pytest.raises(ImportUnreadable), pages[0].attachments[0].open():
        pass


@pytest.mark.parametrize("key", ["encryption_applied", "encryption_blob_encrypted"])
def test_an_encrypted_file_is_told_and_is_no_picture(
    tmp_path: Path, journal: Journal, key: str
) -> None:
    items = joplin_items()
    items[f"{FILE}.md"] = joplin_item("tree.gif", id=FILE, type_="4", **{key: "1"})
    report = bring_in(journal, taped(tmp_path / "a.jex", items), now=NOW)
    assert (report.added, report.attachments, report.attachments_left) == (1, 0, 1)
    assert [(one.where, one.reason) for one in report.skipped] == [
        ("2024-01-31, tree.gif", "It is encrypted by another app.")
    ]


def test_an_item_that_does_not_say_what_it_is_is_told(tmp_path: Path) -> None:
    items = joplin_items()
    items[f"{NOTE}.md"] = items[f"{NOTE}.md"].replace(b"type_: 1", b"type: 1")
    source, pages = read(taped(tmp_path / "a.jex", items))
    assert pages == []
    assert [one.reason for one in source.skipped] == ["It is not an entry of a journal."]
    assert "By the river." in source.skipped[0].raw
