"""What two computers wrote apart, brought together again; nothing is overwritten.

Pages are known by their id. A page that is only in the other vault comes over
with all its earlier savings. One that is in both and was changed there only gets
that content, with what it was kept among its earlier savings. One that was
changed in both stays, and the other's content comes in as a page beside it.
Merging again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from companion.errors import Cancelled
from companion.journal import index, store
from companion.journal.model import Entry, Kept, new_id
from companion.journal.service import Journal
from companion.vault.merging import copy_missing
from companion.vault.watch import UNWATCHED, WHOLE, Watch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

_COPIED: Final = 700
"""How far it is when the rows of the other are here, in parts of a thousand."""
_CURRENT: Final = (
    "SELECT entry.uid, entry.title, entry_text.body, entry.local_date, entry.local_time, "
    "entry.zone, (SELECT group_concat(tag, char(10)) FROM "
    "(SELECT tag FROM entry_tag WHERE entry_id = entry.id ORDER BY tag)) "
    "FROM entry JOIN entry_text ON entry_text.entry_id = entry.id"
)
_EARLIER: Final = (
    "SELECT entry_uid, title, body, local_date, local_time, zone, tags FROM revision "
    "ORDER BY entry_uid, number"
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did; counts only."""

    added: int
    """Pages that came over."""
    updated: int
    """Pages that got the other's newer content, their own kept as an earlier saving."""
    beside: int
    """Pages changed in both, whose other content came in as a page of its own."""
    other_rows: int
    """Rows of everything else: people, plans, notes."""
    stopped: bool = False
    """Some pages that differ were left for another time."""


def merge(vault: Vault, other: Vault, *, now: datetime, watch: Watch = UNWATCHED) -> Merged:
    """Bring what is in another open vault into this one; the other is not changed.

    Raises what Vault.transaction raises, and Cancelled while nothing has come over
    yet. After that each page is brought over as a whole, so after an error, or when
    it is stopped, what came so far is good, and merging again does the rest.
    """
    with other.reading() as there, vault.transaction() as here:
        common = set(_digests(here, _CURRENT)) & set(_digests(there, _CURRENT))
        copied = copy_missing(here, there, watch.part(0, _COPIED))
        if copied.rows:
            index.rebuild(here)
    updated = beside = 0
    journal, theirs = Journal(vault), Journal(other)
    changed = _changed(vault, other, common)
    stopped = False
    for number, (uid, is_newer) in enumerate(changed):
        try:
            watch.part(_COPIED, WHOLE).at(number, len(changed))
        except Cancelled:
            stopped = True
            break
        that = theirs.read(uid)
        if that.page.is_empty:
            continue
        mine = journal.read(uid)
        if is_newer:
            journal.write(that.page, now=now, entry_id=uid)
        else:
            _write_beside(vault, mine, that, now)
        updated += is_newer
        beside += not is_newer
    added = copied.rows.get("entry", 0)
    others = sum(
        count for table, count in copied.rows.items() if not table.startswith(("entry", "revision"))
    )
    return Merged(added, updated, beside, others, stopped)


def _write_beside(vault: Vault, mine: Entry, that: Entry, now: datetime) -> None:
    """Add the other's content of a page, kept apart as the page is on either side."""
    here, there = mine.kept, that.kept
    days = [day for day in (here.sealed_until, there.sealed_until) if day is not None]
    kept = Kept(
        here.set_aside or there.set_aside,
        here.content_note or there.content_note,
        max(days, default=None),
        here.never_bring_back or there.never_bring_back,
    )
    page, uid = that.page, new_id()
    with vault.transaction() as connection:  # one: it is never seen before it is kept apart
        place = store.free_place(connection, page.local_date, page.local_time)
        beside = store.NewEntry(place, uid, page, now, now, notebook=mine.notebook)
        store.insert(connection, [beside])
        store.keep(connection, place, kept)
        index.add(connection, place)


def _changed(vault: Vault, other: Vault, common: set[str]) -> list[tuple[str, bool]]:
    """Return pages of both whose content there is nowhere here, and whether it is newer."""
    with vault.reading() as here:
        mine = _digests(here, _CURRENT)
        known = {digest for _, digest in (*_rows(here, _CURRENT), *_rows(here, _EARLIER))}
    with other.reading() as there:
        earlier: dict[str, set[bytes]] = {}
        for uid, digest in _rows(there, _EARLIER):
            earlier.setdefault(uid, set()).add(digest)
        return [
            (uid, mine[uid] in earlier.get(uid, ()))
            for uid, digest in _rows(there, _CURRENT)
            if uid in common and digest not in known
        ]


def _digests(connection: Connection, query: str) -> dict[str, bytes]:
    return dict(_rows(connection, query))


def _rows(connection: Connection, query: str) -> Iterator[tuple[str, bytes]]:
    """Yield the id and the SHA-256 of the content of pages."""
    for uid, *content in connection.exec_driver_sql(query):
        told = "\0".join("" if part is None else str(part) for part in content)
        yield str(uid), sha256(told.encode("utf-8", "surrogatepass")).digest()
