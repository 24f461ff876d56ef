"""The master key and everything derived from it.

32 random bytes are made once, when the vault is created, and never stored
unwrapped. Every other key is derived from them by HKDF-SHA256 (RFC 5869) with
the vault's id as salt and a label that names the use, so no key serves twice.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.errors import VaultLocked

KEY_BYTES: Final = 32
DATABASE_SALT_BYTES: Final = 16
_LABEL: Final = "companion/v1/"


def derive(secret: bytes | bytearray, salt: bytes, label: str, length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes that belong to this secret, salt and label (HKDF-SHA256)."""
    return HKDF(SHA256(), length, salt, (_LABEL + label).encode("ascii")).derive(bytes(secret))


class MasterKey:
    """The key of one vault, in memory only while it is needed."""

    __slots__ = ("_key", "_vault_id")

    def __init__(self, key: bytes, vault_id: str) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(len(key))
        self._key = bytearray(key)
        self._vault_id = bytes.fromhex(vault_id)

    @classmethod
    def generate(cls, vault_id: str) -> MasterKey:
        """Return a new random master key for a vault (32 bytes from the system)."""
        return cls(secrets.token_bytes(KEY_BYTES), vault_id)

    @property
    def raw(self) -> bytes:
        """The key itself, for wrapping it into a slot. Raises VaultLocked once it is wiped."""
        return bytes(self._alive())

    def database_key(self, epoch: int) -> bytearray:
        """Return the 32-byte SQLCipher key of a database epoch."""
        return bytearray(derive(self._alive(), self._vault_id, f"db-key/{epoch}"))

    def database_salt(self, epoch: int) -> bytearray:
        """Return the 16-byte SQLCipher salt of a database epoch.

        Derived instead of read from the file: one flipped bit in the salt at the
        start of the file would otherwise make the whole database unreadable.
        """
        return bytearray(
            derive(self._alive(), self._vault_id, f"db-salt/{epoch}", DATABASE_SALT_BYTES)
        )

    def authenticate(self, purpose: str, message: bytes) -> bytes:
        """Return the HMAC-SHA256 (32 bytes) of a message under the key of a purpose."""
        key = derive(self._alive(), self._vault_id, f"{purpose}-mac")
        return hmac.new(key, message, hashlib.sha256).digest()

    def watermark_key(self) -> bytes:
        """Return the key that authenticates the commit watermark."""
        return derive(self._alive(), self._vault_id, "seq-mac")

    def wipe(self) -> None:
        """Overwrite the key in place; a courtesy, the real cure is a fresh process."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()

    def _alive(self) -> bytearray:
        # A slot that wraps zeros instead of the key would lock the vault for ever.
        if not self._key:
            raise VaultLocked
        return self._key
