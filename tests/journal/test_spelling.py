"""Spelling: two languages at once, the right places, and nothing written anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.journal import spelling
from companion.journal.spelling import Speller, system_dictionaries


class Words:
    """A dictionary of a few words."""

    def __init__(self, *words: str, like: tuple[str, ...] = ()) -> None:
        self._words = frozenset(words)
        self._like = like

    def check(self, word: str) -> bool:
        return word.lower() in self._words

    def suggest(self, _word: str) -> list[str]:
        return list(self._like)


ENGLISH = Words("two", "herons", "don't", like=("heron", "herons"))
SPANISH = Words("dos", "garzas", like=("garza", "heron"))


@pytest.fixture
def speller() -> Speller:
    return Speller([ENGLISH, SPANISH])


def wrong(speller: Speller, text: str, *learned: str) -> list[str]:
    return [text[at : at + size] for at, size in speller.wrong(text, frozenset(learned))]


def test_a_word_is_right_in_either_language(speller: Speller) -> None:
    assert wrong(speller, "Two herons, dos garzas.") == []
    assert wrong(speller, "Two hreons, dos **gazras**") == ["hreons", "gazras"]


def test_learned_words_are_right_in_any_case(speller: Speller) -> None:
    assert wrong(speller, "Anahí anahí", "anahí") == []


@pytest.mark.parametrize(
    "text",
    ["a I y", "NASA", "h3rons", "www.hreons.org", "https://hreons", "ana@hreons", "snake_case",
     "x" * 41, "Γειά σου", "don’t don't", "🙂 — …", ""],
)  # fmt: skip
def test_what_is_no_word_of_these_languages_is_passed_over(speller: Speller, text: str) -> None:
    assert wrong(speller, text) == []


@given(st.text())
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, length in Speller([Words()]).wrong(text):
        assert start >= end
        end = start + length
        assert length > 0
        assert text[start:end].strip() == text[start:end]
    assert end <= len(text)


def test_suggestions_come_from_all_languages_in_turn_and_once(speller: Speller) -> None:
    assert speller.suggestions("hreon") == ["heron", "garza", "herons"]
    assert speller.suggestions("x" * 41) == []


def test_without_a_dictionary_every_word_is_right() -> None:
    nothing = Speller([])
    assert not nothing.is_there
    assert nothing.wrong("hreons") == []
    assert nothing.suggestions("hreons") == []


def test_without_the_library_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", "as it was")
    assert system_dictionaries() == []
    assert os.environ["ENCHANT_CONFIG_DIR"] == "as it was"


def test_what_is_known_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_MOST_KNOWN", 3)
    speller = Speller([Words()])
    assert len(speller.wrong("aa bb cc dd ee ff")) == 6
    assert len(speller._known) <= 3


def test_the_dictionaries_of_the_system_leave_nothing_in_the_home_folder(tmp_path: Path) -> None:
    work = (
        "from companion.journal.spelling import Speller, system_dictionaries as found\n"
        "speller = Speller(found())\n"
        "print(speller.is_there, speller.wrong('Two hreons, dos garzas.'), "
        "'heron' in ' '.join(speller.suggestions('hreon')))"
    )
    said = subprocess.run(
        [sys.executable, "-c", work],
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["True", "[(4,", "6)]", "True"]
    assert list(tmp_path.iterdir()) == []
