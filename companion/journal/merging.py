"""What two computers wrote apart, brought together again; nothing is overwritten.

Pages are known by their id. A page that is only in the other vault comes over
with all its earlier savings. One that is in both and was changed there only gets
that content, with what it was kept among its earlier savings. One that was
changed in both stays, and the other's content comes in as a page beside it. What
is content: words, title, day, time, zone, tags and kind, all that an earlier saving
keeps. For what has no earlier savings (how a page is kept apart, its notebook, the
bin) nothing tells which side is the newer: it stays as it is here, except that words
from there are kept apart as on either side. A new page that is being written in both
with other words comes in beside, too. Merging again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from companion.errors import Cancelled
from companion.journal import draft_store, index, store
from companion.journal.keeping import Keeping
from companion.journal.model import Kept, Page, new_id
from companion.journal.service import Journal
from companion.journal.tables import kind_of
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
    "(SELECT tag FROM entry_tag WHERE entry_id = entry.id ORDER BY tag)), entry.kind "
    "FROM entry JOIN entry_text ON entry_text.entry_id = entry.id"
)
_EARLIER: Final = (
    "SELECT entry_uid, title, body, local_date, local_time, zone, tags, kind FROM revision "
    "ORDER BY entry_uid, number"
)
_DRAFTS: Final = (
    "SELECT uid, title, body, local_date, local_time, zone, nullif(tags, ''), kind FROM draft"
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
        drafts = _add_drafts(here, there)
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
        kept = _kept_as_in_either(mine.kept, that.kept)
        if is_newer:
            if kept != mine.kept:  # before the words are here: they are never seen before
                Keeping(vault).keep(uid, kept)
            journal.write(that.page, now=now, entry_id=uid, may_clear=True)  # kept as earlier
        else:
            _write_beside(vault, mine.notebook, that.page, kept, now)
        updated += is_newer
        beside += not is_newer
    added = copied.rows.get("entry", 0)
    others = sum(
        count for table, count in copied.rows.items() if not table.startswith(("entry", "revision"))
    )
    return Merged(added, updated, beside, others + drafts, stopped)


def _add_drafts(here: Connection, there: Connection) -> int:
    """Add new pages that are being written in both where there are other words there.

    A draft has no earlier savings, so nothing tells which is newer; one whose words are
    all in another here is not added. What is being written of a saved page stays as it
    is here: it is kept apart as its page is, and could not be beside it.
    """
    mine = draft_store.newest(here)
    known = {digest for _, digest in (*_rows(here, _CURRENT), *_rows(here, _EARLIER))}
    digests = _digests(there, _DRAFTS)
    added = 0
    for each in draft_store.newest(there):
        page = each.page
        is_here = any(page.text in one.page.text and page.title in one.page.title for one in mine)
        if each.entry_id is None and not is_here and digests[each.id] not in known:
            draft_store.write(here, replace(each, id=new_id()))
            added += 1
    return added


def _kept_as_in_either(here: Kept, there: Kept) -> Kept:
    """Return how words from there are kept apart: as the page is on either side."""
    days = [day for day in (here.sealed_until, there.sealed_until) if day is not None]
    return Kept(
        here.set_aside or there.set_aside,
        here.content_note or there.content_note,
        max(days, default=None),
        here.never_bring_back or there.never_bring_back,
    )


def _write_beside(vault: Vault, notebook: str, page: Page, kept: Kept, now: datetime) -> None:
    """Add the other's content of a page to its notebook."""
    uid = new_id()
    with vault.transaction() as connection:  # one: it is never seen before it is kept apart
        place = store.free_place(connection, page.local_date, page.local_time)
        beside = store.NewEntry(place, uid, page, now, now, notebook=notebook)
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
    for uid, *content, kind in connection.exec_driver_sql(query):
        # By the kind it is read as: one from a later version comes over as a page.
        parts = (*content, kind_of(kind).value)
        told = "\0".join("" if part is None else str(part) for part in parts)
        yield str(uid), sha256(told.encode("utf-8", "surrogatepass")).digest()
