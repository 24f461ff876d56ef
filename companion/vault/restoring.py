"""From a backup back to a vault: looked at, verified, put beside and then switched.

A restore never writes into the vault that is there. The copy becomes a vault of
its own in a folder beside, is opened from there with the typed secret and read
as a whole; only then do the names change, and the vault that was there stays
under another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from companion import files
from companion.errors import (
    BackupUnreadable,
    DatabaseDamaged,
    SlotsDamaged,
    VaultExists,
    VaultTooNew,
)
from companion.logs import logger
from companion.paths import Paths
from companion.regular_file import opened
from companion.vault import engine, notebook_copies, place, snapshot
from companion.vault import header as headers
from companion.vault.check import CheckReport
from companion.vault.header import MOST_BYTES, NAMES, Header
from companion.vault.keys import MasterKey
from companion.vault.notebook_copies import Carried
from companion.vault.opener import Opener
from companion.vault.presence import exists
from companion.vault.snapshot import DATABASE, MANIFEST
from companion.vault.vault import Vault
from companion.vault.watch import UNWATCHED, Watch

_MANIFEST_FORMAT: Final = 1
_READ, _COPIED, _COMPARED = 150, 450, 600
"""How far each step of a restore is, in parts of a thousand; the rest is reading the copy."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    entries: int
    """How many pages there are now, the bin included."""
    set_aside: Path | None
    """Where the vault is that was there before; None when there was none."""
    notebook: Carried
    """What came of a locked notebook whose backup lies beside."""


def verify(backup: Path, opener: Opener) -> CheckReport:
    """Open a backup where it lies and read all of it, without changing a byte.

    Raises BackupUnreadable when a part is missing or not as it was written,
    `opener.wrong`, VaultTooNew, NotEnoughMemory.
    """
    header, manifest = _read(backup)
    _, master = opener.unlock(backup)
    with _unreadable(backup):
        _require_authentic(backup, manifest, master)
        return snapshot.verified(backup / DATABASE, header, master, unchanged=True)


def restore(
    paths: Paths,
    backup: Path,
    opener: Opener,
    *,
    now: datetime,
    replace: bool = True,
    watch: Watch = UNWATCHED,
) -> Restored:
    """Make a backup the vault; the one that was there stays beside under another name.

    Without `replace` a vault that is there is an error. A locked notebook whose backup
    lies beside comes along, to be opened with its own key; where it cannot be read, what
    is returned says so. Raises BackupUnreadable,
    `opener.wrong`, VaultTooNew, VaultInUse, VaultExists, DiskFull,
    FolderNotWritable, and Cancelled until the names are switched; the vault that was
    there is then as before.
    """
    files.private_folder(paths.data)
    if exists(paths) and not replace:
        raise VaultExists(paths.vault)
    return _restore(paths, backup, opener, now, watch, with_notebook=True)


def _restore(
    paths: Paths,
    backup: Path,
    opener: Opener,
    now: datetime,
    watch: Watch,
    *,
    with_notebook: bool = False,
) -> Restored:
    files.private_folder(paths.data)
    place.clear_leftovers(paths.data)
    with _staged(paths.data, backup, opener, watch) as (folder, report):
        name = f"before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        # Before the switch: an error tells that nothing changed, so nothing may have changed.
        carried = Carried()
        if with_notebook:
            carried = notebook_copies.bring_along(backup.parent, paths)
        try:
            kept = place.switch(folder, paths.vault, name)
        except BaseException:
            if carried.backup is not None:
                snapshot.let_go(carried.backup)
            raise
    logger.info("backup restored entries=%d", report.entries)
    return Restored(report.entries, kept, carried)


@contextmanager
def opened_copy(
    paths: Paths, backup: Path, opener: Opener, watch: Watch = UNWATCHED
) -> Iterator[Vault]:
    """Lend a backup as an open vault of its own, brought to this version of the app.

    It lies, encrypted as always, in a private folder beside the vault, and is gone
    afterwards; the backup is not changed. Raises what `restore` raises.
    """
    with place.staging(paths.data) as temporary:
        lent = Paths.below(temporary)
        _restore(lent, backup, opener, datetime.now(UTC), watch)
        vault = Vault.open_by(lent, opener.type, opener.secret, opener.wrong)
        try:
            yield vault
        finally:
            vault.close()


@contextmanager
def _staged(
    data: Path, backup: Path, opener: Opener, watch: Watch
) -> Iterator[tuple[Path, CheckReport]]:
    """Lend the folder of a verified vault made from a backup; what stays of it is removed."""
    header, manifest = _read(backup)
    with place.staging(data) as staging:
        headers.save(staging, header)
        opened, master = opener.unlock(staging)
        with _unreadable(backup):
            _require_authentic(backup, manifest, master, watch.part(0, _READ))
            database = place.database(staging, opened)
            files.copy_atomically(backup / DATABASE, database, watch.part(_READ, _COPIED).at)
            again = snapshot.digest(database, watch.part(_COPIED, _COMPARED).at)
            if again != manifest["sha256"][DATABASE]:
                raise BackupUnreadable(backup)
            report = snapshot.verified(database, opened, master, is_cancelled=watch.is_cancelled)
        watch.at(1, 1)
        master.wipe()
        yield staging, report


@contextmanager
def _unreadable(backup: Path) -> Iterator[None]:
    """Tell of damage as damage of this backup, not of the vault."""
    try:
        with engine.translated(backup):
            yield
    except (DatabaseDamaged, FileNotFoundError, IsADirectoryError):
        raise BackupUnreadable(backup) from None


def _read(backup: Path) -> tuple[Header, dict[str, Any]]:
    """Read header and manifest of a backup; raise BackupUnreadable or VaultTooNew."""
    try:
        with opened(backup / NAMES[0]) as file:
            content = file.read(MOST_BYTES + 1)
        header = headers.parse(content)
        with opened(backup / MANIFEST) as file:
            manifest = json.loads(file.read(MOST_BYTES + 1).decode("utf-8"))
        sums, code = manifest["sha256"], bytes.fromhex(manifest["mac"])
        known = manifest["format"] == _MANIFEST_FORMAT and isinstance(sums[DATABASE], str)
        if not known or not code or manifest["vault_id"] != header.vault_id:
            raise BackupUnreadable(backup)
    except VaultTooNew:
        raise
    except (OSError, SlotsDamaged, ValueError, KeyError, TypeError, RecursionError):
        raise BackupUnreadable(backup) from None
    return header, manifest


def _require_authentic(
    backup: Path, manifest: dict[str, Any], master: MasterKey, watch: Watch = UNWATCHED
) -> None:
    """Raise BackupUnreadable unless the manifest is ours and every file is as it says."""
    plain = {name: value for name, value in manifest.items() if name != "mac"}
    code = master.authenticate("backup-manifest", json.dumps(plain, sort_keys=True).encode())
    same = code == bytes.fromhex(manifest["mac"])
    sums = {
        NAMES[0]: snapshot.digest(backup / NAMES[0]),
        DATABASE: snapshot.digest(backup / DATABASE, watch.at),
    }
    if not same or manifest["sha256"] != sums:
        raise BackupUnreadable(backup)
