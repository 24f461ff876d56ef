"""Where a vault lies on the disk, and what can be told about it without its key."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import UnsafeFolder, VaultInUse, VaultMissing
from companion.vault import stretching
from companion.vault.header import Header
from companion.vault.presence import LOCK_FILE, READY, finish_switch, holds_anything

STAGING: Final = "vault.new-"
"""What the folder of a vault that is being made begins with."""
RENEWED: Final = "before-renewal-"
"""What a vault is called whose keys were given up; it is removed at the next chance."""
_CLOUD_FOLDERS: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "pcloud": "pCloud",
}


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What can be told about a vault without opening it."""

    folder: Path
    vault_id: str
    created_with: str
    generation: int
    slots: tuple[str, ...]
    """The types of the key slots, in order."""
    cost: stretching.Cost | None
    """The cost of Argon2id of the passphrase slot."""


def described(folder: Path, header: Header) -> VaultInfo:
    """Return what a header tells."""
    return VaultInfo(
        folder=folder,
        vault_id=header.vault_id,
        created_with=header.created_with,
        generation=header.generation,
        slots=tuple(slot.type for slot in header.slots),
        cost=next((slot.cost for slot in header.slots if slot.cost is not None), None),
    )


def require_vault(folder: Path) -> None:
    """Raise VaultMissing when there is no vault, or FolderNotWritable when nobody can tell."""
    with files.explained(folder):
        finish_switch(folder)
        if not holds_anything(folder):
            raise VaultMissing(folder)


def database(folder: Path, header: Header) -> Path:
    """Return the database file that a header speaks of."""
    return folder / f"journal.{header.epoch}.db"


def taken_lock(folder: Path) -> files.ProcessLock:
    """Take the one lock of a vault's folder; raise VaultInUse."""
    lock = files.ProcessLock(folder / LOCK_FILE)
    lock.acquire()
    return lock


@contextmanager
def staging(data: Path) -> Iterator[Path]:
    """Lend a private folder for a vault in the making; what is left of it is removed."""
    folder = files.private_folder(data / f"{STAGING}{secrets.token_hex(4)}")
    lock = taken_lock(folder)
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def settle(staging: Path, folder: Path) -> None:
    """Give a complete vault its name, in the place of an empty folder or of none."""
    with files.explained(folder.parent):
        if folder.is_dir():
            (folder / LOCK_FILE).unlink(missing_ok=True)
            folder.rmdir()
        staging.rename(folder)
        files.sync_folder(folder.parent)


def clear_leftovers(data: Path) -> None:
    """Remove what a killed creation or restore left; one that is being made now stays."""
    switched = (data / "vault").is_dir()
    ended = (*data.glob(f"{READY}*"), *data.glob(f"vault.{RENEWED}*")) if switched else ()
    for leftover in (*data.glob(f"{STAGING}*"), *ended):
        try:
            lock = taken_lock(leftover)
        except (VaultInUse, OSError):
            continue
        shutil.rmtree(leftover, ignore_errors=True)
        lock.release()


def refuse_synced(folder: Path) -> None:
    """Raise UnsafeFolder for a place that a cloud service copies while it is in use."""
    service = syncing_service(folder)
    if service is not None:
        raise UnsafeFolder(folder, service)


def syncing_service(folder: Path) -> str | None:
    """Return the cloud service that copies a place, judged by the names on the way to it."""
    for part in (*folder.parts, *folder.resolve().parts):
        for mark, service in _CLOUD_FOLDERS.items():
            if mark in part.lower():
                return service
    return None


def switch(staging: Path, folder: Path, set_aside: str) -> Path | None:
    """Give a complete vault the name of another, which is kept beside under a new name.

    Returns where the other is now, or None when there was none. A crash in between
    is made good by `presence.finish_switch`. Raises VaultInUse, FolderNotWritable.
    """
    lock = taken_lock(folder) if folder.is_dir() else None
    kept: Path | None = None
    try:
        with files.explained(folder.parent):
            ready = staging.rename(folder.with_name(f"{READY}{set_aside}"))
            files.sync_folder(folder.parent)
            if holds_anything(folder):
                kept = folder.rename(_free_name(folder.with_name(f"{folder.name}.{set_aside}")))
            elif folder.is_dir():
                (folder / LOCK_FILE).unlink(missing_ok=True)
                folder.rmdir()
            ready.rename(folder)
            files.sync_folder(folder.parent)
    finally:
        if lock is not None:
            lock.release()
    return kept


def _free_name(wanted: Path) -> Path:
    number = 1
    free = wanted
    while free.exists():
        number += 1
        free = wanted.with_name(f"{wanted.name}-{number}")
    return free
