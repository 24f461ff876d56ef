"""The key slots kept with the backups, for when both copies of the slot file are lost.

Each backup has the header of its day. It holds the same master key, so it opens
the vault as it is today, with a key or code of that day. It is asked only when
neither copy beside the database can be read, and what it opens is told like an
older slot file that was put back.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from companion.errors import SlotsDamaged, VaultTooNew
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import opening, place
from companion.vault.header import Header
from companion.vault.keys import MasterKey
from companion.vault.pages import Pages
from companion.vault.place import VaultInfo
from companion.vault.snapshot import SUFFIX

_TRIED_PAGES: Final = 64


def info(paths: Paths) -> VaultInfo:
    """Tell about a vault without its key.

    Raises VaultMissing, SlotsDamaged, VaultTooNew, FolderNotWritable.
    """
    place.require_vault(paths.vault)
    return place.described(paths.vault, load(paths)[0])


def load(paths: Paths) -> tuple[Header, ...]:
    """Return the readable headers of a vault, from its backups where it has none itself.

    Raises SlotsDamaged, VaultTooNew, FolderNotWritable.
    """
    try:
        return headers.load(paths.vault)
    except SlotsDamaged:
        kept = _kept(paths)
        if not kept:
            raise
        return kept


def unlock(
    paths: Paths, slot_type: str, secret: bytes, wrong: Exception
) -> tuple[Header, MasterKey]:
    """Unlock the header beside the database, or where that is lost one from the backups.

    A secret that opens none of those may still be right today, so it is damage that
    is told then, never a wrong key. Raises `wrong`, SlotsDamaged, VaultTooNew,
    NotEnoughMemory.
    """
    try:
        return opening.unlock_header(paths.vault, slot_type, secret, wrong)
    except SlotsDamaged:
        for header in _kept(paths):
            found = header.unlock(slot_type, secret)
            fitting = None if found is None else _fitting(paths.vault, header, found[1])
            if found is not None and fitting is not None:
                return fitting, found[1]
        raise


def _fitting(folder: Path, header: Header, master: MasterKey) -> Header | None:
    """Return a header with the epoch of the database that its keys open here, or None.

    A backup may be of another vault, or from before this one was salvaged. A page
    that proves authentic under a key is proof that the key is right.
    """
    for file in folder.glob("journal.*.db"):
        number = file.name.split(".")[1]
        if not number.isdecimal():
            continue
        epoch = int(number)
        pages = Pages(file, master.database_key(epoch), master.database_salt(epoch))
        if any(pages.read(place) for place in range(1, min(pages.count, _TRIED_PAGES) + 1)):
            return header if epoch == header.epoch else replace(header, epoch=epoch).signed(master)
    return None


def _kept(paths: Paths) -> tuple[Header, ...]:
    """Return the different headers of the backups, the newest first."""
    found: list[Header] = []
    for folder in paths.backups.glob(f"*{SUFFIX}") if paths.backups.is_dir() else ():
        try:
            found += [each for each in headers.load(folder) if each not in found]
        except (SlotsDamaged, VaultTooNew, OSError):
            continue
    return tuple(sorted(found, key=lambda header: -header.generation))
