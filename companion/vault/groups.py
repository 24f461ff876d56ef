"""Codes that a person copies by hand: symbols in groups, with two that check the others.

Five bits make a symbol of Crockford's base 32: no I, L, O or U; small letters,
spaces and hyphens are fine, O reads as 0, I and L as 1. The last two symbols are
Reed-Solomon check symbols over GF(32). Any one wrong symbol is not only noticed
but named by its group, before any cryptography runs; two swapped neighbours are
always noticed, and named when only one place fits (half of the time: ten bits
cannot tell more without naming wrong groups).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE: Final = str.maketrans("OIL", "011")
_CHECKS: Final = 2
_ORDER: Final = 31
"""The most symbols that this code can place a slip in."""

# Powers of the primitive element of GF(32) with x^5 + x^2 + 1.
_POWER: list[int] = [1]
for _ in range(_ORDER - 1):
    _next = _POWER[-1] << 1
    _POWER.append(_next ^ 0b100101 if _next & 0b100000 else _next)
_LOG: Final = {value: exponent for exponent, value in enumerate(_POWER)}


class Slip(Exception):
    """A code with a slip in it; never crosses the border of the vault."""

    def __init__(self, group: int | None) -> None:
        super().__init__(group)
        self.group = group
        """Which group to check, from 1; None when it cannot be told."""


@dataclass(frozen=True, slots=True)
class Code:
    """The shape of a code: how many groups of how many symbols, 31 at the most in all."""

    groups: int
    group_length: int
    bits: int
    """How long the number is that it carries; what room is left is always zero."""

    @property
    def symbols(self) -> int:
        """How many symbols there are, the two checks included."""
        return self.groups * self.group_length

    @property
    def _room(self) -> int:
        return (self.symbols - _CHECKS) * 5 - self.bits

    def to_text(self, number: int) -> str:
        """Return the code of a number below 2^bits, its groups joined by hyphens."""
        first = self.symbols - _CHECKS
        padded = number << self._room
        symbols = [padded >> 5 * place & 31 for place in reversed(range(first))]
        plain, weighted = _syndromes(symbols)
        # Solve a + b = plain and a·α^first + b·α^(first + 1) = weighted for the two checks.
        divisor = _LOG[_POWER[first] ^ _POWER[first + 1]]
        numerator = weighted ^ _times(plain, _POWER[first])
        last = _POWER[(_LOG[numerator] - divisor) % _ORDER] if numerator else 0
        symbols += [plain ^ last, last]
        letters = "".join(_ALPHABET[symbol] for symbol in symbols)
        return "-".join(
            letters[start : start + self.group_length]
            for start in range(0, self.symbols, self.group_length)
        )

    def from_text(self, text: str) -> int:
        """Return the number of a typed code; raise Slip."""
        letters = "".join(text.upper().replace("-", " ").split()).translate(_LOOK_ALIKE)
        symbols: list[int] = []
        for position, letter in enumerate(letters[: self.symbols + 1]):
            if letter not in _ALPHABET:
                raise Slip(min(position // self.group_length + 1, self.groups))
            symbols.append(_ALPHABET.index(letter))
        if len(symbols) != self.symbols:
            raise Slip(None)
        plain, weighted = _syndromes(symbols)
        if plain or weighted:
            raise Slip(self._group_of_slip(symbols, plain, weighted))
        number = 0
        for symbol in symbols[:-_CHECKS]:
            number = number << 5 | symbol
        if number & (1 << self._room) - 1:
            raise Slip(None)
        return number >> self._room

    def _group_of_slip(self, symbols: list[int], plain: int, weighted: int) -> int | None:
        """Place one wrong symbol, or two swapped neighbours, in their group."""
        if plain and weighted:
            position = (_LOG[weighted] - _LOG[plain]) % _ORDER
            return position // self.group_length + 1 if position < self.symbols else None
        if not plain:
            swaps = {
                position // self.group_length + 1
                for position in range(self.symbols - 1)
                if weighted
                == _times(
                    symbols[position] ^ symbols[position + 1],
                    _POWER[position] ^ _POWER[position + 1],
                )
            }
            return swaps.pop() if len(swaps) == 1 else None
        return None


def _times(left: int, right: int) -> int:
    return _POWER[(_LOG[left] + _LOG[right]) % _ORDER] if left and right else 0


def _syndromes(symbols: list[int]) -> tuple[int, int]:
    """Evaluate the word at 1 and at the primitive element; (0, 0) for a whole one."""
    plain = weighted = 0
    for position, symbol in enumerate(symbols):
        plain ^= symbol
        weighted ^= _times(symbol, _POWER[position])
    return plain, weighted
