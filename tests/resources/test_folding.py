"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.folding import folded, words


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
        assert "_" not in word
        assert folded(word) == word
