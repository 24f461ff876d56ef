from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers import safe_json
from companion.journal.importers.reading import OneUnreadable
from companion.journal.importers.safe_json import DEEPEST, parsed, parsed_one

PATH = Path("journal.json")


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_json_is_read_whatever_its_encoding_says() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert parsed('{"a": "ñ"}'.encode(encoding), PATH).value == {"a": "ñ"}


def test_depth_is_limited_before_anything_is_parsed() -> None:
    assert parsed(nested(DEEPEST), PATH).value
    for depth in (DEEPEST + 1, 100_000):
        with pytest.raises(ImportUnsafe):
            parsed(nested(depth), PATH)
    with pytest.raises(ImportUnsafe):
        parsed(b'{"a":' * 100 + b"1" + b"}" * 100, PATH)


def test_brackets_and_quotes_inside_strings_do_not_count() -> None:
    text = "[{" * 1000 + '"\\' + "\\\\" + '"'
    assert parsed(json.dumps({"a": text}).encode(), PATH).value == {"a": text}


def test_the_number_of_values_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_json, "MOST_MARKS", 100)
    assert parsed(json.dumps([0] * 90).encode(), PATH).value
    for many in (json.dumps([0] * 110), '""' * 110, "[]" * 110):
        with pytest.raises(ImportUnsafe):
            parsed(many.encode(), PATH)


@pytest.mark.parametrize("tail", ["", "\\", '\\"'])
def test_a_string_without_an_end_is_scanned_once(tail: str) -> None:
    hostile = ('"' + '\\"' * 500_000 + tail).encode()
    begin = time.process_time()
    with pytest.raises(ImportUnreadable):
        parsed(hostile, PATH)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "data",
    [
        b"NaN",
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1e400}',
        b'{"a": ' + b"1" * 5000 + b"}",
        b"",
        b"{",
        b'{"a": 1} x',
        b"\xff\xff",
        b"]" * 10,
    ],
)
def test_what_is_not_json_is_refused(data: bytes) -> None:
    with pytest.raises(ImportUnreadable):
        parsed(data, PATH)


def test_keys_that_stand_twice_are_counted_and_the_later_one_is_taken() -> None:
    document = parsed(b'{"a": 1, "a": 2, "b": {"c": 1, "c": 2, "c": 3}}', PATH)
    assert document.value == {"a": 2, "b": {"c": 3}}
    assert document.keys_twice == 3


@pytest.mark.parametrize("data", [b"{", b"[" * 1_000, b"\xff"])
def test_one_file_of_many_is_no_harm_to_the_others(data: bytes) -> None:
    assert parsed_one(lambda _name, _most: b"[1]", "a", 10, Path("a")).value == [1]
    with pytest.raises(OneUnreadable) as raised:
        parsed_one(lambda _name, _most: data, "a", 10, Path("a"))
    assert raised.value.beginning == data
