from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from companion.errors import ImportEncrypted
from companion.journal.importers import standard_notes as importer
from companion.journal.importers.detect import open_source
from companion.journal.model import Page
from tests.journal.importers.conftest import read, written
from tests.journal.importers.samples import (
    packed,
    standard_items,
    standard_notes,
    super_text,
)


def backup(*items: Any) -> dict[str, Any]:
    return {"version": "004", "items": list(items)}


def note(content: Any = None, **changes: Any) -> dict[str, Any]:
    content = {"title": "", "text": "Words.", **content} if isinstance(content, dict) else content
    return {**standard_items()[0], "content": content, **changes}


def test_notes_come_with_everything(tmp_path: Path) -> None:
    source, pages = read(standard_notes(tmp_path))
    assert [one.page for one in pages] == [
        Page(
            "By the river.", "A walk", date(2024, 1, 31), time(20, 5, 9), "UTC",
            ("river", "starred"),
        ),
        Page("By the **river**", "Rich", date(2024, 1, 31), time(20, 5, 9), "UTC"),
    ]  # fmt: skip
    assert [one.source_id for one in pages] == ["note-1", "note-2"]
    assert pages[0].created == datetime(2024, 1, 31, 20, 5, 9, 123000, tzinfo=UTC)
    assert source.total == 2


def test_the_file_out_of_the_archive_is_read_as_well(tmp_path: Path) -> None:
    source, _pages = read(written(tmp_path, backup(*standard_items()), "backup.txt"))
    assert source.format == "standard-notes"
    assert read(written(tmp_path, backup()))[1] == []


def test_what_is_encrypted_is_refused(tmp_path: Path) -> None:
    locked = note("004:abcdef:ghij")
    with pytest.raises(ImportEncrypted):
        open_source(written(tmp_path, backup(locked, note("004:x", content_type="Tag"))))
    file = "Standard Notes Backup and Import File.txt"
    with pytest.raises(ImportEncrypted):
        open_source(packed(tmp_path / "a.zip", {file: json.dumps(backup(locked)).encode()}))
    source, pages = read(written(tmp_path, backup(locked, note({}))))
    assert len(pages) == 1
    assert [one.reason for one in source.skipped] == ["It is encrypted by another app."]


def test_the_bin_of_the_other_app_stays_there(tmp_path: Path) -> None:
    items = [note({"trashed": True}), note({}, deleted=True), note({})]
    source, pages = read(written(tmp_path, backup(*items)))
    assert len(pages) == 1
    assert "1 note was in the bin of the other app. It is not brought in." in source.warnings


def test_the_day_of_change_stands_in_for_an_unset_one(tmp_path: Path) -> None:
    item = note({}, created_at="1970-01-01T00:00:00.000Z", updated_at="2024-02-01T10:00:00Z")
    _source, pages = read(written(tmp_path, backup(item)))
    assert pages[0].page.local_date == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("text", "expected", "told"),
    [
        (super_text(), "By the **river**", False),
        ("", None, False),
        ("no json", "no json", True),
        ('{"root": 3}', '{"root": 3}', True),
        ("[" * 500, "[" * 500, True),
    ],
)
def test_rich_text(tmp_path: Path, text: str, expected: str | None, *, told: bool) -> None:
    item = note({"text": text, "noteType": "super"})
    source, pages = read(written(tmp_path, backup(item)))
    assert [one.page.text for one in pages] == ([] if expected is None else [expected])
    assert any("look" in warning for warning in source.warnings) is told


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, "It is not an entry of a journal."),
        (note(None), "It is not an entry of a journal."),
        (note({}, content_type=None), "It is not an entry of a journal."),
        (note({}, created_at="soon", updated_at=None), "Its date could not be read."),
        (note({"text": 3}), "Its text could not be read."),
        (note({"text": " "}), "There is nothing in it."),
    ],
)
def test_one_bad_entry_does_not_stop_the_rest(tmp_path: Path, bad: Any, reason: str) -> None:
    source, pages = read(written(tmp_path, backup(bad, note({}, uuid=None))))
    assert len(pages) == 1
    assert [(one.where, one.reason) for one in source.skipped] == [("entry 1", reason)]


def test_tags_that_point_nowhere(tmp_path: Path) -> None:
    tag = standard_items()[2]
    tags = [
        {**tag, "content": {"title": 3, "references": [{"uuid": "note-1"}]}},
        {**tag, "content": {"title": "a", "references": [3, {"uuid": []}]}},
        {**tag, "content": {"title": "b", "references": 3}},
    ]
    _source, pages = read(written(tmp_path, backup(*tags, note({}))))
    assert [one.page.tags for one in pages] == [()]


def test_tags_of_many_notes_with_one_id_are_not_multiplied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    references = [{"uuid": "x"}] * 5_000
    tag = {"content_type": "Tag", "content": {"title": "sea", "references": references}}
    taken: list[int] = []

    def noted(**given: Any) -> Page:
        taken.append(len(given["tags"]))
        return Page(**given)

    monkeypatch.setattr(importer, "Page", noted)
    read(written(tmp_path, backup(tag, *[note({}, uuid="x") for _ in range(3)])))
    assert taken == [1_001] * 3
