"""Moving pages from one vault to another, with all that belongs to them; no page is ever in none.

A page is written to where it goes, under its own id, before it is taken from where
it was: a crash in between leaves it in both, and `finish` makes that one again.
"""

from __future__ import annotations

import json
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

_AT_A_TIME: Final = 50
"""Pages that are copied before somebody may look and cancel."""

Progress = Callable[[int, int], None]


def move(source: Vault, target: Vault, entry_id: str, notebook_id: str = FIRST) -> None:
    """Move a page into a notebook of another vault; raise EntryNotFound.

    It does not pass through the bin: what was taken out is no longer where it was.
    """
    with source.reading() as there:
        store.found(there, entry_id)
        with target.transaction() as here:
            if store.get(here, entry_id) is None:
                for place in _copy(there, here, [entry_id], notebook_id):
                    index.add(here, place)
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
        places: list[int] = []
        for start in range(0, len(pages), _AT_A_TIME):
            if is_cancelled():
                raise Cancelled
            part = pages[start : start + _AT_A_TIME]
            missing = [uid for uid in part if uid not in known]
            places += _copy(there, here, missing, into, is_cancelled)
            if progress is not None:
                progress(start + len(part), len(pages))
        index.add_stored(here, places)
        drafts = _uids(there, draft, notebook_id)
        for uid in set(drafts) - set(_known(here, draft, drafts)):
            for row in _rows(there, draft, draft.c.uid == uid):
                here.execute(draft.insert(), {**row, "notebook_uid": notebook_column(into)})


def finish(source: Vault, target: Vault, notebook_id: str | None = None) -> None:
    """Let no page be in two vaults: what is the same in `target` is taken out of `source`.

    One that went on in both stays in `source` under an id of its own. With a
    notebook's id, the notebook is taken out too when nothing is left in it.
    """
    with target.reading() as here:
        there = list(here.execute(select(entry.c.uid)).scalars())
        drafts = list(here.execute(_NEW_DRAFTS).scalars())
    _take_out_copied(source, target, there, drafts)
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
                kept = select(*_kept(draft)).where(it)
                if tuple(there.execute(kept).one()) == tuple(here.execute(kept).one()):
                    there.execute(draft.delete().where(it))
                else:
                    there.execute(draft.update().where(it).values(uid=new_id()))
            mine, theirs = digests(there, both), digests(here, both)
            for uid in both:
                if mine[uid] != theirs[uid]:
                    _call_otherwise(there, uid)
            _take_out(there, [uid for uid in both if mine[uid] == theirs[uid]])
    source.checkpoint()  # so that the words are not left in the log


def digests(connection: Connection, uids: Sequence[str]) -> dict[str, str]:
    """Return what tells each page, with all that belongs to it, from any other (SHA-256)."""
    sums = {uid: sha256() for uid in uids}
    length = func.sum(func.length(attachment_piece.c.content))
    pieces = select(attachment.c.entry_uid, attachment_piece.c.attachment_uid, length)
    queries = [
        select(entry.c.uid, *_kept(entry)),
        *(
            select(entry.c.uid, *_kept(one)).join(one).order_by(*one.primary_key)
            for one in _AT_PLACE
        ),
        *(select(one.c.entry_uid, *_kept(one)).order_by(*one.primary_key) for one in _OF_PAGE),
        pieces.join(attachment_piece).group_by(attachment_piece.c.attachment_uid),
    ]
    for number, query in enumerate(queries):
        page = query.selected_columns[0]
        for uid, *row in connection.execute(query.where(_among(page, uids))):
            sums[uid].update(repr((number, row)).encode("utf-8", "surrogatepass"))
    return {uid: total.hexdigest() for uid, total in sums.items()}


def _kept(table: Table) -> list[Any]:
    """Return the columns of a table but for those that say where the page stands."""
    return [column for column in table.c if column.name not in _ELSEWHERE]


def _copy(
    there: Connection,
    here: Connection,
    uids: Sequence[str],
    notebook_id: str,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[int]:
    """Copy pages with their history and all else, in the bin or not; return their places.

    The search index is the caller's to feed.
    """
    into = {"notebook_uid": notebook_column(notebook_id)}
    places: dict[int, int] = {}
    for row in _rows(there, entry, _among(entry.c.uid, uids)):
        at = time.fromisoformat(row["local_time"])
        place = store.free_place(here, date.fromisoformat(row["local_date"]), at)
        here.execute(entry.insert(), {**row, "id": place, **into})
        places[row["id"]] = place
    for table in _AT_PLACE:
        which = _among(table.c.entry_id, list(places))
        for row in _rows(there, table, which):
            here.execute(table.insert(), {**row, "entry_id": places[row["entry_id"]]})
    for table in _OF_PAGE:
        changed = into if table is draft else {}
        for row in _rows(there, table, _among(table.c.entry_uid, uids)):
            here.execute(table.insert(), {**row, **changed})
    files = select(attachment.c.uid).where(_among(attachment.c.entry_uid, uids))
    for uid in there.execute(files).scalars().all():
        of_it = attachment_piece.c.attachment_uid == uid
        numbers = there.execute(select(attachment_piece.c.number).where(of_it)).scalars().all()
        for number in numbers:  # a piece at a time: an attachment may be large
            if is_cancelled():
                raise Cancelled
            for row in _rows(
                there, attachment_piece, of_it & (attachment_piece.c.number == number)
            ):
                here.execute(attachment_piece.insert(), {**row})
    return list(places.values())


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


def _rows(connection: Connection, table: Table, which: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table).where(which)).mappings()]


def _among(column: Any, values: Sequence[Any]) -> Any:
    """Return the condition that a column is one of many values, which SQLite takes as JSON."""
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(each.c.value))
