from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.conftest import JournalCalls, one_sentence


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photo.png"
    file.write_bytes(os.urandom(300_000))
    return file


def test_a_file_goes_in_and_comes_out(journal: JournalCalls, photo: Path, tmp_path: Path) -> None:
    page = journal.add("words")
    document = journal.json("attach", page, str(photo))
    assert document["name"] == "photo.png"
    assert document["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert journal.json("attachments", page) == {"attachments": [document]}
    assert journal("attachments", page).stdout == f"{document['id']}  300000  photo.png\n"
    assert journal("detach", page, document["id"][:5]).stdout_bytes == photo.read_bytes()
    copy = tmp_path / "copy.png"
    told = journal.json("detach", page, document["id"], "--to", str(copy))
    assert told == {**document, "path": str(copy)}
    assert copy.read_bytes() == photo.read_bytes()
    assert "not locked" in journal("detach", page, document["id"], "--to", f"{copy}2").stderr


def test_what_cannot_be_is_told_in_a_sentence(
    journal: JournalCalls, photo: Path, tmp_path: Path
) -> None:
    page = journal.add("words")
    one_sentence(journal("attach", page, str(tmp_path / "missing")))
    one_sentence(journal("attach", "0000", str(photo)))
    one_sentence(journal("detach", page, "0000"))
    made = journal("attach", page, str(photo)).stdout.strip()
    assert "--to" in one_sentence(journal("detach", page, made, "--json"), 2)
    before = photo.read_bytes()
    one_sentence(journal("detach", page, made, "--to", str(photo)))
    assert photo.read_bytes() == before
    other = journal.add("other")
    assert journal("attachments", other).stderr == "Nothing is attached to this page.\n"
