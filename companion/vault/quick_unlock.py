"""Quick unlock: a secret in the system's keyring opens the vault on this device.

Off until it is chosen. The keyring holds 256 random bits, never the key; they
wrap the master key in a slot of their own. Removing either the item or the slot
ends it, and costs nothing but convenience: the key always opens. It is asked
for again after a week, and after a recovery.

Whoever can use this account while its keyring is open can open the journal:
that is what is chosen, and `companion.wording` says so.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from companion.errors import DeviceNotRemembered, KeyNeededAgain, KeyringSilent, KeyringUnsafe
from companion.logs import logger
from companion.paths import Paths
from companion.platform.key_store import KeyStore
from companion.values import moment_of, stamp
from companion.vault import slots, spare
from companion.vault.keys import KEY_BYTES
from companion.vault.place import VaultInfo
from companion.vault.preferences import Preferences
from companion.vault.vault import Vault

KEY_AGAIN_AFTER: Final = timedelta(days=7)
_KEY_GIVEN: Final = "quick_unlock.key_given"


def is_on(paths: Paths) -> bool:
    """Say whether this vault has a slot for the keyring; asks no keyring.

    Raises VaultMissing, SlotsDamaged, VaultTooNew.
    """
    return slots.DEVICE in spare.info(paths).slots


class State(Enum):
    """What this device knows of a vault."""

    OFF = "off"
    """Nothing: the key opens it, as everywhere."""
    ON = "on"
    """Enough to open it."""
    LOST = "lost"
    """It was on, and the keyring has forgotten its part, or did not answer."""


def state(info: VaultInfo, store: KeyStore) -> State:
    """Return whether the device opens a vault; asks the keyring only where there is a slot."""
    if slots.DEVICE not in info.slots:
        return State.OFF
    try:
        return State.LOST if store.get(info.vault_id) is None else State.ON
    except (KeyringSilent, KeyringUnsafe):
        return State.LOST


def remember(vault: Vault, passphrase: str, store: KeyStore, *, now: datetime) -> None:
    """Let this device open the vault from now on.

    The keyring is tried first; then the item is kept, and last the slot made, so
    that whatever stops in between leaves nothing that opens. Raises
    WrongPassphrase, KeyringUnsafe, KeyringSilent, DiskFull, FolderNotWritable.
    """
    secret = secrets.token_bytes(KEY_BYTES)
    vault.require_passphrase(passphrase)
    store.put(vault.info.vault_id, base64.b64encode(secret).decode("ascii"))
    try:
        vault.put_slot(slots.DEVICE, secret, passphrase)
        key_given(vault, now=now)
    except BaseException:
        with suppress(KeyringSilent, KeyringUnsafe):
            store.remove(vault.info.vault_id)
        raise
    logger.info("quick unlock on")


def forget(vault: Vault, store: KeyStore) -> None:
    """Let this device no longer open the vault: the slot goes first, then the item.

    A keyring that does not answer keeps its item, which opens nothing any more.
    Raises DiskFull, FolderNotWritable.
    """
    vault.drop_slot(slots.DEVICE)
    with suppress(KeyringSilent, KeyringUnsafe):
        store.remove(vault.info.vault_id)
    logger.info("quick unlock off")


def unlock(paths: Paths, store: KeyStore, *, now: datetime) -> Vault:
    """Open the vault with the secret of this device's keyring: `ask`, then `open_with`."""
    return open_with(paths, ask(paths, store), now=now)


def ask(paths: Paths, store: KeyStore) -> bytes:
    """Return the secret of this device; opens nothing, so it need not be the vault's worker.

    Raises DeviceNotRemembered when there is no slot, no item or not one of ours,
    KeyringUnsafe, KeyringSilent, VaultMissing, SlotsDamaged, VaultTooNew.
    """
    if not is_on(paths):
        raise DeviceNotRemembered
    return _secret(store.get(spare.load(paths)[0].vault_id))


def open_with(paths: Paths, secret: bytes, *, now: datetime) -> Vault:
    """Open the vault with the secret of this device.

    Raises DeviceNotRemembered when item and slot do not belong together,
    KeyNeededAgain when the key was last given more than a week ago (or at a time
    that has not come yet), and what `Vault.unlock` raises.
    """
    vault = Vault.open_by(paths, slots.DEVICE, secret, DeviceNotRemembered())
    try:
        given = Preferences(vault).all().get(_KEY_GIVEN)
        age = now - moment_of(given) if given else None
        if age is None or not timedelta() <= age <= KEY_AGAIN_AFTER:
            raise KeyNeededAgain
    except BaseException:
        vault.close()
        raise
    return vault


def key_given(vault: Vault, *, now: datetime) -> None:
    """Note that the key itself was just given, which makes quick unlock good for a week."""
    if slots.DEVICE in vault.info.slots:
        Preferences(vault).put(_KEY_GIVEN, stamp(now))


def _secret(kept: str | None) -> bytes:
    try:
        secret = base64.b64decode(kept or "", validate=True)
    except (binascii.Error, ValueError):
        raise DeviceNotRemembered from None
    if len(secret) != KEY_BYTES:
        raise DeviceNotRemembered
    return secret
