from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import PassphraseTooCommon, PassphraseTooShort
from companion.vault import passphrase

ANY = st.text(st.characters(), max_size=80)


@given(ANY, st.sampled_from(("NFC", "NFD", "NFKC", "NFKD")))
def test_every_unicode_form_gives_the_same_bytes(text: str, form: str) -> None:
    other = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert passphrase.to_bytes(other) == passphrase.to_bytes(text)


@given(st.text(st.characters(codec="ascii"), min_size=1, max_size=1_000))
def test_the_last_character_matters(text: str) -> None:
    last = "b" if text[-1] == "a" else "a"
    assert passphrase.to_bytes(text[:-1] + last) != passphrase.to_bytes(text)


def test_a_thousand_characters_are_taken_whole() -> None:
    assert len(passphrase.to_bytes("x" * 1_000)) == 1_000


@pytest.mark.parametrize(
    "good",
    [
        "six words are easy to keep",
        "fifteen letters",
        "東京の海は今日も静かでランプが窓に",
        "a1b2c3d4e5f6g7h8",
    ],
)
def test_long_ones_of_any_script_are_accepted(good: str) -> None:
    passphrase.require_acceptable(good)


@pytest.mark.parametrize("short", ["", "short", "x" * 14, "e\u0301" * 14])
def test_short_ones_are_refused_by_what_a_person_counts(short: str) -> None:
    with pytest.raises(PassphraseTooShort) as raised:
        passphrase.require_acceptable(short)
    assert raised.value.least == 15


@pytest.mark.parametrize(
    "common",
    [
        "Correct Horse Battery Staple",
        "1234567890123456",
        "PASSWORDpassword",
        "ababababababababab",
        "x" * 64,
    ],
)
def test_the_first_that_anybody_would_try_are_refused(common: str) -> None:
    with pytest.raises(PassphraseTooCommon):
        passphrase.require_acceptable(common)
