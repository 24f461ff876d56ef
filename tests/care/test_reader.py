from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import json_values
from companion.care import reader
from companion.json_values import Unfit

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def test_unreadable_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": 1}')
    (tmp_path / "b.json").write_bytes(b"\xff\xfe")
    (tmp_path / "c.json").write_text("[" * 100_000)
    (tmp_path / "d.json").write_text("[]")
    (tmp_path / "e.json").mkdir()
    (tmp_path / "f.txt").write_text("{}")
    assert list(reader.contents(tmp_path)) == [{"a": 1}]
    assert list(reader.contents(tmp_path / "missing")) == []


def test_a_file_that_is_too_large_is_left_unread(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{"a": 1}' + b" " * json_values.MOST_BYTES)
    assert list(reader.contents(tmp_path)) == []


def test_records_come_from_lists_and_from_mappings() -> None:
    content = {"list": [{"id": "a"}, 3, None], "map": {"b": {"x": 1}, "c": 4}, "other": "text"}
    assert list(reader.records(content, "list")) == [{"id": "a"}]
    assert list(reader.records(content, "map")) == [{"id": "b", "x": 1}]
    assert list(reader.records(content, "other")) == list(reader.records(content, "none")) == []


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (reader.text, " "),
        (reader.text, 4),
        (reader.text, "x" * (reader.LONGEST_TEXT + 1)),
        (reader.optional, 4),
        (reader.texts, "ab"),
        (reader.texts, ["a", ""]),
        (lambda value: reader.number(value, 0, 9), True),
        (lambda value: reader.number(value, 0, 9), 10),
        (lambda value: reader.number(value, 0, 9), 1.0),
        (lambda value: reader.said(value, otherwise=True), "yes"),
    ],
)
def test_what_does_not_fit_is_refused(read: Callable[[Any], object], value: object) -> None:
    with pytest.raises(Unfit):
        read(value)


@given(JSON)
def test_any_json_is_read_or_refused_and_nothing_else(value: Any) -> None:
    for read in (reader.text, reader.optional, reader.texts):
        try:
            read(value)
        except Unfit:
            continue
    assert all(isinstance(each, dict) for each in reader.records({"a": value}, "a"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    assert list(reader.contents(tmp_path)) == []
