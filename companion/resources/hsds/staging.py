"""A temporary place for the parts of services, so that a million of them need little memory.

The tables of HSDS point to each other in any order. Everything that belongs to
a service is put into one SQLite file (public data, 0600, removed afterwards)
under what it belongs to, and fetched when the service itself comes by.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import DiskFull
from companion.resources.hsds.tables import Row

Parts = dict[str, list[Row]]
"""From a table to its rows that belong to one thing."""

_SHELVES: Final = 16
"""Sorting takes memory for all that is sorted at once: sixteen parts take a sixteenth."""
_PAGES_KIB: Final = 64 * 1024
_MOST_PARTS: Final = 500
"""How many rows may belong to one thing; more are not read."""


def key(table: str, identity: str) -> int:
    """Return a number that stands for a row: 64 bits of BLAKE2b, as SQLite keeps them."""
    digest = blake2b(f"{table}\0{identity}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Staging:
    """What belongs to what."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for shelf in range(_SHELVES):
            connection.execute(
                f"CREATE TABLE parts{shelf} (owner INTEGER NOT NULL, kind TEXT NOT NULL,"
                " row TEXT NOT NULL)"
            )
        connection.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY)")

    def add(self, parts: Iterable[tuple[int, str, Row]]) -> None:
        """Keep parts: the key of the owner, the table, the row."""
        sorted_out: list[list[tuple[int, str, str]]] = [[] for _shelf in range(_SHELVES)]
        for owner, kind, row in parts:
            sorted_out[owner % _SHELVES].append((owner, kind, json.dumps(row)))
        for shelf, lot in enumerate(sorted_out):
            self._connection.executemany(f"INSERT INTO parts{shelf} VALUES (?, ?, ?)", lot)

    def sort(self) -> None:
        """Make parts quick to find; all of them are there now."""
        for shelf in range(_SHELVES):
            self._connection.execute(f"CREATE INDEX owners{shelf} ON parts{shelf} (owner)")

    def of(self, table: str, identity: str) -> Parts:
        """Return what belongs to a row."""
        found: Parts = defaultdict(list)
        owner = key(table, identity)
        for kind, row in self._connection.execute(
            f"SELECT kind, row FROM parts{owner % _SHELVES} WHERE owner = ? ORDER BY rowid LIMIT ?",
            (owner, _MOST_PARTS),
        ):
            found[kind].append(json.loads(row))
        return found

    def is_new(self, identity: str) -> bool:
        """Say whether an id comes for the first time, and remember it."""
        added = self._connection.execute(
            "INSERT OR IGNORE INTO seen VALUES (?)", (key("", identity),)
        )
        return added.rowcount > 0


@contextmanager
def temporary_database(folder: Path, name: str) -> Iterator[sqlite3.Connection]:
    """Make a database for the time of some work and remove it afterwards.

    Raises DiskFull, FolderNotWritable. What a crash leaves behind is replaced
    the next time.
    """
    file = folder / name
    with files.explained(folder):
        file.unlink(missing_ok=True)
        os.close(files.create_private(file))
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
            f"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{_PAGES_KIB}; BEGIN;"
        )
        with _full_disk_told():
            yield connection
    finally:
        connection.close()
        with suppress(OSError):
            file.unlink()


@contextmanager
def _full_disk_told() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise DiskFull from error
        raise
