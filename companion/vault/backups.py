"""Backups: when one is due, which older ones may go, and whether their folder is a good place.

A backup is a snapshot (companion/vault/snapshot.py): the encrypted database and
its key slots, opened again, checked and counted before it has a name. Any
folder will do, a USB stick too. What is here about time and names is pure.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from companion.errors import SlotsDamaged, VaultTooNew
from companion.logs import logger
from companion.regular_file import opened
from companion.vault import header as headers
from companion.vault import place
from companion.vault.header import MOST_BYTES, NAMES
from companion.vault.preferences import Preferences
from companion.vault.snapshot import SUFFIX, Snapshot, leftovers, let_go
from companion.vault.vault import Vault

EVERY: Final = timedelta(days=1)
DAILY: Final = 7
WEEKLY: Final = 4
MONTHLY: Final = 12
_NAME: Final = re.compile(r"(\d{8}T\d{6})Z-(\d{1,18})" + re.escape(SUFFIX))
_FOLDERS: Final = "backups.folders"
_SPARE: Final = 1.2
"""How much more room than the vault takes a copy of it is given."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy in a folder, as its name and header tell; not verified."""

    folder: Path
    made: datetime
    """UTC, from its name."""
    commit_seq: int
    """The number of the newest change in it: orders copies whatever the clock said."""
    vault_id: str | None
    """Which vault it is of; None when its header cannot be read."""


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """What there is to say about a folder for backups."""

    missing: bool = False
    """It is not there: a stick that is not plugged in."""
    full: bool = False
    """Another copy may not fit."""
    read_only: bool = False
    """Nothing can be written there."""
    synced_by: str | None = None
    """The cloud service that copies it. Backups are locked, but its owner learns of them."""

    @property
    def usable(self) -> bool:
        """Whether a copy can be made there."""
        return not (self.missing or self.full or self.read_only)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and verified."""

    snapshot: Snapshot
    removed: int
    """How many older ones were let go."""


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the copies in a folder, the newest change first; () when there is no folder."""
    found = []
    for each in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(each.name)
        if name is None or not each.is_dir() or each.is_symlink():
            continue
        try:
            made = datetime.strptime(name[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(each, made, int(name[2]), _vault_id(each)))
    return tuple(sorted(found, key=lambda one: (one.commit_seq, one.made), reverse=True))


def is_there(folder: Path) -> bool:
    """Say whether a folder is there and can be looked into; a failing stick may be only half."""
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


def of_vault(folder: Path, vault_id: str) -> tuple[Path, ...]:
    """Return all copies of a vault in a folder, also what is left of those that were cut short.

    () where nobody can look: `is_there` tells.
    """
    try:
        named = tuple(each.folder for each in listed(folder) if each.vault_id == vault_id)
        return (*named, *(each for each in leftovers(folder) if _vault_id(each) == vault_id))
    except OSError:
        return ()


def is_due(made: Iterable[datetime], now: datetime, every: timedelta = EVERY) -> bool:
    """Say whether it is time for a copy, from when those so far were made.

    One that carries a time which has not come yet (the clock was set back) does
    not count, so no wrong clock can put backups off.
    """
    return not any(timedelta() <= now - each < every for each in made)


def to_remove(copies: Sequence[Backup], vault_id: str, keep: Path) -> tuple[Backup, ...]:
    """Return the copies of a vault that may go when `keep` was just made and verified.

    The newest copy stays of each of the last 7 days, 4 weeks and 12 months that have
    any. Days are told from the copies and not from the clock, and ordered by what
    is in them, so neither a pause of a year nor a jump of the clock removes a
    thing. Copies with more changes than the newest are from before an older one was
    put back: they come last, or each day's copy would cost the one of the day before.
    What is not of this vault or cannot be read is never among them.
    """
    mine = [copy for copy in copies if copy.vault_id == vault_id]
    newest_seq = max((copy.commit_seq for copy in mine if copy.folder == keep), default=0)
    own = sorted(
        mine,
        key=lambda copy: (
            copy.folder == keep,
            copy.commit_seq <= newest_seq,
            copy.commit_seq,
            copy.made,
        ),
        reverse=True,
    )
    kept: set[Path] = {keep}
    for most, bucket in (
        (DAILY, "%Y-%m-%d"),
        (WEEKLY, "%G-%V"),
        (MONTHLY, "%Y-%m"),
    ):
        newest: dict[str, Path] = {}
        for copy in own:
            newest.setdefault(f"{copy.made:{bucket}}", copy.folder)
        kept.update(list(newest.values())[:most])
    return tuple(copy for copy in own if copy.folder not in kept)


def look_at(folder: Path, vault_bytes: int) -> BackupPlace:
    """Return what there is to say about a folder for copies of a vault of so many bytes."""
    service = place.syncing_service(folder)
    try:
        if not is_there(folder):
            return BackupPlace(missing=True, synced_by=service)
        free = shutil.disk_usage(folder).free
    except OSError:
        return BackupPlace(missing=True, synced_by=service)
    return BackupPlace(
        full=free < vault_bytes * _SPARE,
        read_only=not os.access(folder, os.W_OK | os.X_OK),
        synced_by=service,
    )


def make(vault: Vault, folder: Path | None = None, *, now: datetime) -> Made:
    """Make and verify a copy in a folder (by default the app's own), then let older ones go.

    Nothing is removed before the new copy was opened, checked and counted. Raises
    BackupPlaceMissing, DiskFull, FolderNotWritable, DatabaseDamaged; older copies
    are then all there.
    """
    made = vault.snapshot(folder, now=now)
    old = to_remove(listed(made.folder.parent), vault.info.vault_id, made.folder)
    for each in old:
        let_go(each.folder)
    logger.info("backup made, %d removed", len(old))
    return Made(made, len(old))


def known_folders(vault: Vault) -> tuple[Path, ...]:
    """Return the folders that backups of a vault went to, beside the app's own."""
    kept = Preferences(vault).all().get(_FOLDERS, "[]")
    return tuple(Path(each) for each in json.loads(kept))


def note_folder(vault: Vault, folder: Path) -> None:
    """Note, inside the vault, that backups of it go to a folder."""
    known = known_folders(vault)
    if folder not in known:
        Preferences(vault).put(_FOLDERS, json.dumps([str(each) for each in (*known, folder)]))


def forget_folder(vault: Vault, folder: Path) -> None:
    """Let no more backups of a vault go to a folder; those that are there stay."""
    left = [str(each) for each in known_folders(vault) if each != folder]
    Preferences(vault).put(_FOLDERS, json.dumps(left))


def _vault_id(folder: Path) -> str | None:
    try:
        with opened(folder / NAMES[0]) as file:
            return headers.parse(file.read(MOST_BYTES + 1)).vault_id
    except (OSError, SlotsDamaged, VaultTooNew):
        return None
