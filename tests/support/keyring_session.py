"""A run through quick unlock with the real keyring of the bus it is started on."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

from companion.errors import DeviceNotRemembered
from companion.paths import Paths
from companion.platform.key_store.device_store import DeviceStore
from companion.vault import quick_unlock
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, new_vault


def main(base: Path) -> None:
    """Remember, open, forget; say each step that went as it is meant to."""
    paths = Paths.below(base)
    store = DeviceStore(patience=20)
    vault = new_vault(paths)
    quick_unlock.remember(vault, PASSPHRASE, store, now=NOW)
    identity = vault.info.vault_id
    vault.close()
    item = store.get(identity)
    print("kept" if item and PASSPHRASE not in item else "not kept")  # noqa: T201
    vault = quick_unlock.unlock(paths, DeviceStore(patience=20), now=NOW + timedelta(days=1))
    print("opened")  # noqa: T201
    quick_unlock.forget(vault, store)
    vault.close()
    print("gone" if store.get(identity) is None else "still there")  # noqa: T201
    slots = json.loads((paths.vault / "vault.json").read_bytes())["slots"]
    left = {each["type"] for each in slots}
    print("slot gone" if left == {"passphrase"} else f"slots {left}")  # noqa: T201
    try:
        quick_unlock.unlock(paths, store, now=NOW)
    except DeviceNotRemembered:
        print("forgotten")  # noqa: T201
    Vault.unlock(paths, PASSPHRASE).close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
