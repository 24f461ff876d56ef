"""Words and how they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.model import Kind
from companion.resources.names import NameBook
from companion.resources.search import entry, folded, order, words
from tests.resources.examples import LINE, line


@pytest.mark.parametrize(
    ("text", "same"),
    [("Bogotá", "bogota"), ("NIÑO", "nino"), ("Straße", "strasse"), ("Tuesday's", "tuesdays")],
)
def test_case_accents_and_apostrophes_are_folded(text: str, same: str) -> None:
    assert folded(text) == same


@settings(deadline=None)
@given(st.text())
def test_words_are_single_and_without_spaces(text: str) -> None:
    for word in words(text):
        assert word
        assert " " not in word


def test_a_word_counts_when_another_begins_with_it() -> None:
    found = entry(LINE, NameBook())
    assert found.rank(["lin"]) == 0
    assert found.rank(["lin", "nigh"]) == 1
    assert found.rank(["ine"]) is None
    assert found.rank([]) == 0


def test_kinds_are_found_by_their_names_and_numbers_by_their_digits() -> None:
    names = NameBook(kinds={"crisis_line": {"en": "Crisis line", "es": "Línea de crisis"}})
    found = entry(LINE, names)
    assert found.rank(["crisis", "linea"]) == 2
    assert found.rank(["12025550123"]) == 1


def test_a_crisis_line_sorts_before_others_and_a_country_before_a_region() -> None:
    crisis, regional = LINE, line("us-b", region="CO")
    other = line("us-c", kind=Kind.LEGAL)
    assert sorted([other, regional, crisis], key=order) == [crisis, regional, other]
