"""What may be a key, and how it becomes bytes.

Rules after NIST SP 800-63B (rev. 4, 3.1.1): at least 15 characters when it is
the only factor, long ones taken whole, spaces and all of Unicode welcome, no
composition rules, no hints, no expiry, the commonest ones refused.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from companion.errors import PassphraseTooCommon, PassphraseTooShort

LEAST_CHARACTERS: Final = 15
_ENOUGH_DIFFERENT: Final = 5

# What guessing programs try first among keys this long. The full estimate of
# strength is a separate, later piece; this list only stops the plainest ones.
_COMMON: Final = frozenset({
    "correcthorsebatterystaple",
    "passwordpassword",
    "password12345678",
    "123456789012345",
    "1234567890123456",
    "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",
    "iloveyouiloveyou",
    "abcdefghijklmno",
    "abcdefghijklmnop",
    "contraseñacontraseña",
    "companioncompanion",
})  # fmt: skip


def to_bytes(passphrase: str) -> bytes:
    """Return the bytes a key stands for: Unicode NFKC, then UTF-8.

    The same words typed on another keyboard or system (composed or combining
    accents, full-width letters) give the same bytes.
    """
    return normal(passphrase).encode("utf-8", "surrogatepass")


def normal(passphrase: str) -> str:
    """Return a key in the one form in which it counts (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", passphrase)


def require_acceptable(passphrase: str) -> None:
    """Raise PassphraseTooShort or PassphraseTooCommon for a key we must not accept."""
    counted = normal(passphrase)
    if len(counted) < LEAST_CHARACTERS:
        raise PassphraseTooShort(LEAST_CHARACTERS)
    squeezed = "".join(counted.casefold().split())
    if squeezed in _COMMON or len(set(squeezed)) < _ENOUGH_DIFFERENT:
        raise PassphraseTooCommon
