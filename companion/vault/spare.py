"""The key slots kept with the backups, for when both copies of the slot file are lost.

Each backup has the header of its day. It holds the same master key, so it opens
the vault as it is today, with a key or code of that day. It is asked only when
neither copy beside the database can be read, and what it opens is told like an
older slot file that was put back.
"""

from __future__ import annotations

from companion.errors import SlotsDamaged, VaultTooNew
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import opening, place
from companion.vault.header import Header
from companion.vault.keys import MasterKey
from companion.vault.place import VaultInfo
from companion.vault.snapshot import SUFFIX


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
            if found is not None:
                return header, found[1]
        raise


def _kept(paths: Paths) -> tuple[Header, ...]:
    """Return the different headers of the backups, the newest first."""
    found: list[Header] = []
    for folder in paths.backups.glob(f"*{SUFFIX}") if paths.backups.is_dir() else ():
        try:
            found += [each for each in headers.load(folder) if each not in found]
        except (SlotsDamaged, VaultTooNew, OSError):
            continue
    return tuple(sorted(found, key=lambda header: -header.generation))
