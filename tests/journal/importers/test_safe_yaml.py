from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.importers import safe_yaml
from companion.journal.importers.safe_yaml import NotTaken, value, value_and_doubles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("a: No\nb: 2024-02-31\nc: 007", {"a": "No", "b": "2024-02-31", "c": "007"}),
        ("a: ~\nb:\nc: ''\nd: null", {"a": None, "b": None, "c": "", "d": None}),
        ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]]),
        ("24: {text: 'a'}", {"24": {"text": "a"}}),
        ("a: 1\na: 2", {"a": "2"}),
        ("a: !!str 1", {"a": "1"}),
        ("a: !!python/unicode 'b'", {"a": "b"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
    ],
)
def test_words_lists_and_mappings(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system [true]",
        "a: !!python/name:os.system x",
        "a: !!python/object/new:os.system [x]",
        "a: !!binary YQ==",
        "!!python/unicode [a]",
        "a: &x [b]\nc: *x",
        "[" * 30 + "]" * 30,
        "? [a]\n: b",
        "a: b\n---\nc: d",
        "a: [",
        "a: \ud800",
        "a: \0",
    ],
)
def test_the_rest_is_not_taken(text: str) -> None:
    with pytest.raises(NotTaken):
        value(text)


def test_there_is_an_end_to_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_yaml, "_MOST", 100)
    with pytest.raises(NotTaken):
        value("- a\n" * 200)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("---\n\r: []{}&*!|>'\"#?,ab1~%@`\t\ufeff\0"), max_size=80))
def test_no_text_can_stop_the_rest(text: str) -> None:
    try:
        value(text)
    except NotTaken:
        return


@pytest.mark.parametrize(
    ("text", "doubles"), [("a: 1\nb: 2", 0), ("a: 1\na: 2\na: 3", 2), ("a: {b: 1, b: 2}\nb: 1", 1)]
)
def test_keys_that_stand_twice_are_counted(text: str, doubles: int) -> None:
    assert value_and_doubles(text)[1] == doubles


def test_directives_without_end_are_not_taken() -> None:
    def directives(count: int) -> str:
        return "".join(f"%TAG !a{number}! x\n" for number in range(count)) + "---\na: b\n"

    assert value(directives(20)) == {"a": "b"}
    with pytest.raises(NotTaken):
        value(directives(2_000))
