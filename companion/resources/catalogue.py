"""The records of installed packs, findable: one public SQLite file, read only.

It holds nothing of the person's and is not encrypted. `catalogue_building` makes
it; it is never changed afterwards, only replaced as a whole.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Self

from companion.errors import Cancelled, CatalogueUnreadable
from companion.paths import assets
from companion.resources import as_json, catalogue_building, store
from companion.resources.catalogue_tiers import Begun, tiers
from companion.resources.model import Resource
from companion.resources.names import NameBook
from companion.resources.needs import Needs
from companion.resources.query import Query, admits
from companion.resources.search import Asked, Fit, ask, best, entry, fit
from companion.resources.spelling import closest, letters, slips_allowed

LIMIT: Final = 60
"""Records in a list that somebody reads."""
_WEIGHED: Final = 80
"""Records that are read and weighed one by one for an answer."""
_BEGUN_WORDS: Final = 16
"""Words that the beginning of a word stands for: the most frequent ones."""
_KNOWN_FROM: Final = 3
"""Records that a word has to be in; in fewer it may be somebody else's slip of the finger."""
_NEXT: Final = "\U0010ffff"
"""Sorts after every other letter."""


class Catalogue:
    """Find and get records; for one thread at a time, but `interrupt` is for any."""

    def __init__(self, path: Path, connection: sqlite3.Connection, names: NameBook) -> None:
        self.path = path
        self._connection = connection
        self._names = names
        self._is_finding = threading.Event()
        self._interrupted = threading.Event()
        with self._explained():
            about = json.loads(self._rows("SELECT content FROM about")[0][0])
            self.count: int = int(about["count"])
            """How many records it holds."""
            self.places: tuple[tuple[str, str | None], ...] = tuple(
                (country, region) for country, region in about["places"]
            )
            """Every country and region that it has records for."""
            self.kinds: tuple[str, ...] = tuple(about["kinds"])
            self.languages: tuple[str, ...] = tuple(about["languages"])
        self._begun = lru_cache(maxsize=512)(self._look_up_begun)

    @staticmethod
    def build(
        path: Path,
        records: Iterable[Resource],
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        total: int = 0,
        names: NameBook | None = None,
    ) -> int:
        """Write a catalogue of all these records and return how many it holds.

        It replaces the file at once when it is whole; a catalogue that is open goes
        on with the old one. Of records with the same id the first is kept; those
        closed for good are left out. `progress` is told how many records are done,
        of how many (`total`, 0 when it is not known). Raises Cancelled, DiskFull,
        FolderNotWritable or SearchMissing; the old file is then untouched.
        """
        return catalogue_building.build(
            path,
            records,
            names or _shipped_names(),
            progress=progress,
            cancelled=cancelled,
            total=total,
        )

    @classmethod
    def open(cls, path: Path, *, names: NameBook | None = None) -> Self:
        """Open a catalogue; raise CatalogueUnreadable or SearchMissing."""
        catalogue_building.require_search()
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(
                # Immutable: the file is only ever replaced, so nothing has to be locked.
                f"{path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
            )
            marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS]
            if marks != list(_MARKS.values()):
                raise CatalogueUnreadable(path)
            for pragma in _READING:
                connection.execute(pragma)
            return cls(path, connection, names or _shipped_names())
        except (sqlite3.Error, ValueError, CatalogueUnreadable):  # ValueError: broken UTF-8
            if connection is not None:
                connection.close()
            raise CatalogueUnreadable(path) from None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def interrupt(self) -> None:
        """End what another thread is finding; it gets Cancelled. Without effect on later work."""
        if self._is_finding.is_set():
            self._interrupted.set()
        self._connection.interrupt()

    def find(self, query: Query, limit: int = LIMIT) -> list[Resource]:
        """Return the records that answer a question, the most useful first.

        By the same rules as the directory that the app ships with, among the first
        of those that fit. Raises Cancelled or CatalogueUnreadable.
        """
        asked = ask(query.text, _shipped_needs(), self)
        return [found.resource for found in self.fits(query, asked)[:limit]]

    def fits(self, query: Query, asked: Asked) -> list[Fit]:
        """Return what `find` does, weighed, so that it can be put among other records."""
        if query.text.strip() and not asked.units:
            return []
        place = (query.home_country, query.home_region)
        with self._explained(), self._finding():
            weighed = (
                fit(entry(resource, self._names), asked, place)
                for resource in self._candidates(query, asked)
                if admits(query, resource, self._names)
            )
            return best((found for found in weighed if found is not None), query.open_at)

    def get(self, resource_id: str) -> Resource | None:
        """Return the record with an id, or None; raise CatalogueUnreadable."""
        with self._explained():
            rows = self._rows("SELECT json FROM record WHERE id = ?", resource_id)
            return as_json.loads(rows[0][0]) if rows else None

    def begins(self, word: str) -> bool:
        """Tell whether a word begins one that some records have."""
        with self._explained():
            rows = self._rows(
                "SELECT 1 FROM word WHERE word >= ? AND word < ? AND records >= ? LIMIT 1",
                word,
                word + _NEXT,
                _KNOWN_FROM,
            )
            return bool(rows)

    def near(self, word: str) -> list[str]:
        """Return the words that a misspelled word may stand for.

        Looked for among those that begin or end with the same letters.
        """
        most = slips_allowed(word)
        if not most:
            return []
        same = max(2, (len(word) - most) // (most + 1))
        parts = (("word", word[:same]), ("backwards", word[::-1][:same]))
        found: dict[str, int] = {}
        with self._explained():
            for column, part in parts:
                rows = self._rows(
                    f"SELECT word FROM word WHERE {column} >= ? AND {column} < ? "
                    "AND length(word) BETWEEN ? AND ? AND records >= ?",
                    part,
                    part + _NEXT,
                    len(word) - most,
                    len(word) + most,
                    _KNOWN_FROM,
                )
                found.update((each, letters(each)) for (each,) in rows)
        return closest(word, found.items())

    def _candidates(self, query: Query, asked: Asked) -> Iterator[Resource]:
        """Return the records to weigh: from what fits best and nearest, the first ones."""
        places: dict[int, None] = {}
        for expression in tiers(query, asked, self._begun):
            if len(places) >= _WEIGHED:
                break
            rows = (
                self._rows(
                    "SELECT rowid FROM finder WHERE finder MATCH ? LIMIT ?", expression, _WEIGHED
                )
                if expression
                else self._rows("SELECT place FROM record ORDER BY place LIMIT ?", _WEIGHED)
            )
            places.update((place, None) for (place,) in rows)
        for place in list(places)[:_WEIGHED]:
            (row,) = self._rows("SELECT json FROM record WHERE place = ?", place)
            yield as_json.loads(row[0])

    def _look_up_begun(self, word: str) -> Begun:
        rows = self._rows(
            "SELECT word, records FROM word WHERE word >= ? AND word < ? "
            "ORDER BY records DESC, word LIMIT ?",
            word,
            word + _NEXT,
            _BEGUN_WORDS,
        )
        records = sum(count for _word, count in rows)
        return Begun(tuple(each for each, _count in rows), records)

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        if self._interrupted.is_set():
            raise Cancelled
        return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _finding(self) -> Iterator[None]:
        self._is_finding.set()
        try:
            yield
        finally:
            self._is_finding.clear()
            self._interrupted.clear()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says of a damaged file, or of an interruption, into our own words."""
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from None
            raise CatalogueUnreadable(self.path) from error
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise CatalogueUnreadable(self.path) from error


_MARKS: Final = {
    "application_id": catalogue_building.APPLICATION,
    "user_version": catalogue_building.VERSION,
}
_READING: Final = (
    "PRAGMA query_only = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16384",
)


def _shipped_names() -> NameBook:
    return store.read_names(assets() / "directory")


@cache
def _shipped_needs() -> Needs:
    return Needs.load(assets() / "directory")
