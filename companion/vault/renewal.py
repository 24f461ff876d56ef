"""All keys anew, for when somebody may know one of them.

A change of the key alone leaves the master key as it is: whoever knew the old
key and has an old copy of the key slots can open the vault as it is today. Here
everything is copied into a vault with a new master key; then the names are
switched, a backup with the new keys is made, and the old vault and the backups
that the old keys open are erased. The recovery code, the shares and this device
open nothing any more and are to be made again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import DatabaseDamaged
from companion.logs import logger
from companion.paths import Paths
from companion.vault import backups, creation, engine, erasing, migrate, place, snapshot, stretching
from companion.vault import passphrase as passphrases
from companion.vault.merging import copy_missing
from companion.vault.salvage import Mend
from companion.vault.vault import Vault

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal did."""

    entries: int
    """How many pages there are, the bin included."""
    erased_backups: int
    """How many backups with the old keys were erased."""


def renew(
    paths: Paths,
    passphrase: str,
    new_passphrase: str,
    index: Mend,
    *,
    known_backups: Iterable[Path] = (),
    now: datetime,
    cost: stretching.Cost | None = None,
) -> Renewed:
    """Give the vault a new master key, database key and key; the vault is locked before and after.

    `index` makes the search index anew. Raises what `Vault.unlock` raises,
    PassphraseTooShort, PassphraseTooCommon, DiskFull, FolderNotWritable; until the
    names are switched the old vault is as before.
    """
    passphrases.require_acceptable(new_passphrase)
    place.clear_leftovers(paths.data)
    vault = Vault.unlock(paths, passphrase)
    try:
        old_id, expected = vault.info.vault_id, vault.check()

        def fill(connection: Connection) -> None:
            migrate.upgrade(connection)
            with vault.reading() as old:
                copy_missing(connection, old)
                kept = old.exec_driver_sql("SELECT name, value FROM preference").all()
            for name, value in kept:
                connection.exec_driver_sql(
                    "INSERT INTO preference (name, value) VALUES (?, ?)", (name, value)
                )
            index(connection)

        with place.staging(paths.data) as folder:
            chosen = cost or stretching.calibrated()
            header, master = creation.make(folder, new_passphrase, chosen, fill)
            with engine.translated(folder):
                report = snapshot.verified(place.database(folder, header), header, master)
            master.wipe()
            if not expected.sound or report.entries != expected.entries:
                raise DatabaseDamaged
            vault.close()
            name = f"{place.RENEWED}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
            kept = place.switch(folder, paths.vault, name)
    finally:
        vault.close()
    if kept is not None:
        erasing.destroy(kept)
    renewed = Vault.unlock(paths, new_passphrase)
    try:
        backups.make(renewed, now=now)
    finally:
        renewed.close()
    old = [
        each.folder
        for folder in (paths.backups, *known_backups)
        for each in backups.listed(folder)
        if each.vault_id == old_id
    ]
    for each in old:
        erasing.destroy(each)
    logger.info("keys renewed, %d backups erased", len(old))
    return Renewed(report.entries, len(old))
