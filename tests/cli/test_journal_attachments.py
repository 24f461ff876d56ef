from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.conftest import JournalCalls, one_sentence
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import FULL


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


def test_a_photo_comes_out_as_it_came_or_without_what_is_hidden(
    journal: JournalCalls, tmp_path: Path
) -> None:
    photo, file = FULL["jpeg"](), tmp_path / "photo.jpg"
    file.write_bytes(photo)
    page = journal.add("words")
    made = journal("attach", page, str(file)).stdout.strip()
    assert journal("detach", page, made).stdout_bytes == photo
    assert journal("detach", page, made, "--without-hidden-data").stdout_bytes == cleaned(photo)
    copy = tmp_path / "copy.jpg"
    told = journal.json("detach", page, made, "--to", str(copy), "--without-hidden-data")
    assert told["without_hidden_data"] is True
    assert copy.read_bytes() == cleaned(photo)


def test_hidden_data_that_stays_is_told(journal: JournalCalls, photo: Path, tmp_path: Path) -> None:
    page = journal.add("words")
    made = journal("attach", page, str(photo)).stdout.strip()
    copy = tmp_path / "copy.png"
    words = one_sentence(journal("detach", page, made, "--to", str(copy), "--without-hidden-data"))
    assert "Hidden data could not be taken out" in words
    assert not copy.exists()


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
