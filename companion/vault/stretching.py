"""Making a key slow to guess: Argon2id (RFC 9106) and its cost."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

import argon2.exceptions
import argon2.low_level
import psutil

from companion.errors import NotEnoughMemory

KIB_PER_MIB: Final = 1024
SALT_BYTES: Final = 16
TAG_BYTES: Final = 32
LIMITS: Final = {"m": (8_192, 1_048_576), "t": (1, 20), "p": (1, 8)}
"""What a header may ask for (KiB, passes, lanes); anything else is refused unread."""

_SLOWEST_SECONDS: Final = 1.0
_MEMORY_SHARE: Final = 8


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """The cost of one derivation."""

    memory_kib: int
    passes: int = 3
    lanes: int = 4


DEFAULT: Final = Cost(256 * KIB_PER_MIB)
"""About 0.45 s on two cores; offline guessing is the case to guard against."""
FLOOR: Final = Cost(64 * KIB_PER_MIB)
"""RFC 9106's second recommended option; never less than this for a new slot."""


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key-encryption key of a secret (Argon2id v1.3).

    Raises NotEnoughMemory when the computer cannot lend the memory: that must
    never read as a wrong key.
    """
    try:
        return argon2.low_level.hash_secret_raw(
            secret,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=TAG_BYTES,
            type=argon2.low_level.Type.ID,
            version=argon2.low_level.ARGON2_VERSION,
        )
    except (argon2.exceptions.HashingError, MemoryError):
        raise NotEnoughMemory from None


def calibrated() -> Cost:
    """Return the cost for this computer: the default, halved until it fits.

    It fits when it takes at most one second and an eighth of the memory; never
    below the floor. Takes about half a second on an ordinary laptop.
    """
    cost = DEFAULT
    affordable = psutil.virtual_memory().total // 1024 // _MEMORY_SHARE
    while cost > FLOOR:
        if cost.memory_kib <= affordable:
            started = time.perf_counter()
            try:
                stretch(b"calibration", bytes(SALT_BYTES), cost)
            except NotEnoughMemory:
                pass
            else:
                if time.perf_counter() - started <= _SLOWEST_SECONDS:
                    break
        cost = Cost(cost.memory_kib // 2)
    return cost
