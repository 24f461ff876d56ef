from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from companion.errors import (
    CompanionError,
    ImportEncrypted,
    ImportUnknownFormat,
    ImportUnreadable,
    ImportUnsafe,
)
from companion.journal.importers import detect
from companion.journal.importers.detect import open_source
from tests.journal.importers.conftest import (
    day_one,
    day_one_entry,
    jrnl,
    jrnl_entry,
    written,
    zipped,
)


def put(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_what_is_inside_decides(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    put(notes, "2024-01-31.md", b"Words.")
    one = day_one(day_one_entry())
    journal = jrnl(jrnl_entry())
    known = {
        notes: "markdown",
        zipped(tmp_path, {"Journal.json": one}): "day-one",
        zipped(tmp_path, {"Journal.json": one}, "no ending"): "day-one",
        written(tmp_path, one, "one.json"): "day-one",
        written(tmp_path, journal, "jrnl.json"): "jrnl",
        written(tmp_path, journal, "jrnl.txt"): "jrnl",
        put(tmp_path, "windows.txt", json.dumps(journal).encode("utf-16")): "jrnl",
        put(tmp_path, "mark.txt", b"\xef\xbb\xbf" + json.dumps(journal).encode()): "jrnl",
    }
    assert {path: open_source(path).format for path in known} == known


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", b"A walk, on [2024-01-31 21:05].", ImportUnknownFormat),
        ("a.json", b'{"a": 1}', ImportUnknownFormat),
        ("a.json", b"[]", ImportUnknownFormat),
        ("a.json", b'"words"', ImportUnknownFormat),
        ("a.json", b"", ImportUnreadable),
        ("a.json", b"{", ImportUnreadable),
        ("a.json", b"\xff\xff", ImportUnreadable),
        ("a.json", b'{"entries": [NaN]}', ImportUnreadable),
        ("a.json", b"[" * 1000, ImportUnsafe),
        ("a.zip", b"words", ImportUnreadable),
        ("a.zip", b"", ImportUnreadable),
        ("a.txt", b"JRNLv3\x00\x04abcd", ImportEncrypted),
        ("a.json", b"gAAAAABkYWJjZGVm", ImportEncrypted),
        ("a.json", b"age-encryption.org/v1\n", ImportEncrypted),
    ],
)
def test_what_cannot_be_brought_in_is_told_apart(
    tmp_path: Path, name: str, content: bytes, error: type[CompanionError]
) -> None:
    with pytest.raises(error):
        open_source(put(tmp_path, name, content))


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "MOST_JSON_BYTES", 50)
    with pytest.raises(ImportUnsafe):
        open_source(written(tmp_path, jrnl(jrnl_entry())))


def test_nothing_there_and_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(ImportUnreadable):
        open_source(tmp_path / "missing")
    with pytest.raises(ImportUnreadable):
        open_source(Path("a\0b"))
    with pytest.raises(ImportUnknownFormat):
        open_source(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_only_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    for path in (tmp_path / "a.json", Path("/dev/zero")):
        with pytest.raises(ImportUnreadable):
            open_source(path)
