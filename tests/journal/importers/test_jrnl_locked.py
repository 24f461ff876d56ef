from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from companion.errors import ImportKeyDiffers, ImportUnreadable
from companion.journal.importers.jrnl_locked import is_locked, unlocked
from tests.journal.importers.samples import (
    JRNL_KEY,
    JRNL_TEXT,
    jrnl_locked_2,
    jrnl_locked_3,
)


def test_both_forms_open_with_their_key(tmp_path: Path) -> None:
    files = [
        jrnl_locked_2(tmp_path),
        jrnl_locked_3(tmp_path),
        jrnl_locked_3(tmp_path, bare_header=True),
    ]
    for file in files:
        data = file.read_bytes()
        assert is_locked(data[:10])
        assert unlocked(data, file, JRNL_KEY).decode() == JRNL_TEXT


def test_another_key_and_a_changed_file_look_the_same(tmp_path: Path) -> None:
    data = jrnl_locked_3(tmp_path).read_bytes()
    for changed, key in [
        (data, "another"),
        (data[:-1], JRNL_KEY),
        (data[:-9] + b"A" * 9, JRNL_KEY),
    ]:
        with pytest.raises(ImportKeyDiffers):
            unlocked(changed, tmp_path, key)


def headed(header: bytes) -> bytes:
    return b"JRNLv3" + len(header).to_bytes(2, "big") + header + b"gAAAAA"


@pytest.mark.parametrize(
    "data",
    [
        b"JRNLv3",
        b"JRNLv3\xff\xff{",
        headed(b"{}"),
        headed(b"[]"),
        headed(b"words"),
        headed(b'{"salt": 3}'),
        headed(b'{"salt": ""}'),
        headed(b"{" * 5_000),
        headed(base64.b64encode(json.dumps({"salt": "A" * 4_000}).encode())),
    ],
)
def test_a_damaged_header(data: bytes) -> None:
    with pytest.raises(ImportUnreadable):
        unlocked(data, Path("a"), JRNL_KEY)
