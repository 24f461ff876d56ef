"""Moving pages from one vault to another, with all that belongs to them; no page is ever in none.

A page is written to where it goes, under its own id, before it is taken from where
it was: a crash in between leaves it in both, and `finish` makes that one again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from companion.errors import Cancelled
from companion.journal import index, store
from companion.journal.model import FIRST, new_id
from companion.journal.tables import (
    attachment,
    attachment_piece,
    draft,
    entry,
    entry_kept,
    entry_tag,
    entry_text,
    gentle_writing,
    is_in,
    notebook,
    notebook_column,
    revision,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from companion.vault.vault import Vault

_AT_PLACE: Final = (entry_text, entry_tag, entry_kept)
_OF_PAGE: Final = (revision, attachment, gentle_writing, draft)
_NEW_DRAFTS: Final = select(draft.c.uid).where(draft.c.entry_uid.is_(None))
"""What is being written of a saved page goes with its page."""
_ELSEWHERE: Final = {"id", "entry_id", "notebook_uid"}
"""Columns that may differ between two vaults for the same page."""

Progress = Callable[[int, int], None]


def move(source: Vault, target: Vault, entry_id: str, notebook_id: str = FIRST) -> None:
    """Move a page into a notebook of another vault; raise EntryNotFound.

    It does not pass through the bin: what was taken out is no longer where it was.
    """
    with source.reading() as there:
        store.found(there, entry_id)
        with target.transaction() as here:
            if store.get(here, entry_id) is None:
                index.add(here, _copy(there, here, entry_id, notebook_id))
    _take_out_copied(source, target, [entry_id])


def copy_notebook(
    source: Vault,
    target: Vault,
    notebook_id: str,
    into: str = FIRST,
    *,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Copy all pages of a notebook into one of another vault, all of them or none.

    Pages of the bin and pages that are being written come along. What is there
    already stays as it is. Raises Cancelled.
    """
    with source.reading() as there, target.transaction() as here:
        pages = _uids(there, entry, notebook_id)
        known = set(_known(here, entry, pages))
        places = []
        for number, uid in enumerate(pages):
            if is_cancelled():
                raise Cancelled
            if uid not in known:
                places.append(_copy(there, here, uid, into, is_cancelled))
            if progress is not None:
                progress(number + 1, len(pages))
        index.add_stored(here, places)
        drafts = _uids(there, draft, notebook_id)
        for uid in set(drafts) - set(_known(here, draft, drafts)):
            changed = {"notebook_uid": notebook_column(into)}
            _copy_rows(there, here, draft, draft.c.uid == uid, changed)


def finish(
    source: Vault,
    target: Vault,
    notebook_id: str | None = None,
    *,
    progress: Progress | None = None,
) -> None:
    """Let no page be in two vaults: what is the same in `target` is taken out of `source`.

    One that went on in both stays in `source` under an id of its own. With a
    notebook's id, the notebook is taken out too when nothing is left in it.
    """
    with target.reading() as here:
        there = list(here.execute(select(entry.c.uid)).scalars())
        drafts = list(here.execute(_NEW_DRAFTS).scalars())
    _take_out_copied(source, target, there, drafts, progress)
    if notebook_id is None:
        return
    with source.transaction() as connection:
        used = any(_uids(connection, table, notebook_id) for table in (entry, draft))
        if not used:
            connection.execute(notebook.delete().where(notebook.c.uid == notebook_id))
    source.checkpoint()


def _take_out_copied(
    source: Vault,
    target: Vault,
    pages: Sequence[str],
    drafts: Sequence[str] = (),
    progress: Progress | None = None,
) -> None:
    with target.reading() as here:
        with source.reading() as there:
            both = _known(there, entry, pages)
            both_drafts = _known(there, draft, drafts)
        if not both and not both_drafts:
            return
        with source.transaction() as there:
            there.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for uid in both_drafts:
                it = draft.c.uid == uid
                if _rows(there, draft, it) == _rows(here, draft, it):
                    there.execute(draft.delete().where(it))
                else:
                    there.execute(draft.update().where(it).values(uid=new_id()))
            same = []
            for number, uid in enumerate(both):
                if digest(there, uid) == digest(here, uid):
                    same.append(uid)
                else:
                    _call_otherwise(there, uid)
                if progress is not None:
                    progress(number + 1, len(both))
            _take_out(there, same)
    source.checkpoint()  # so that the words are not left in the log


def digest(connection: Connection, uid: str) -> str:
    """Return what tells a page, with all that belongs to it, from any other (SHA-256)."""
    place = store.found(connection, uid)[0]
    parts: list[Any] = [_rows(connection, entry, entry.c.uid == uid)]
    parts += [_rows(connection, table, table.c.entry_id == place) for table in _AT_PLACE]
    parts += [_rows(connection, table, table.c.entry_uid == uid) for table in _OF_PAGE]
    length = func.coalesce(func.sum(func.length(attachment_piece.c.content)), 0)
    for one in connection.execute(select(attachment.c.uid).where(attachment.c.entry_uid == uid)):
        pieces = select(length).where(attachment_piece.c.attachment_uid == one.uid)
        parts.append((one.uid, connection.execute(pieces).scalar_one()))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _copy(
    there: Connection,
    here: Connection,
    uid: str,
    notebook_id: str,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Copy a page with its history and all else, in the bin or not; return its place.

    The search index is the caller's to feed.
    """
    row = there.execute(select(entry).where(entry.c.uid == uid)).mappings().one()
    at = time.fromisoformat(row["local_time"])
    place = store.free_place(here, date.fromisoformat(row["local_date"]), at)
    into = {"notebook_uid": notebook_column(notebook_id)}
    here.execute(entry.insert(), {**row, "id": place, **into})
    for table in _AT_PLACE:
        _copy_rows(there, here, table, table.c.entry_id == row["id"], {"entry_id": place})
    for table in _OF_PAGE:
        changed = into if table is draft else {}
        _copy_rows(there, here, table, table.c.entry_uid == uid, changed)
    for one in there.execute(select(attachment.c.uid).where(attachment.c.entry_uid == uid)).all():
        of_it = attachment_piece.c.attachment_uid == one.uid
        numbers = there.execute(select(attachment_piece.c.number).where(of_it)).scalars().all()
        for number in numbers:  # a piece at a time: an attachment may be large
            if is_cancelled():
                raise Cancelled
            _copy_rows(there, here, attachment_piece, of_it & (attachment_piece.c.number == number))
    return place


def _copy_rows(
    there: Connection,
    here: Connection,
    table: Table,
    which: Any,
    changed: dict[str, Any] | None = None,
) -> None:
    for row in there.execute(select(table).where(which)).mappings().all():
        here.execute(table.insert(), {**row, **(changed or {})})


def _take_out(connection: Connection, uids: Sequence[str]) -> None:
    places = [store.found(connection, uid)[0] for uid in uids]
    is_index_right = index.take_out_stored(connection, places)
    for uid in uids:
        connection.execute(entry.delete().where(entry.c.uid == uid))  # the rest goes with it
    if not is_index_right:
        index.rebuild(connection)


def _call_otherwise(connection: Connection, uid: str) -> None:
    other = new_id()
    connection.execute(entry.update().where(entry.c.uid == uid).values(uid=other))
    for table in _OF_PAGE:
        of_it = table.c.entry_uid == uid
        connection.execute(table.update().where(of_it).values(entry_uid=other))


def _uids(connection: Connection, table: Table, notebook_id: str) -> list[str]:
    """Return the ids of the pages of a notebook, or of the new ones that are being written."""
    query = _NEW_DRAFTS if table is draft else select(entry.c.uid)
    query = query.where(is_in(table, notebook_id))
    return list(connection.execute(query).scalars())


def _known(connection: Connection, table: Table, uids: Sequence[str]) -> list[str]:
    """Return those ids that are there."""
    found = []
    for uid in uids:
        chosen = select(table.c.uid).where(table.c.uid == uid)
        if connection.execute(chosen).first() is not None:
            found.append(uid)
    return found


def _rows(connection: Connection, table: Table, which: Any) -> list[tuple[tuple[str, Any], ...]]:
    """Return the rows of a table but for what says where they stand, in a fixed order."""
    rows = connection.execute(select(table).where(which)).mappings()
    kept = [tuple((k, v) for k, v in row.items() if k not in _ELSEWHERE) for row in rows]
    return sorted(kept, key=repr)
