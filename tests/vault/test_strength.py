from __future__ import annotations

import subprocess
import sys

import pytest

from companion import i18n
from companion.vault.strength import LONGEST_LOOKED_AT, Strength, in_words, strength


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("", Strength.WEAK),
        ("password12345678", Strength.WEAK),
        ("qwertyuiopasdfghjkl", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("maria1998 october", Strength.WEAK),
        ("welcome to my journal", Strength.FAIR),
        ("harbour lamp velvet kettle", Strength.STRONG),
        ("lámpara ventana puerto tetera", Strength.STRONG),
    ],
)
def test_what_is_easy_and_what_is_hard_to_guess(key: str, expected: Strength) -> None:
    assert strength(key) is expected


def test_the_same_letters_composed_in_two_ways_are_equally_strong() -> None:
    assert strength("caf\u00e9 caf\u00e9") is strength("cafe\u0301 cafe\u0301")


def test_a_weak_beginning_does_not_hide_a_strong_end() -> None:
    key = "a" * LONGEST_LOOKED_AT + "harbour lamp velvet kettle"
    assert strength(key) is Strength.STRONG


def test_of_a_long_key_only_the_ends_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters written as signs cost zxcvbn seconds at full length."""
    import zxcvbn

    seen: list[int] = []
    real = zxcvbn.zxcvbn

    def watched(key: str) -> object:
        seen.append(len(key))
        return real(key)

    monkeypatch.setattr(zxcvbn, "zxcvbn", watched)
    strength("a4@b8c({[<e3g6f9i1" * 50_000)
    assert seen == [LONGEST_LOOKED_AT] * 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_has_words_of_its_own(language: str) -> None:
    i18n.use(language)
    assert len({in_words(found) for found in Strength}) == len(Strength)
    i18n.use("en")


def test_its_lists_are_read_when_it_is_first_asked() -> None:
    code = "import sys, companion.vault.strength; sys.exit('zxcvbn' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
