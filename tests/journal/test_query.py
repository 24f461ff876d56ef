from __future__ import annotations

import pytest
from hypothesis import given

from companion.journal import query
from companion.journal.query import MATCH_END, MATCH_START
from tests.support.texts import WILD_TEXT


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("", ""),
        ("  ", ""),
        ('"', ""),
        ("!!! ---", ""),
        ("sea", '"sea"*'),
        ("sea lamp", '"sea" "lamp"*'),
        ('"sea lamp"', '"sea lamp"'),
        ('"sea lamp" win', '"sea lamp" "win"*'),
        ('"sea lamp', '"sea" "lamp"*'),
        ("NEAR(a b) OR c AND NOT d", '"NEAR(a" "b)" "OR" "c" "AND" "NOT" "d"*'),
        ("title:sea col*", '"title:sea" "col"*'),
        ("sea\0lamp", '"sea" "lamp"*'),
    ],
)
def test_every_word_is_quoted_and_the_last_may_be_unfinished(typed: str, expression: str) -> None:
    assert query.match_expression(typed) == expression


def test_only_so_many_words_count() -> None:
    assert query.match_expression("word " * 500).count('"word"') == query.MOST_WORDS


@pytest.mark.parametrize("typed", ["東京", "สวัสดี", "ひらがな", "한 東"])
def test_scripts_without_spaces_are_looked_for_by_reading(typed: str) -> None:
    assert query.plain_words(typed) == tuple(typed.split())


def test_other_scripts_are_not() -> None:
    assert query.plain_words("sea שלום مرحبا") == ()


def test_a_snippet_is_split_into_text_and_matches() -> None:
    marked = f"…the {MATCH_START}sea{MATCH_END} and {MATCH_START}lamp{MATCH_END}"
    text, matches = query.read_snippet(marked)
    assert text == "…the sea and lamp"
    assert [text[start : start + length] for start, length in matches] == ["sea", "lamp"]


def test_a_snippet_by_reading_shows_what_is_around() -> None:
    text, matches = query.read_snippet(
        query.plain_snippet("x" * 100 + "東京" + "y" * 100, ("東京",))
    )
    assert text == "…" + "x" * 40 + "東京" + "y" * 40 + "…"
    assert [text[start : start + length] for start, length in matches] == ["東京"]


@given(WILD_TEXT, WILD_TEXT)
def test_no_text_makes_a_snippet_fail(body: str, words: str) -> None:
    text, matches = query.read_snippet(query.plain_snippet(body, tuple(words.split())))
    assert all(0 <= start < start + length <= len(text) for start, length in matches)
