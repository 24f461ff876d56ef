"""The system's own keyring: a place for one small secret for each vault.

The systems differ by one row in a table (device_store.py), so there is no module for each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final, Protocol

ANSWER_SECONDS: Final = 3.0
"""How long an answer is waited for where nobody is expected to type."""
DIALOG_SECONDS: Final = 60.0
"""How long where the keyring may show a dialog of its own: a person needs time to type.

Only beside the vault's worker (`Tasks.beside`), so that nothing else waits.
"""
_NAMES: Final = {
    "linux": "Secret Service",
    "darwin": "macOS Keychain",
    "win32": "Windows Credential Locker",
}


class KeyStore(Protocol):
    """Keeps small secrets, locked, for whoever is signed in."""

    def get(self, vault_id: str) -> str | None:
        """Return the secret of a vault, or None; raise KeyringUnsafe or KeyringSilent."""

    def put(self, vault_id: str, secret: str) -> None:
        """Keep the secret of a vault and prove that it is kept; raises as `get` does."""

    def prove(self, vault_id: str) -> None:
        """Write, read, compare and remove a trial secret; raises as `get` does."""

    def remove(self, vault_id: str) -> None:
        """Remove the secret of a vault; harmless when there is none. Raises as `get` does."""


def never() -> bool:
    """Say that it was not cancelled."""
    return False


def here(
    system: str = sys.platform,
    *,
    patience: float = ANSWER_SECONDS,
    is_cancelled: Callable[[], bool] = never,
) -> KeyStore:
    """Return the keyring of a system, by the name Python has for it; asks it nothing yet.

    `patience` is in seconds, for each question; one that is cancelled is given up soon.
    """
    from companion.platform.key_store.device_store import DeviceStore

    return DeviceStore(system=system, patience=patience, is_cancelled=is_cancelled)


def name(system: str = sys.platform) -> str:
    """Return what the good keyring of a system is called; its own name, not translated."""
    return _NAMES.get(system, "")
