"""A keyring in memory, for tests that need no real one."""

from __future__ import annotations

from companion.errors import KeyringSilent
from companion.vault.device_store import DeviceStore


class Remembered(DeviceStore):
    """Keeps what it is given, and can fall silent."""

    def __init__(self) -> None:
        super().__init__(None)
        self.items: dict[str, str] = {}
        self.silent = False

    def get(self, vault_id: str) -> str | None:
        """Return what is kept."""
        if self.silent:
            raise KeyringSilent
        return self.items.get(vault_id)

    def put(self, vault_id: str, secret: str) -> None:
        """Keep it."""
        if self.silent:
            raise KeyringSilent
        self.items[vault_id] = secret

    def remove(self, vault_id: str) -> None:
        """Forget it."""
        if self.silent:
            raise KeyringSilent
        self.items.pop(vault_id, None)
