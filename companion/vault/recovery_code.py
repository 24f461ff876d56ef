"""The recovery code: 128 random bits as seven groups of four, safe against slips.

26 symbols of five bits hold the code (128 bits and two that are always zero);
two more name a slip by its group (companion/vault/groups.py).
"""

from __future__ import annotations

import secrets
from typing import Final

from companion.errors import RecoveryCodeMistyped
from companion.vault.groups import Code, Slip

SECRET_BYTES: Final = 16
GROUPS: Final = 7
GROUP_LENGTH: Final = 4
_CODE: Final = Code(GROUPS, GROUP_LENGTH, SECRET_BYTES * 8)


def generate() -> bytes:
    """Return a new secret of 16 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


def to_text(secret: bytes) -> str:
    """Return the code a person writes down: 'XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX'."""
    return _CODE.to_text(int.from_bytes(secret))


def from_text(text: str) -> bytes:
    """Return the secret of a typed code.

    Raises RecoveryCodeMistyped with the group to check (1 to 7), or None when
    the length is off or the slip cannot be placed.
    """
    try:
        return _CODE.from_text(text).to_bytes(SECRET_BYTES)
    except Slip as slip:
        raise RecoveryCodeMistyped(slip.group) from None
