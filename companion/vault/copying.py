"""Copies of an open vault in all the places they go to: here, a stick, another disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from companion.errors import CompanionError, FolderNotWritable
from companion.paths import Paths
from companion.vault import backups, notebook_copies
from companion.vault.backups import BackupPlace
from companion.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """A folder that copies of this vault go to."""

    folder: Path
    newest: datetime | None
    """When the newest copy of this vault there was made, UTC; None when there is none."""
    state: BackupPlace
    is_own: bool = False
    """Whether it is the app's own folder, beside the vault."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a copy in one place."""

    folder: Path
    error: CompanionError | None = None
    """Why there is none; the older copies are then all there."""


def places(vault: Vault, paths: Paths) -> tuple[CopyPlace, ...]:
    """Return the places of copies, the app's own first; reads folders, opens no copy."""
    size = sum(file.stat().st_size for file in vault.info.folder.iterdir() if file.is_file())
    found = [_place(vault, paths.backups, size, is_own=True)]
    return (*found, *(_place(vault, folder, size) for folder in backups.known_folders(vault)))


def make_all(
    vault: Vault, paths: Paths, *, now: datetime, only_due: bool = False
) -> tuple[Outcome, ...]:
    """Make a verified copy in each place, with `only_due` where it is time for one.

    A place that cannot take one costs the others nothing. With `only_due` a folder
    that is not there is passed over: a stick that is not plugged in is no failure.
    """
    made = []
    for place in places(vault, paths):
        newest = () if place.newest is None else (place.newest,)
        if only_due and (
            not backups.is_due(newest, now) or (place.state.missing and not place.is_own)
        ):
            continue
        made.append(_make(vault, place, now, paths))
    return tuple(made)


def add_place(vault: Vault, paths: Paths, folder: Path, *, now: datetime) -> None:
    """Make a copy in a folder, and note that copies go there from now on.

    Raises what `backups.make` raises; then it is not noted.
    """
    backups.make(vault, folder, now=now)
    notebook_copies.carry(paths, folder)
    backups.note_folder(vault, folder)


def _make(vault: Vault, place: CopyPlace, now: datetime, paths: Paths) -> Outcome:
    try:
        backups.make(vault, None if place.is_own else place.folder, now=now)
        if not place.is_own:
            notebook_copies.carry(paths, place.folder)
    except CompanionError as error:
        return Outcome(place.folder, error)
    except OSError:  # a failing stick, or one that was pulled: the other places are still to come
        return Outcome(place.folder, FolderNotWritable(place.folder))
    return Outcome(place.folder)


def _place(vault: Vault, folder: Path, size: int, *, is_own: bool = False) -> CopyPlace:
    state = backups.look_at(folder, size)
    listed = () if state.missing else backups.listed(folder)
    own = [one for one in listed if one.vault_id == vault.info.vault_id]
    if is_own and state.missing:  # it is made with the first copy
        state = BackupPlace(synced_by=state.synced_by)
    return CopyPlace(folder, max((one.made for one in own), default=None), state, is_own)
