from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import PackUnreadable
from companion.resources.packs.manifest import (
    Member,
    as_bytes,
    comment_for,
    identity,
    read_manifest,
)
from tests.support.packs import MANIFEST

WHOLE = MANIFEST.with_content(3, (Member("records.jsonl", 12, "0" * 64),))
HERE = Path("a.companion-pack")


def read(**changes: Any) -> Any:
    document = {**json.loads(as_bytes(WHOLE)), **changes}
    return read_manifest(json.dumps(document).encode(), HERE)


def test_it_comes_back_as_it_was_written() -> None:
    assert read_manifest(as_bytes(WHOLE), HERE) == WHOLE
    assert read(zone="America/Denver").zone == "America/Denver"
    assert WHOLE.reviewed_on == date(2026, 3, 1)


def test_the_comment_holds_id_version_and_digest() -> None:
    comment = comment_for(WHOLE, b"")
    assert comment.startswith("pack=river-center version=1 sha256=e3b0c44298fc1c14")


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"more": 1},
        {"id": "River"},
        {"id": "-a"},
        {"id": "a" * 61},
        {"id": 3},
        {"version": 0},
        {"version": True},
        {"version": 1.5},
        {"version": 10**10},
        {"title": ""},
        {"title": "a\nb"},
        {"title": "<b>a</b>"},
        {"title": "x" * 201},
        {"publisher": None},
        {"languages": "en"},
        {"languages": ["English"]},
        {"expires": "soon"},
        {"expires": 3},
        {"kind": "xml"},
        {"country": "us"},
        {"zone": "Nowhere/Else"},
        {"zone": "../../etc/passwd"},
        {"records": -1},
        {"members": [3]},
        {"members": [{"name": "a", "size": 1}]},
        {"members": [{"name": "a", "size": -1, "sha256": "0" * 64}]},
        {"members": [{"name": "a", "size": 1, "sha256": "0"}]},
    ],
    ids=str,
)
def test_anything_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(PackUnreadable):
        read(**changes)


@pytest.mark.parametrize("content", [b"", b"[]", b"3", b"[" * 9999, b"\xff", b'{"id": NaN}'])
def test_what_is_no_manifest(content: bytes) -> None:
    with pytest.raises(PackUnreadable):
        read_manifest(content, HERE)


def test_a_key_that_stands_twice_is_refused() -> None:
    twice = as_bytes(WHOLE).replace(b'"format": 1,', b'"format": 1, "format": 1,')
    with pytest.raises(PackUnreadable):
        read_manifest(twice, HERE)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=70))
def test_an_id_is_safe_as_a_file_name(text: str) -> None:
    try:
        assert identity(text) == text
    except ValueError:
        return
    assert text.isascii()
    assert text.replace("-", "").isalnum()
    assert text == text.lower()
