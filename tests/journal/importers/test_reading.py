from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.errors import ImportUnreadable
from companion.journal.importers.reading import TooLarge, decoded, is_encrypted, read_one
from tests.journal.importers.samples import put


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("grüße\r\n".encode(), "grüße\r\n"),
        ("grüße".encode("utf-8-sig"), "grüße"),
        ("grüße".encode("utf-16"), "grüße"),
        ("\ufeffgrüße".encode("utf-16-be"), "grüße"),
        ("grüße".encode("utf-32"), "grüße"),
        ("grüße".encode("latin-1"), None),
        (b"\xff\xfea", None),
    ],
)
def test_text_is_read_by_its_mark_or_as_utf_8(data: bytes, text: str | None) -> None:
    assert decoded(data) == text


@pytest.mark.parametrize(
    "head",
    [
        b"JRNLv3\x00\x2c",
        b"gAAAAABkYW",
        b"age-encryption.org/v1\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----",
        b"-----BEGIN PGP MESSAGE-----",
    ],
)
def test_encrypted_beginnings_are_known(head: bytes) -> None:
    assert is_encrypted(head)
    assert not is_encrypted(b'{"entries": []}')


def test_one_file_of_many_that_is_too_large_says_what_it_begins_with(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"words" * 9_000)
    assert read_one(path, 45_000) == b"words" * 9_000
    with pytest.raises(TooLarge) as raised:
        read_one(path, 44_999)
    assert raised.value.beginning == b"words" * 2_000


@pytest.mark.parametrize("kind", ["missing", "link", "folder", "pipe"])
def test_what_is_no_file_of_the_folder_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    if kind == "link":
        path.symlink_to(put(tmp_path, "other", b"words"))
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(ImportUnreadable):
        read_one(path, 10)
