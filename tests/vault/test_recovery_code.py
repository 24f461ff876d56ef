from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import RecoveryCodeMistyped
from companion.vault import recovery_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRETS = st.binary(min_size=16, max_size=16)
CODES = 40


@given(SECRETS)
def test_what_is_printed_can_be_typed_back(secret: bytes) -> None:
    text = recovery_code.to_text(secret)
    assert [len(group) for group in text.split("-")] == [4] * 7
    assert recovery_code.from_text(text) == secret


@given(SECRETS, st.randoms(use_true_random=False))
def test_case_spaces_hyphens_and_look_alikes_do_not_matter(
    secret: bytes, rng: random.Random
) -> None:
    letters = recovery_code.to_text(secret).replace("-", "")
    typed = ""
    for letter in letters:
        look_alikes = {"0": "0oO", "1": "1iIlL"}.get(letter, letter + letter.lower())
        typed += rng.choice(look_alikes) + rng.choice(["", "", " ", "-", "\t", " - "])
    assert recovery_code.from_text(f" {typed}\n") == secret


def test_every_wrong_letter_is_caught_and_its_group_named() -> None:
    """T17: 34,720 slips of one letter: all caught, and the group of 99.9 % named."""
    named = tried = 0
    rng = random.Random(1)
    for _ in range(CODES):
        text = recovery_code.to_text(rng.randbytes(16)).replace("-", "")
        for position, right in enumerate(text):
            for wrong in ALPHABET.replace(right, ""):
                group = _slip(text[:position] + wrong + text[position + 1 :])
                tried += 1
                named += group == position // 4 + 1
    assert tried == CODES * 28 * 31
    assert named / tried >= 0.999


def test_every_swap_of_neighbours_is_caught_and_no_wrong_group_named() -> None:
    """T17: about 10,000 swaps, all caught; the group of more than four in ten is named.

    Two check letters tell the place of a swap only when one place fits.
    """
    named = tried = 0
    rng = random.Random(2)
    for _ in range(10 * CODES):
        text = recovery_code.to_text(rng.randbytes(16)).replace("-", "")
        for position in range(27):
            first, second = text[position], text[position + 1]
            if first != second:
                group = _slip(text[:position] + second + first + text[position + 2 :])
                tried += 1
                named += group is not None
                assert group in {None, position // 4 + 1}
    assert named / tried > 0.4


@pytest.mark.parametrize("length", [0, 1, 27, 29, 200])
def test_another_length_is_caught(length: int) -> None:
    assert _slip("A" * length) is None


@pytest.mark.parametrize("strange", ["U", "é", "!", "東", "\ud83d", "\0"])
def test_a_strange_letter_is_caught_and_its_group_named(strange: str) -> None:
    text = recovery_code.to_text(bytes(16)).replace("-", "")
    assert _slip(text[:9] + strange + text[10:]) == 3


@given(st.text(max_size=60))
def test_nothing_typed_makes_it_fail_otherwise(text: str) -> None:
    with suppress(RecoveryCodeMistyped):
        assert len(recovery_code.from_text(text)) == 16


def test_new_secrets_are_random() -> None:
    assert len({recovery_code.generate() for _ in range(20)}) == 20


def _slip(text: str) -> int | None:
    with pytest.raises(RecoveryCodeMistyped) as raised:
        recovery_code.from_text(text)
    return raised.value.group
