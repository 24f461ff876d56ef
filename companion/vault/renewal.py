"""All keys anew, for when somebody may know one of them.

A change of the key alone leaves the master key as it is: whoever knew the old
key and has an old copy of the key slots can open the vault as it is today. Here
everything is copied into a vault with a new master key; then the names are
switched, a backup with the new keys is made, and the old vault and the backups
that the old keys open are erased. The recovery code, the shares and this device
open nothing any more and are to be made again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.errors import CompanionError, DatabaseDamaged, FolderNotWritable
from companion.logs import logger
from companion.paths import Paths
from companion.vault import (
    backups,
    creation,
    engine,
    erasing,
    migrate,
    opening,
    place,
    slots,
    snapshot,
    stretching,
)
from companion.vault import header as headers
from companion.vault import passphrase as passphrases
from companion.vault.check import CheckReport
from companion.vault.keys import MasterKey
from companion.vault.merging import copy_missing
from companion.vault.salvage import Mend
from companion.vault.vault import Vault
from companion.vault.watch import UNWATCHED, Watch

if TYPE_CHECKING:
    from sqlalchemy import Connection

_COPIED: Final = 700
"""How far it is when all rows are in the new database, in parts of a thousand."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal did."""

    entries: int
    """How many pages there are, the bin included."""
    erased_backups: int
    """How many backups with the old keys were erased."""
    unreached: tuple[Path, ...] = ()
    """Known folders of backups that were not there; the old keys open what is in them."""
    error: CompanionError | None = None
    """Why no backup with the new keys could be made; then those with the old ones stay."""
    set_aside: tuple[Path, ...] = ()
    """Vaults that a copy once took the place of: they may hold what nothing else holds, so they
    stay, and the old keys open them."""


def renew(
    paths: Paths,
    passphrase: str,
    new_passphrase: str,
    index: Mend,
    *,
    now: datetime,
    cost: stretching.Cost | None = None,
) -> Renewed:
    """Give a locked vault a new master key, database key and key; it is locked afterwards.

    Raises what `Vault.unlock` and `renew_open` raise.
    """
    passphrases.require_acceptable(new_passphrase)
    vault = Vault.unlock(paths, passphrase)
    try:
        return renew_open(vault, paths, passphrase, new_passphrase, index, now=now, cost=cost)
    finally:
        vault.close()


def renew_open(
    vault: Vault,
    paths: Paths,
    passphrase: str,
    new_passphrase: str,
    index: Mend,
    *,
    now: datetime,
    cost: stretching.Cost | None = None,
    watch: Watch = UNWATCHED,
) -> Renewed:
    """Give an open vault a new master key, database key and key; it goes on with them.

    `index` makes the search index anew. Backups with the old keys are erased in all
    folders that the vault knows of and that are there. Raises WrongPassphrase,
    PassphraseTooShort, PassphraseTooCommon, DatabaseDamaged, DiskFull,
    FolderNotWritable and, until the names are switched, Cancelled; the vault is then
    open with its old keys, as before.
    """
    passphrases.require_acceptable(new_passphrase)
    vault.require_passphrase(passphrase)
    old_id = vault.info.vault_id
    # A vault that a crash left ready would be taken for the new one, should this end the same way.
    place.clear_leftovers(paths.data)
    with place.staging(paths.data) as folder:
        report = _copied(vault, folder, new_passphrase, index, cost, watch)
        watch.at(1, 1)
        vault.close()
        name = f"{place.RENEWED}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        try:
            kept = place.switch(folder, paths.vault, name)
        except BaseException:
            vault.go_on_as(Vault.unlock(paths, passphrase))
            raise
    if kept is not None:
        erasing.destroy(kept)
    vault.go_on_as(Vault.unlock(paths, new_passphrase))
    return _with_new_backup(vault, paths, old_id, report, now)


def _copied(
    vault: Vault,
    folder: Path,
    new_passphrase: str,
    index: Mend,
    cost: stretching.Cost | None,
    watch: Watch,
) -> CheckReport:
    """Make a vault with new keys in an empty folder and read all of it."""
    expected = vault.check()
    if not expected.sound:
        raise DatabaseDamaged

    def fill(connection: Connection) -> None:
        migrate.upgrade(connection)
        with vault.reading() as old:
            copy_missing(connection, old, watch.part(0, _COPIED))
            kept = old.exec_driver_sql("SELECT name, value FROM preference").all()
        for name, value in kept:
            connection.exec_driver_sql(
                "INSERT INTO preference (name, value) VALUES (?, ?)", (name, value)
            )
        index(connection)

    chosen = cost or stretching.calibrated()
    header, master = creation.make(folder, new_passphrase, chosen, fill)
    try:
        _prove(folder, new_passphrase, master)
        with engine.translated(folder):
            report = snapshot.verified(
                place.database(folder, header), header, master, is_cancelled=watch.is_cancelled
            )
    finally:
        master.wipe()
    if report.entries != expected.entries:
        raise DatabaseDamaged
    return report


def _prove(folder: Path, passphrase: str, master: MasterKey) -> None:
    """Open the new header, as the disk gives it back, with the new key: the old vault is to go."""
    broken = RuntimeError("the new key does not open the new slots")
    secret = passphrases.to_bytes(passphrase)
    _, found = opening.unlock_header(folder, slots.PASSPHRASE, secret, broken)
    try:
        if found.raw != master.raw:
            raise broken
    finally:
        found.wipe()


def _with_new_backup(
    vault: Vault,
    paths: Paths,
    old_id: str,
    report: CheckReport,
    now: datetime,
) -> Renewed:
    """Make a backup with the new keys and only then erase those that the old ones open."""
    known = backups.known_folders(vault)
    unreached = tuple(folder for folder in known if not backups.is_there(folder))
    try:
        backups.make(vault, now=now)
    except (CompanionError, OSError) as error:  # the keys are new by now, whatever comes
        logger.info("keys renewed, no backup %s", type(error).__name__)
        told = error if isinstance(error, CompanionError) else FolderNotWritable(paths.backups)
        return Renewed(report.entries, 0, unreached, told, _set_aside(paths, old_id))
    old = [each for folder in (paths.backups, *known) for each in backups.of_vault(folder, old_id)]
    for each in old:
        erasing.destroy(each)
    logger.info("keys renewed, %d backups erased", len(old))
    return Renewed(report.entries, len(old), unreached, set_aside=_set_aside(paths, old_id))


def _set_aside(paths: Paths, old_id: str) -> tuple[Path, ...]:
    """Return the vaults that were replaced, by a restore or a salvage, and have the old keys."""
    found = []
    for each in sorted(paths.data.glob(f"{paths.vault.name}.before-*")):
        with suppress(CompanionError):  # without slots that can be read no key opens it
            if headers.load(each)[0].vault_id == old_id:
                found.append(each)
    return tuple(found)
