"""Taking from JSON files what fits."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import json_values
from companion.json_values import Unfit

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_a_value_is_given_back_as_it_was_or_not_at_all(value: Any) -> None:
    for take in (json_values.text, json_values.array, json_values.optional, json_values.said):
        try:
            taken: Any = take(value)
        except Unfit:
            continue
        assert taken is value
    assert json_values.mapping(value) == (value if isinstance(value, dict) else {})
    assert json_values.listed(value) == (value if isinstance(value, list) else [])


@pytest.mark.parametrize(
    ("take", "value"),
    [
        (json_values.text, " "),
        (json_values.text, 3),
        (json_values.texts, "one"),
        (json_values.texts, ["one", ""]),
        (json_values.optional, ""),
        (json_values.optional_texts, [None]),
        (json_values.said, 1),
        (json_values.array, {}),
    ],
    ids=lambda part: getattr(part, "__name__", repr(part)),
)
def test_what_does_not_fit_is_unfit(take: Callable[[Any], object], value: object) -> None:
    with pytest.raises(Unfit):
        take(value)


def test_a_pattern_describes_the_whole_string() -> None:
    assert json_values.fitting(re.compile("[0-9]+"), "988") == "988"
    with pytest.raises(Unfit):
        json_values.fitting(re.compile("[0-9]+"), "988\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_passed_over(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "any.json"
    file.write_bytes(written)
    try:
        expected = json.loads(written)
    except ValueError:
        expected = None
    assert repr(json_values.content(file)) == repr(expected)  # NaN equals nothing, itself either


def test_a_missing_file_a_folder_and_a_giant_hold_nothing(tmp_path: Path) -> None:
    assert json_values.content(tmp_path / "missing.json") is None
    assert json_values.content(tmp_path) is None
    giant = tmp_path / "giant.json"
    giant.write_bytes(b"[" + b" " * json_values.MOST_BYTES + b"]")
    assert json_values.content(giant) is None


def test_a_reader_can_want_fewer_bytes(tmp_path: Path) -> None:
    file = tmp_path / "any.json"
    file.write_bytes(b"[1, 2]")
    assert json_values.content(file, 6) == [1, 2]
    assert json_values.content(file, 5) is None


@pytest.mark.parametrize("written", [b"[1, 2, 3]", b"[" * 100_000, b"{", b"\xff"], ids=len)
def test_who_wants_to_know_is_told_why_there_is_nothing(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "any.json"
    file.write_bytes(written)
    with pytest.raises(ValueError):  # noqa: PT011  # whichever it is
        json_values.read_json(file, 8)
    with pytest.raises(FileNotFoundError):
        json_values.read_json(tmp_path / "missing.json")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert json_values.content(tmp_path / "pipe.json") is None
