"""Making the catalogue: all records of the installed packs in one file, in one go.

The new file is written beside the old one and takes its name when it is whole.
Memory stays flat: a record is let go of when its row is written.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import Cancelled, CatalogueUnreadable, DiskFull, SearchMissing
from companion.resources import as_json
from companion.resources.catalogue_terms import MARK, terms
from companion.resources.model import Resource, Status
from companion.resources.names import NameBook
from companion.resources.search import entry

APPLICATION: Final = 0x436F4361
"""SQLite's `application_id` of a catalogue."""
VERSION: Final = 1
"""Its `user_version`; a file of another one is built anew."""

_BATCH: Final = 2_000
_STEPS_BETWEEN_LOOKS: Final = 10_000
"""Steps of SQLite's between two looks whether Cancel was pressed."""
_PROBE: Final = "CREATE VIRTUAL TABLE probe USING fts5(word)"
_RECORD: Final = """
CREATE TABLE record (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL)
"""
_FINDER: Final = """
CREATE VIRTUAL TABLE finder USING fts5(
    terms, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'"
)
"""
"""Terms come folded, one space between; only which records have one is kept, not where."""
_WORD: Final = """
CREATE TABLE word (
    word TEXT PRIMARY KEY, backwards TEXT NOT NULL, records INTEGER NOT NULL
) WITHOUT ROWID
"""
_ABOUT: Final = "CREATE TABLE about (content TEXT NOT NULL)"
_SPEED: Final = (
    # A build that is interrupted is thrown away whole: nothing has to be undone.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)
_INDEX_SPEED: Final = (
    "INSERT INTO finder(finder, rank) VALUES ('hashsize', 33554432)",
    "INSERT INTO finder(finder, rank) VALUES ('automerge', 0)",
    "INSERT INTO finder(finder, rank) VALUES ('crisismerge', 64)",
)


def require_search() -> None:
    """Raise SearchMissing when this SQLite cannot search in full text (FTS5)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(_PROBE)
        except sqlite3.OperationalError:
            raise SearchMissing from None


def build(
    path: Path,
    records: Iterable[Resource],
    names: NameBook,
    *,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
    total: int,
) -> int:
    """Write a catalogue of some records; return how many. See `Catalogue.build`."""
    require_search()
    is_cancelled = cancelled or (lambda: False)
    files.private_folder(path.parent)
    with files.replacing(path) as unfinished:
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
                connection.set_progress_handler(is_cancelled, _STEPS_BETWEEN_LOOKS)
                building = _Building(connection, names, is_cancelled)
                building.add(records, progress, total)
                return building.finish()
        except sqlite3.Error as error:
            if is_cancelled():
                raise Cancelled from None
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise DiskFull from error
            raise CatalogueUnreadable(path) from error


class _Building:
    """One file on its way."""

    def __init__(
        self, connection: sqlite3.Connection, names: NameBook, is_cancelled: Callable[[], bool]
    ) -> None:
        self._connection = connection
        self._names = names
        self._is_cancelled = is_cancelled
        self._count = 0
        self._places: set[tuple[str, str | None]] = set()
        self._kinds: set[str] = set()
        self._languages: set[str] = set()
        for statement in (*_SPEED, _RECORD, _FINDER, _WORD, _ABOUT, *_INDEX_SPEED):
            connection.execute(statement)

    def add(
        self,
        records: Iterable[Resource],
        progress: Callable[[int, int], None] | None,
        total: int,
    ) -> None:
        """Write the records, first come first kept; what is closed for good is left out."""
        done = 0
        stream = iter(records)
        while batch := list(islice(stream, _BATCH)):
            self._look()
            self._connection.execute("BEGIN")
            for resource in batch:
                if resource.status is not Status.CLOSED:
                    self._add_one(resource)
            self._connection.execute("COMMIT")
            done += len(batch)
            if progress is not None:
                progress(done, max(done, total))

    def _add_one(self, resource: Resource) -> None:
        place = self._count + 1
        written = self._connection.execute(
            "INSERT OR IGNORE INTO record VALUES (?, ?, ?)",
            (place, resource.id, as_json.dumps(resource)),
        )
        if not written.rowcount:
            return
        self._connection.execute(
            "INSERT INTO finder(rowid, terms) VALUES (?, ?)",
            (place, terms(entry(resource, self._names), self._names)),
        )
        self._count = place
        self._places.add((resource.country, resource.region))
        self._kinds.add(resource.kind)
        self._languages.update(resource.languages)

    def finish(self) -> int:
        """Join the parts of the index, note its words, and say what the file holds."""
        connection = self._connection
        self._look()
        connection.execute("INSERT INTO finder(finder) VALUES ('optimize')")
        self._look()
        connection.create_function("backwards", 1, lambda word: word[::-1], deterministic=True)
        connection.execute("CREATE VIRTUAL TABLE temp.every USING fts5vocab(main, finder, row)")
        connection.execute(
            "INSERT INTO word SELECT term, backwards(term), doc FROM temp.every "
            "WHERE substr(term, 1, 1) <> ?",
            (MARK,),
        )
        connection.execute("CREATE INDEX word_backwards ON word (backwards)")
        about = {
            "count": self._count,
            "places": sorted(self._places, key=lambda place: (place[0], place[1] or "")),
            "kinds": sorted(self._kinds),
            "languages": sorted(self._languages),
        }
        connection.execute("INSERT INTO about VALUES (?)", (json.dumps(about),))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        return self._count

    def _look(self) -> None:
        if self._is_cancelled():
            raise Cancelled
