"""Plain needs and how a question is read."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.paths import assets
from companion.resources.folding import words
from companion.resources.model import Kind
from companion.resources.needs import FILE, MOST_WORDS, Needs
from companion.resources.service import Directory

NEEDS = Needs.load(assets() / "directory")
CONTENT = json.loads((assets() / "directory" / FILE).read_text("utf-8"))


def read(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    units = NEEDS.read(words(text), lambda _word: False)
    return [(unit.need.id if unit.need else None, unit.words) for unit in units]


def test_the_shipped_needs_are_all_read_and_speak_both_languages() -> None:
    assert [need.id for need in NEEDS.needs] == [entry["id"] for entry in CONTENT["needs"]]
    for entry in CONTENT["needs"]:
        assert entry["en"], entry["id"]
        assert entry["es"], entry["id"]
        assert set(entry["kinds"]) <= set(Kind), entry["id"]


def test_the_shipped_needs_name_records_that_there_are() -> None:
    directory = Directory.load()
    named = {identity for entry in CONTENT["needs"] for identity in entry.get("records", [])}
    assert {identity for identity in named if directory.get(identity) is None} == set()


def test_no_phrase_tells_of_two_needs() -> None:
    phrases = Counter(each for need in NEEDS.needs for each in {*map(frozenset, need.phrases)})
    assert [sorted(phrase) for phrase, needs in phrases.items() if needs > 1] == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("I can't sleep", "sleep"),
        ("sleepless", "sleep"),
        ("no puedo dormir", "sleep"),
        ("My brother was KILLED", "killed"),
        ("mataron a mi hermano", "killed"),
        ("money for the funeral", "funeral"),
        ("veternas", "veteran"),
        ("juicio", "court"),
    ],
)
def test_phrases_tell_of_a_need(text: str, need: str) -> None:
    assert (need, *read(text)[0][1:])[0] == read(text)[0][0]


def test_the_longest_phrase_counts_and_a_word_is_used_once() -> None:
    assert read("panic attack") == [("panic-attack", ("panic", "attack"))]
    assert read("attack") == [("mass-violence", ("attack",))]


def test_what_says_nothing_is_passed_over_unless_it_is_all_there_is() -> None:
    assert read("the court of the county") == [("court", ("court",)), (None, ("county",))]
    assert read("the") == [(None, ("the",))]


def test_a_word_of_the_directory_is_not_taken_for_a_need() -> None:
    units = NEEDS.read(["veternas"], lambda word: word == "veternas")
    assert [unit.need for unit in units] == [None]


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"needs": 3}', '{"needs": [3, {"id": 1}, {"id": "x", "en": [1], "kinds": ["?"]}]}'],
)
def test_what_cannot_be_read_is_left_out(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, "utf-8")
    needs = Needs.load(tmp_path)
    assert all(need.phrases == () for need in needs.needs)
    assert [unit.words for unit in needs.read(["sleep"], lambda _word: True)] == [("sleep",)]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*CONTENT["passed_over"], "sleep", "court", "zzyzx"]), max_size=40))
def test_each_word_is_in_one_part_at_most(typed: list[str]) -> None:
    used = [word for unit in NEEDS.read(typed, lambda _word: False) for word in unit.words]
    assert len(used) == len(set(used)) <= MOST_WORDS
    assert set(used) <= set(typed)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    assert Needs.load(tmp_path).needs == ()
