"""Backups of the locked notebook, taken along with those of the journal without its key.

A backup is whole and locked as it lies there, so that it can be copied by whoever
cannot open it. It goes into a folder of its own, so that none is taken for one of
the journal.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion import files
from companion.logs import logger
from companion.paths import NOTEBOOK
from companion.regular_file import opened
from companion.vault import backups, presence, snapshot

if TYPE_CHECKING:
    from companion.paths import Paths


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of a locked notebook beside a backup of the journal."""

    backup: Path | None = None
    """Its backup that is here now; None where there was none, or one is here already."""
    unreadable: tuple[Path, ...] = ()
    """Its backups that could not be read, the newest first; they are where they were."""


def carry(paths: Paths, folder: Path) -> None:
    """Copy the newest backup of the locked notebook beside those of the journal in a folder.

    Raises DiskFull and FolderNotWritable; what was there stays.
    """
    own = paths.locked_notebook
    for newest in backups.listed(own.backups)[:1]:
        target = files.private_folder(folder / NOTEBOOK)
        copied = _copied(newest.folder, target)
        there = backups.listed(target)
        for old in backups.to_remove(there, str(newest.vault_id), copied):
            snapshot.let_go(old.folder)


def bring_along(folder: Path, paths: Paths) -> Carried:
    """Take a locked notebook's newest backup over from beside one that is restored.

    Its key opens it there. A locked notebook that is here stays as it is. One that
    cannot be read keeps nobody from the journal: an older one is taken, or none.
    Raises DiskFull and FolderNotWritable.
    """
    own = paths.locked_notebook
    there = folder / NOTEBOOK
    if presence.exists(own) or backups.listed(own.backups) or not backups.is_there(there):
        return Carried()
    unreadable: list[Path] = []
    for copy in backups.listed(there):
        files.private_folder(own.data)
        try:
            _require_readable(copy.folder)
            return Carried(
                _copied(copy.folder, files.private_folder(own.backups)), tuple(unreadable)
            )
        except OSError:
            logger.warning("a backup of the locked notebook cannot be read")
            unreadable.append(copy.folder)
    return Carried(None, tuple(unreadable))


def _require_readable(backup: Path) -> None:
    """Raise OSError where a file may not be read: no fault of the folder that is written to."""
    for file in backup.iterdir():
        with opened(file) as stream:
            stream.read(1)


def _copied(backup: Path, target: Path) -> Path:
    """Copy a backup as it lies; it gets its name when it is whole."""
    final = target / backup.name
    if final.exists():
        return final
    snapshot.clear_leftovers(target)
    with files.explained(target):
        temporary = files.private_folder(target / f".tmp-{backup.name[:16]}")
        try:
            for file in sorted(backup.iterdir()):
                files.copy_atomically(file, temporary / file.name)
            temporary.rename(final)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        files.sync_folder(target)
    return final
