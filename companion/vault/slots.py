"""Key slots: each wraps the one master key by one secret.

A secret becomes a key-encryption key (Argon2id for a passphrase, HKDF for the
random ones: of the recovery code, of the shares, of the system's keyring), and
that wraps the master key with ChaCha20-Poly1305. Each wrap draws a new salt and
so a new key that is used once. The slot's own parameters are bound in as
associated data.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from companion.vault import stretching
from companion.vault.keys import KEY_BYTES, derive

PASSPHRASE: Final = "passphrase"  # noqa: S105  # the name of a slot type
RECOVERY: Final = "recovery"
SHARES: Final = "shares"
DEVICE: Final = "os-keyring"
TYPES: Final = (PASSPHRASE, RECOVERY, SHARES, DEVICE)

AEAD: Final = "chacha20poly1305"
NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One way to open the vault."""

    id: str
    """16 hexadecimal digits."""
    type: str
    """One of TYPES."""
    salt: bytes
    nonce: bytes
    wrapped: bytes
    """The master key under this slot's key, with its tag: 48 bytes."""
    cost: stretching.Cost | None = None
    """The cost of Argon2id; None where the secret is random and HKDF is enough."""

    def parameters(self) -> dict[str, object]:
        """Return what is bound in and stored beside the wrapped key, as in the header."""
        salt = base64.b64encode(self.salt).decode("ascii")
        kdf: dict[str, object] = {"name": "hkdf-sha256", "salt": salt}
        if self.cost is not None:
            kdf = {
                "m": self.cost.memory_kib,
                "name": "argon2id",
                "p": self.cost.lanes,
                "salt": salt,
                "t": self.cost.passes,
                "v": 19,
            }
        return {"aead": AEAD, "id": self.id, "kdf": kdf, "type": self.type}


Associated = Callable[[KeySlot], bytes]
"""Gives the associated data of a slot: the header it stands in and its parameters."""


def wrap(
    master: bytes,
    secret: bytes,
    slot_type: str,
    cost: stretching.Cost | None,
    associated: Associated,
) -> KeySlot:
    """Return a new slot that opens with the secret."""
    slot = KeySlot(
        id=secrets.token_hex(8),
        type=slot_type,
        salt=secrets.token_bytes(stretching.SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=b"",
        cost=cost,
    )
    cipher = ChaCha20Poly1305(_wrapping_key(slot, secret))
    wrapped = cipher.encrypt(slot.nonce, master, associated(slot))
    return KeySlot(slot.id, slot.type, slot.salt, slot.nonce, wrapped, slot.cost)


def unwrap(slot: KeySlot, secret: bytes, associated: Associated) -> bytes | None:
    """Return the master key, or None when the secret is not this slot's.

    Raises NotEnoughMemory.
    """
    try:
        cipher = ChaCha20Poly1305(_wrapping_key(slot, secret))
        return cipher.decrypt(slot.nonce, slot.wrapped, associated(slot))
    except InvalidTag:
        return None


def _wrapping_key(slot: KeySlot, secret: bytes) -> bytes:
    if slot.cost is not None:
        return stretching.stretch(secret, slot.salt, slot.cost)
    return derive(secret, slot.salt, f"slot/{slot.type}")
