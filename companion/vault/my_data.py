"""About my data: every file of the app, where it is, how large, and whether it is locked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from companion import settings
from companion.paths import Paths
from companion.vault import gathering

if TYPE_CHECKING:
    from companion.vault.vault import Vault


class Readable(Enum):
    """Who can read what is in a file."""

    LOCKED = "locked"
    """Only somebody with the key, the recovery code or two shares."""
    NO_WORDS = "no words"
    """Anybody of this account; there is nothing private in it."""
    OPEN = "open"
    """Anybody of this account; something in it was chosen to be seen without the key."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of the app."""

    path: Path
    size: int
    """Bytes."""
    readable: Readable


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One table of the open vault."""

    name: str
    rows: int


def stored_files(paths: Paths) -> tuple[StoredFile, ...]:
    """Return every file that the app keeps, in order; needs no key."""
    return tuple(
        StoredFile(file, file.lstat().st_size, _readable(paths, file)) for file in _files(paths)
    )


def stored_tables(vault: Vault) -> tuple[StoredTable, ...]:
    """Return the tables of an open vault and how many rows each has; all are locked with it."""
    with vault.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "ORDER BY name"
        ).scalars()
        return tuple(
            StoredTable(
                name,
                int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()),
            )
            for name in names.all()
            if gathering.holds_words(name)
        )


def _files(paths: Paths) -> Iterator[Path]:
    for folder in (paths.data, paths.config, paths.state):
        if folder.is_dir():
            yield from sorted(file for file in folder.rglob("*") if not file.is_dir())


def _readable(paths: Paths, file: Path) -> Readable:
    if file == paths.shown_people:
        return Readable.OPEN
    if file == paths.settings and settings.load(file).reminder_line:
        return Readable.OPEN  # the words of a note
    if file.suffix == ".db" or ".db-wal" in file.name:
        return Readable.LOCKED
    return Readable.NO_WORDS
