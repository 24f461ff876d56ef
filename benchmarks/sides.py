"""The two sides of a measurement: the app's services, and the limit below them.

The limit is the same encrypted file, read and written through bare sqlcipher3:
no SQLAlchemy, no services, no values, only the statements the work cannot do
without.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import IO, Any, Final, Protocol

from benchmarks import vaults
from companion.journal import query
from companion.journal.exporters.export import Form, export
from companion.journal.model import Draft, Order, Page, SourcedPage, new_id
from companion.journal.places import place_for
from companion.journal.service import HITS, LIST_PAGE, Journal
from companion.vault import backups

_DRAFT: Final = "0123456789abcdef"
_SUMMARY: Final = (
    "SELECT id, uid, title, local_date, local_time, (SELECT group_concat(tag, ' ') "
    "FROM entry_tag WHERE entry_id = id) FROM entry WHERE "
)
_ENTRY: Final = (
    "INSERT INTO entry (id, uid, title, local_date, local_time, zone, created_utc, changed_utc, "
    "revision, source_format, source_id, source_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)"
)
_TEXT: Final = "INSERT INTO entry_text VALUES (?, ?)"
_TAG: Final = "INSERT INTO entry_tag VALUES (?, ?)"
_DIGEST: Final = "0" * 64
_BATCH: Final = 5_000
_WHOLE: Final = (
    "SELECT entry.*, body, (SELECT group_concat(tag, ' ') FROM entry_tag "
    "WHERE entry_id = entry.id) FROM entry JOIN entry_text ON entry_text.entry_id = entry.id"
)
_PIECE: Final = 2**20


class Side(Protocol):
    """What is measured on both sides; making one opens the vault."""

    def first_list(self) -> int:
        """Read the newest summaries, as a list shows them first."""

    def search(self, text: str, order: Order) -> int:
        """Find the first pages with their snippets and summaries; return how many."""

    def save(self, page: Page, number: int) -> None:
        """Save a new page."""

    def keep_draft(self, page: Page) -> None:
        """Save the draft of a page that is being written."""

    def bring_in(self, pages: Sequence[SourcedPage]) -> None:
        """Add all pages of another journal, searchable."""

    def take_out(self, to: Path) -> None:
        """Write all pages, in the clear, to a new folder or file."""

    def back_up(self, to: Path) -> None:
        """Copy the vault to a new folder, safe on the disk."""

    def close(self) -> None:
        """Close the vault."""


class App:
    """The app's own services."""

    def __init__(self, base: Path) -> None:
        self._vault = vaults.unlocked(base)
        self._journal = Journal(self._vault)

    def first_list(self) -> int:
        """Ask the journal for its newest pages."""
        return len(self._journal.newest())

    def search(self, text: str, order: Order) -> int:
        """Ask the journal."""
        return len(self._journal.search(text, order=order))

    def save(self, page: Page, number: int) -> None:
        """Write a page a minute."""
        self._journal.write(page, now=vaults.NOW + timedelta(minutes=number))

    def keep_draft(self, page: Page) -> None:
        """Keep one and the same draft."""
        self._journal.keep_draft(Draft(_DRAFT, page, vaults.NOW))

    def bring_in(self, pages: Sequence[SourcedPage]) -> None:
        """Bring the pages in as an importer does."""
        self._journal.bring_in(pages, now=vaults.NOW)

    def take_out(self, to: Path) -> None:
        """Export everything in the app's own format, each file with its sum."""
        export(self._vault, to, Form.OWN, now=vaults.NOW)

    def back_up(self, to: Path) -> None:
        """Make a copy that is opened, checked page by page and counted."""
        to.mkdir()
        backups.make(self._vault, to, now=vaults.NOW)

    def close(self) -> None:
        """Lock the vault."""
        self._vault.close()


class Limit:
    """Bare sqlcipher3 on the same file."""

    def __init__(self, base: Path) -> None:
        self._database = vaults.raw(base)
        self._file = vaults.database(base)

    def first_list(self) -> int:
        """Fetch the rows of the newest summaries."""
        statement = f"{_SUMMARY} deleted_utc IS NULL ORDER BY id DESC LIMIT ?"
        return len(self._database.execute(statement, (LIST_PAGE,)).fetchall())

    def search(self, text: str, order: Order) -> int:
        """Fetch snippets, then the rows of the summaries."""
        column = "rowid DESC" if order is Order.NEWEST else "rank"
        found = self._database.execute(
            "SELECT rowid, snippet(entry_search, -1, char(2), char(3), '…', 16) FROM entry_search "
            f"WHERE entry_search MATCH ? ORDER BY {column} LIMIT ?",
            (query.match_expression(text), HITS),
        ).fetchall()
        marks = ", ".join("?" * len(found))
        statement = f"{_SUMMARY} id IN ({marks})"
        return len(self._database.execute(statement, [row[0] for row in found]).fetchall())

    def save(self, page: Page, number: int) -> None:
        """Insert the rows and feed the index in one transaction."""
        moment = vaults.NOW + timedelta(minutes=number)
        place = place_for(moment.date(), moment.time())
        self._database.execute("BEGIN IMMEDIATE")
        self._database.execute(_ENTRY, _row(place, page))
        self._database.execute(_TEXT, (place, page.text))
        self._database.executemany(_TAG, [(place, tag) for tag in page.tags])
        self._database.execute(
            "INSERT INTO entry_search(rowid, title, body, tags) VALUES (?, ?, ?, ?)",
            (place, page.title, page.text, " ".join(page.tags) or None),
        )
        self._database.execute("COMMIT")

    def keep_draft(self, page: Page) -> None:
        """Replace the one row of the draft."""
        self._database.execute(
            "INSERT OR REPLACE INTO draft (uid, title, body, tags, local_date, local_time, zone, "
            "changed_utc) VALUES (?, ?, ?, '', '', '', '', '')",
            (_DRAFT, page.title, page.text),
        )

    def bring_in(self, pages: Sequence[SourcedPage]) -> None:
        """Insert all rows in large batches, then make the index from them."""
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        placed = list(zip(_places(pages), pages, strict=True))
        for start in range(0, len(placed), _BATCH):
            batch = placed[start : start + _BATCH]
            database.executemany(_ENTRY, [_row(place, one.page) for place, one in batch])
            database.executemany(_TEXT, [(place, one.page.text) for place, one in batch])
            database.executemany(
                _TAG, [(place, tag) for place, one in batch for tag in one.page.tags]
            )
        configure = "INSERT INTO entry_search(entry_search, rank) VALUES ('hashsize', ?)"
        database.execute(configure, (64 * 1024 * 1024,))
        database.execute("INSERT INTO entry_search(entry_search) VALUES ('rebuild')")
        database.execute("COMMIT")

    def take_out(self, to: Path) -> None:
        """Read every row once, and write it as a line of JSON."""
        with to.open("w", encoding="utf-8") as file:
            for row in self._database.execute(_WHOLE):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            _to_disk(file)

    def back_up(self, to: Path) -> None:
        """Copy the file, and look at nothing."""
        to.mkdir()
        with self._file.open("rb") as source, (to / self._file.name).open("wb") as target:
            shutil.copyfileobj(source, target, _PIECE)
            _to_disk(target)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def copy(base: Path, to: Path) -> Path:
    """Copy a vault to where it may be written to; return its base folder."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(base, to)
    os.sync()  # or the first save would wait for the copy to reach the disk
    return to


def _to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _places(pages: Sequence[SourcedPage]) -> list[int]:
    taken: set[int] = set()
    places = []
    for one in pages:
        place = place_for(one.page.local_date, one.page.local_time)
        while place in taken:
            place += 1
        taken.add(place)
        places.append(place)
    return places


def _row(place: int, page: Page) -> tuple[object, ...]:
    day, moment = page.local_date.isoformat(), page.local_time.isoformat()
    stamp = vaults.NOW.isoformat(timespec="microseconds")
    source = ("corpus", str(place), _DIGEST)
    return (place, new_id(), page.title, day, moment, page.zone, stamp, stamp, *source)
