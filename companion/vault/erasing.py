"""Erasing everything that the app stored, as far as a program can.

The key slots go first: without them the database is noise, whatever stays of it
on the disk. What a solid-state disk, a cloud, another backup or a printout still
holds is out of reach, and `companion.wording` says so.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.errors import CompanionError
from companion.logs import logger
from companion.paths import NOTEBOOK, Paths
from companion.platform import autostart
from companion.platform.key_store import KeyStore
from companion.vault import backups, place
from companion.vault import header as headers
from companion.vault.header import NAMES
from companion.vault.presence import exists

_OURS: Final = (
    "vault",
    "vault.*",
    "backups",
    NOTEBOOK,
    "directory",
    "reminders",
    "shown-people.json",
    ".*.tmp",
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what could not be."""

    files: int
    remaining: tuple[Path, ...]
    """What is still there: not ours to remove, or not removable."""
    unreached: tuple[Path, ...] = ()
    """Known folders of backups that were not there."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What erasing would reach, told before anything is done."""

    doomed: tuple[Path, ...]
    """Folders and files that would go."""
    copies: int
    """How many backups are among them, here and in known folders."""
    unreached: tuple[Path, ...]
    """Known folders of backups that are not there."""


def reach(paths: Paths, known_backups: Iterable[Path] = ()) -> Reach:
    """Return what erasing would reach; reads folders and changes nothing."""
    folders = tuple(known_backups)
    vault_id, notebook_id = _vault_id(paths), _vault_id(paths.locked_notebook)
    elsewhere = [
        copy
        for folder in folders
        for place_of, known in ((folder, vault_id), (folder / NOTEBOOK, notebook_id))
        if known is not None
        for copy in backups.of_vault(place_of, known)
    ]
    return Reach(
        (*_ours(paths), *elsewhere),
        len(backups.listed(paths.backups)) + len(elsewhere),
        tuple(folder for folder in folders if not backups.is_there(folder)),
    )


def erase(
    paths: Paths, known_backups: Iterable[Path] = (), store: KeyStore | None = None
) -> Erased:
    """Erase the vault, its backups here and in known folders, settings, log and keyring item.

    The locked notebook goes with it. In a folder of backups only copies of these
    vaults go. Raises VaultInUse while one is open anywhere; then nothing is erased.
    """
    vault_id = _vault_id(paths)
    for vault in (paths.vault, paths.locked_notebook.vault):
        if vault.is_dir():
            place.taken_lock(vault).release()
    reached = reach(paths, known_backups)
    doomed = reached.doomed
    count = sum(1 for each in doomed for file in _below(each))
    for each in doomed:
        _destroy_slots(each)
    for each in doomed:
        _remove(each)
    autostart.remove(paths)
    if store is not None and vault_id is not None:
        with suppress(CompanionError):
            store.remove(vault_id)
    logger.info("everything erased, %d files", count)
    for folder in (paths.state, paths.config, paths.data):
        with suppress(OSError):
            folder.rmdir()
    remaining = tuple(each for each in doomed if os.path.lexists(each))
    return Erased(count, remaining, reached.unreached)


def destroy(folder: Path) -> None:
    """Erase a vault or a backup, its key slots first; what cannot be removed stays."""
    _destroy_slots(folder)
    _remove(folder)


def _vault_id(paths: Paths) -> str | None:
    try:
        # Never from a backup: in a folder of many, another vault's would be taken for ours.
        return headers.load(paths.vault)[0].vault_id if exists(paths) else None
    except CompanionError:
        return None


def _ours(paths: Paths) -> Iterable[Path]:
    for pattern in _OURS:
        yield from paths.data.glob(pattern) if paths.data.is_dir() else ()
    yield from paths.config.glob(".*.tmp")  # what a kill left of a file that was written
    yield from (each for each in (paths.settings, paths.log.parent) if each.exists())


def _below(path: Path) -> Iterable[Path]:
    if path.is_dir() and not path.is_symlink():
        return (file for file in path.rglob("*") if not file.is_dir())
    return (path,)


def _destroy_slots(path: Path) -> None:
    """Write noise over the key slots in a folder, and wait until it is on the disk."""
    for file in _below(path):
        if file.name in NAMES and not file.is_symlink():
            with suppress(OSError), file.open("r+b") as stream:
                stream.write(secrets.token_bytes(file.stat().st_size))
                stream.flush()
                os.fsync(stream.fileno())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
