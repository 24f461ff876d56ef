"""The recovery code: 128 random bits as seven groups of four, safe against slips.

26 symbols of five bits hold the code (128 bits and two that are always zero);
two more are Reed-Solomon check symbols over GF(32). Any one wrong symbol is not
only noticed but named by its group, before any cryptography runs; two swapped
neighbours are always noticed, and named when only one place fits (half of the
time: ten bits cannot tell more without naming wrong groups). The alphabet is
Crockford's base 32: no I, L, O or U; small letters, spaces and hyphens are fine,
O reads as 0, I and L as 1.
"""

from __future__ import annotations

import secrets
from typing import Final

from companion.errors import RecoveryCodeMistyped

SECRET_BYTES: Final = 16
GROUPS: Final = 7
GROUP_LENGTH: Final = 4
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE: Final = str.maketrans("OIL", "011")
_SYMBOLS: Final = GROUPS * GROUP_LENGTH
_DATA_SYMBOLS: Final = _SYMBOLS - 2
_PAD_BITS: Final = _DATA_SYMBOLS * 5 - SECRET_BYTES * 8

# Powers of the primitive element of GF(32) with x^5 + x^2 + 1.
_POWER: list[int] = [1]
for _ in range(30):
    _next = _POWER[-1] << 1
    _POWER.append(_next ^ 0b100101 if _next & 0b100000 else _next)
_LOG: Final = {value: exponent for exponent, value in enumerate(_POWER)}


def _times(left: int, right: int) -> int:
    return _POWER[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _syndromes(symbols: list[int]) -> tuple[int, int]:
    """Evaluate the word at 1 and at the primitive element; (0, 0) for a whole one."""
    plain = weighted = 0
    for position, symbol in enumerate(symbols):
        plain ^= symbol
        weighted ^= _times(symbol, _POWER[position])
    return plain, weighted


def generate() -> bytes:
    """Return a new secret of 16 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


def to_text(secret: bytes) -> str:
    """Return the code a person writes down: 'XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX'."""
    number = int.from_bytes(secret) << _PAD_BITS
    symbols = [number >> 5 * place & 31 for place in reversed(range(_DATA_SYMBOLS))]
    plain, weighted = _syndromes(symbols)
    # Solve a + b = plain and a·α^26 + b·α^27 = weighted for the two checks.
    first, second = _POWER[_DATA_SYMBOLS], _POWER[_DATA_SYMBOLS + 1]
    divisor = _LOG[first ^ second]
    numerator = weighted ^ _times(plain, first)
    last = _POWER[(_LOG[numerator] - divisor) % 31] if numerator else 0
    symbols += [plain ^ last, last]
    letters = "".join(_ALPHABET[symbol] for symbol in symbols)
    return "-".join(
        letters[start : start + GROUP_LENGTH] for start in range(0, _SYMBOLS, GROUP_LENGTH)
    )


def from_text(text: str) -> bytes:
    """Return the secret of a typed code.

    Raises RecoveryCodeMistyped with the group to check (1 to 7), or None when
    the length is off or the slip cannot be placed.
    """
    letters = "".join(text.upper().replace("-", " ").split()).translate(_LOOK_ALIKE)
    symbols: list[int] = []
    for position, letter in enumerate(letters[: _SYMBOLS + 1]):
        if letter not in _ALPHABET:
            raise RecoveryCodeMistyped(min(position // GROUP_LENGTH + 1, GROUPS))
        symbols.append(_ALPHABET.index(letter))
    if len(symbols) != _SYMBOLS:
        raise RecoveryCodeMistyped(None)
    plain, weighted = _syndromes(symbols)
    if plain or weighted:
        raise RecoveryCodeMistyped(_group_of_slip(symbols, plain, weighted))
    number = 0
    for symbol in symbols[:_DATA_SYMBOLS]:
        number = number << 5 | symbol
    if number & (1 << _PAD_BITS) - 1:
        raise RecoveryCodeMistyped(None)
    return (number >> _PAD_BITS).to_bytes(SECRET_BYTES)


def _group_of_slip(symbols: list[int], plain: int, weighted: int) -> int | None:
    """Place one wrong symbol, or two swapped neighbours, in their group."""
    if plain and weighted:
        position = (_LOG[weighted] - _LOG[plain]) % 31
        return position // GROUP_LENGTH + 1 if position < _SYMBOLS else None
    if not plain:
        swaps = {
            position // GROUP_LENGTH + 1
            for position in range(_SYMBOLS - 1)
            if weighted
            == _times(
                symbols[position] ^ symbols[position + 1],
                _POWER[position] ^ _POWER[position + 1],
            )
        }
        return swaps.pop() if len(swaps) == 1 else None
    return None
