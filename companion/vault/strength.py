"""How hard a key is to guess, in words and not in scores.

The estimate is zxcvbn's (Wheeler, USENIX Security 2016; the Python port, MIT):
how many guesses a patient program needs that knows common words, dates, names
and keyboard patterns. It is imported when it is first asked (its lists take a
moment) and belongs on a worker thread. Its time grows faster than the length,
for letters written as signs above all (six seconds for 64 of them), so of a
long key it looks at the first and at the last 32 characters: the whole is at
least as strong as the stronger of the two.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from companion.i18n import _
from companion.vault.passphrase import normal

LONGEST_LOOKED_AT: Final = 32
_QUICKLY: Final = 10.0
_SLOWLY: Final = 15.0
"""Powers of ten of guesses. A guess costs a good computer about half a second of
Argon2id: 10^10 take a hundred of them a year and a half, 10^15 ten million of them."""


class Strength(Enum):
    """How long guessing would take."""

    WEAK = "weak"
    """Somebody with patience and a few computers would find it."""
    FAIR = "fair"
    """Out of reach of nearly everybody."""
    STRONG = "strong"
    """Out of reach of everybody we know of."""


def strength(passphrase: str) -> Strength:
    """Return how hard a key is to guess; takes milliseconds, at worst a second or two."""
    from zxcvbn import zxcvbn

    counted = normal(passphrase)
    ends = {counted[:LONGEST_LOOKED_AT], counted[-LONGEST_LOOKED_AT:]} - {""}
    power = max((float(zxcvbn(end)["guesses_log10"]) for end in ends), default=0.0)
    if power < _QUICKLY:
        return Strength.WEAK
    return Strength.FAIR if power < _SLOWLY else Strength.STRONG


def in_words(found: Strength) -> str:
    """Return what a person reads about the strength of a key."""
    return {
        Strength.WEAK: _("Others could guess this key. A word or two more makes it strong."),
        Strength.FAIR: _("This key is hard to guess. One more word makes it harder still."),
        Strength.STRONG: _("This key is very hard to guess."),
    }[found]
