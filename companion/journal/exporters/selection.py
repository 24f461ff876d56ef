"""Which pages go into a copy, and what of theirs comes along."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select
from sqlalchemy import text as sql

from companion.journal import attachment_store, gentle_writing, notebooks, store
from companion.journal.attachment_store import Attachment
from companion.journal.conditions import condition
from companion.journal.gentle_writing import Sitting
from companion.journal.model import FIRST, Entry, Filters, Kind, Revision
from companion.journal.tables import attachment, revision
from companion.journal.tables import entry as entry_table
from companion.journal.tables import gentle_writing as gentle_writing_table

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages are taken out, and how whole; what is in the bin never is."""

    first: date | None = None
    """The earliest day, in the pages' own zones."""
    last: date | None = None
    """The latest day, itself included."""
    tag: str = ""
    kinds: tuple[Kind, ...] = ()
    entry_ids: tuple[str, ...] = ()
    """Only these, where any are named."""
    set_aside: bool = False
    """Whether pages that are set aside come along."""
    sealed: bool = False
    """Whether pages come along whose seal has not run out."""
    notebook: str | None = None
    """The id of the only notebook to take pages from; None for all of them."""
    keep_hidden_data: bool = False
    """Whether pictures keep place, camera and the like in a form that is made to be shared."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows it, so that templates and learned words come along."""
        narrows = self.first or self.last or self.tag or self.kinds or self.entry_ids
        return not narrows and self.notebook is None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pages of a selection."""

    entry_ids: tuple[str, ...]
    """By day and time; the order does not depend on where they stand in the vault."""
    kept_back: int
    """How many more there would be, were those set aside and sealed not left out."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page with all that belongs to it."""

    entry: Entry
    revisions: tuple[Revision, ...]
    """The earliest first."""
    attachments: tuple[Attachment, ...]
    sittings: tuple[Sitting, ...]
    source: tuple[str, str, str] | None
    """Format, id and digest in the journal it came from."""
    notebook: str
    """The name of the notebook it is in; '' for the first."""


def chosen(connection: Connection, selection: Selection, today: date) -> Chosen:
    """Return the pages of a selection; `today` says which seals have run out."""
    filters = Filters(
        selection.first,
        selection.last,
        selection.kinds,
        selection.tag,
        set_aside=selection.set_aside,
        today=date.max if selection.sealed else today,
        notebook=selection.notebook,
    )
    wanted = _entry_ids(connection, filters, selection.entry_ids)
    everything = replace(filters, set_aside=True, today=date.max)
    all_there = _entry_ids(connection, everything, selection.entry_ids)
    return Chosen(tuple(wanted), len(all_there) - len(wanted))


def records(connection: Connection, entry_ids: Sequence[str]) -> Iterator[Record]:
    """Give pages one by one with all that belongs to them, but for the bytes of attachments."""
    # Most pages have only their text: one look-up each, and not five.
    with_revisions = _having(connection, revision.c.entry_uid)
    with_attachments = _having(connection, attachment.c.entry_uid)
    with_sittings = _having(connection, gentle_writing_table.c.entry_uid)
    with_source = _having(connection, entry_table.c.uid, entry_table.c.source_id.is_not(None))
    names = {one.id: one.name for one in notebooks.listed(connection)}
    for uid in entry_ids:
        _place, entry = store.found(connection, uid)
        earlier = store.revisions(connection, uid) if uid in with_revisions else []
        attached = attachment_store.of_entry(connection, uid) if uid in with_attachments else []
        sittings = gentle_writing.of_entry(connection, uid) if uid in with_sittings else []
        yield Record(
            entry,
            tuple(reversed(earlier)),
            tuple(attached),
            tuple(sittings),
            _source(connection, uid) if uid in with_source else None,
            "" if entry.notebook == FIRST else names[entry.notebook],
        )


def attachments(connection: Connection, entry_ids: Sequence[str]) -> Iterator[Attachment]:
    """Give the attachments of pages, without reading the pages."""
    with_attachments = _having(connection, attachment.c.entry_uid)
    for uid in entry_ids:
        if uid in with_attachments:
            yield from attachment_store.of_entry(connection, uid)


def _having(
    connection: Connection, uid: ColumnElement[str], condition: ColumnElement[bool] | None = None
) -> set[str]:
    """Return the ids of the pages that have a row with something."""
    query = select(uid).distinct()
    return set(connection.execute(query if condition is None else query.where(condition)).scalars())


def _entry_ids(connection: Connection, filters: Filters, named: Sequence[str]) -> list[str]:
    among = condition(connection, filters)
    conditions = ["deleted_utc IS NULL", among.of("entry.id")]
    values = dict(among.values)
    if named:
        conditions.append("uid IN (SELECT value FROM json_each(:named))")
        values["named"] = json.dumps(list(named))
    rows = connection.execute(
        sql(
            f"SELECT uid FROM entry WHERE {' AND '.join(conditions)} "  # our own words only
            "ORDER BY local_date, local_time, uid"
        ),
        values,
    )
    return [str(row.uid) for row in rows]


def _source(connection: Connection, entry_id: str) -> tuple[str, str, str] | None:
    columns = entry_table.c
    named = select(columns.source_format, columns.source_id, columns.source_digest)
    row = connection.execute(named.where(columns.uid == entry_id)).one()
    return None if row[0] is None else (str(row[0]), str(row[1]), str(row[2]))
