"""How far two words are apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.resources.spelling import closest, letters, slips, slips_allowed

WORD = st.text("abcdeé", max_size=9)


@pytest.mark.parametrize(
    ("typed", "meant", "apart"),
    [
        ("help", "help", 0),
        ("hepl", "help", 1),
        ("hlp", "help", 1),
        ("helpp", "help", 1),
        ("halp", "help", 1),
        ("suicde", "suicide", 1),
        ("compenstaion", "compensation", 1),
        ("conpenstaion", "compensation", 2),
        ("", "ab", 2),
    ],
)
def test_a_letter_or_two_neighbors_are_one_slip(typed: str, meant: str, apart: int) -> None:
    assert slips(typed, meant, 2) == apart
    assert slips(meant, typed, 2) == apart


def test_what_is_too_far_is_none() -> None:
    assert slips("grief", "court", 2) is None
    assert slips("help", "hepl", 0) is None


@pytest.mark.parametrize(
    ("word", "allowed"), [("cat", 0), ("grif", 1), ("veteran", 1), ("survivor", 2), ("98800", 0)]
)
def test_a_long_word_may_have_more_slips(word: str, allowed: int) -> None:
    assert slips_allowed(word) == allowed


@settings(deadline=None)
@given(WORD, WORD, st.integers(0, 3))
def test_fewer_slips_allowed_change_only_what_is_none(typed: str, meant: str, most: int) -> None:
    exact = slips(typed, meant, 20)
    assert exact is not None
    assert slips(typed, meant, most) == (exact if exact <= most else None)


@settings(deadline=None)
@given(st.text("abcdefg", min_size=4, max_size=10), st.lists(WORD, max_size=20))
def test_looking_at_letters_first_loses_nothing(typed: str, known: list[str]) -> None:
    found = closest(typed, [(word, letters(word)) for word in known])
    apart = [slips(typed, word, slips_allowed(typed)) for word in known]
    fewest = min((each for each in apart if each is not None), default=None)
    assert found == [
        word for word, each in zip(known, apart, strict=True) if each is not None and each == fewest
    ]
