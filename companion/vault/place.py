"""Where a vault lies on the disk, and what can be told about it without its key."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import UnsafeFolder, VaultInUse, VaultMissing
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import stretching
from companion.vault.header import Header
from companion.vault.presence import LOCK_FILE, holds_anything

STAGING: Final = "vault.new-"
"""What the folder of a vault that is being made begins with."""
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


def info(paths: Paths) -> VaultInfo:
    """Tell about a vault without its key.

    Raises VaultMissing, SlotsDamaged, VaultTooNew, FolderNotWritable.
    """
    require_vault(paths.vault)
    return described(paths.vault, headers.load(paths.vault)[0])


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


def settle(staging: Path, folder: Path) -> None:
    """Give a complete vault its name, in the place of an empty folder or of none."""
    with files.explained(folder.parent):
        if folder.is_dir():
            (folder / LOCK_FILE).unlink(missing_ok=True)
            folder.rmdir()
        staging.rename(folder)
        files.sync_folder(folder.parent)


def clear_leftovers(data: Path) -> None:
    """Remove what a killed creation left; one that another process makes now stays."""
    for leftover in data.glob(f"{STAGING}*"):
        try:
            lock = taken_lock(leftover)
        except (VaultInUse, OSError):
            continue
        shutil.rmtree(leftover, ignore_errors=True)
        lock.release()


def refuse_synced(folder: Path) -> None:
    """Raise UnsafeFolder for a place that a cloud service copies while it is in use."""
    for part in folder.parts:
        for mark, service in _CLOUD_FOLDERS.items():
            if mark in part.lower():
                raise UnsafeFolder(folder, service)
