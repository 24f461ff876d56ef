"""The journal's queries. Only the service uses this module.

An entry's number follows its local date (day x 4096, then the time of day), so
the search index answers newest first without sorting. The person's side of the
app knows entries by `uid`, which never changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy import text as sql

from companion.journal.model import Draft, Entry, EntrySummary, Page, Revision
from companion.journal.places import PLACES_A_DAY, in_parts, place_for
from companion.journal.tables import (
    TAG_SEPARATOR,
    columns,
    draft,
    entry,
    entry_tag,
    entry_text,
    full_columns,
    moment_of,
    page_of,
    revision,
    stamp,
    summary_of,
)

_TAGS = (
    select(func.group_concat(entry_tag.c.tag, TAG_SEPARATOR))
    .where(entry_tag.c.entry_id == entry.c.id)
    .scalar_subquery()
    .label("tags")
)
_SUMMARY = (
    entry.c.id,
    entry.c.uid,
    entry.c.title,
    entry.c.local_date,
    entry.c.local_time,
    entry.c.deleted_utc,
    _TAGS,
)


# Writing entries


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to add at a free place."""

    place: int
    uid: str
    page: Page
    created: datetime
    changed: datetime
    source: tuple[str, str, str] | tuple[None, None, None] = (None, None, None)
    """Format, id and digest in the journal it comes from."""


def insert(connection: Connection, new: Sequence[NewEntry]) -> None:
    """Add entries, many at once for speed; the search index is the caller's to feed."""
    if not new:
        return
    connection.execute(entry.insert(), [_new_columns(one) for one in new])
    connection.execute(
        entry_text.insert(), [{"entry_id": one.place, "body": one.page.text} for one in new]
    )
    _write_tags(connection, [(one.place, one.page) for one in new])


def update(connection: Connection, place: int, page: Page, *, changed: datetime) -> None:
    """Give an entry new content, and a new place when its day changed."""
    new_place = place
    if place // PLACES_A_DAY != page.local_date.toordinal():
        new_place = free_place(connection, page.local_date, page.local_time)
    connection.execute(
        entry.update()
        .where(entry.c.id == place)
        .values(
            id=new_place,
            **columns(page),
            changed_utc=stamp(changed),
            revision=entry.c.revision + 1,
        )
    )
    connection.execute(
        entry_text.update().where(entry_text.c.entry_id == new_place).values(body=page.text)
    )
    connection.execute(entry_tag.delete().where(entry_tag.c.entry_id == new_place))
    _write_tags(connection, [(new_place, page)])


def keep_revision(connection: Connection, current: Entry) -> None:
    """Keep the content of an entry before it is changed."""
    connection.execute(
        revision.insert(),
        {
            "entry_uid": current.id,
            "number": current.revision,
            **full_columns(current.page),
            "changed_utc": stamp(current.changed),
        },
    )


def set_deleted(connection: Connection, place: int, deleted: datetime | None) -> None:
    """Move an entry to the bin or back."""
    connection.execute(
        entry.update()
        .where(entry.c.id == place)
        .values(deleted_utc=None if deleted is None else stamp(deleted))
    )


def purge(connection: Connection, deleted_before: datetime) -> int:
    """Remove what has been in the bin since before a moment; return how many."""
    gone = connection.execute(entry.delete().where(entry.c.deleted_utc < stamp(deleted_before)))
    return int(gone.rowcount)


def free_place(connection: Connection, day: date, at: time) -> int:
    """Return the first free place at or after a time of a day."""
    wanted = place_for(day, at)
    taken = connection.execute(select(entry.c.id).where(entry.c.id == wanted)).first()
    if taken is None:
        return wanted
    return int(
        connection.execute(
            sql(
                "SELECT min(e.id) + 1 FROM entry AS e WHERE e.id >= :wanted "
                "AND NOT EXISTS (SELECT 1 FROM entry AS f WHERE f.id = e.id + 1)"
            ),
            {"wanted": wanted},
        ).scalar_one()
    )


# Reading entries


def get(connection: Connection, uid: str) -> tuple[int, Entry] | None:
    """Return an entry and its place, or None."""
    row = connection.execute(
        select(entry, entry_text.c.body, _TAGS)
        .join(entry_text, entry_text.c.entry_id == entry.c.id)
        .where(entry.c.uid == uid)
    ).first()
    if row is None:
        return None
    found = Entry(
        id=row.uid,
        page=page_of(row),
        created=moment_of(row.created_utc),
        changed=moment_of(row.changed_utc),
        revision=row.revision,
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
    )
    return int(row.id), found


def uids_beginning(connection: Connection, prefix: str, limit: int = 2) -> list[str]:
    """Return ids that begin with the given characters."""
    found = connection.execute(
        select(entry.c.uid).where(entry.c.uid.startswith(prefix, autoescape=True)).limit(limit)
    )
    return [str(row.uid) for row in found]


def newest(
    connection: Connection, limit: int, below: int | None, *, in_bin: bool
) -> list[EntrySummary]:
    """Return summaries, the newest first, from below a place on."""
    query = select(*_SUMMARY).order_by(entry.c.id.desc()).limit(limit)
    query = query.where(
        entry.c.deleted_utc.is_not(None) if in_bin else entry.c.deleted_utc.is_(None)
    )
    if below is not None:
        query = query.where(entry.c.id < below)
    return [summary_of(row) for row in connection.execute(query)]


def years(connection: Connection, *, in_bin: bool) -> list[int]:
    """Return the years that have entries, the latest first: one look-up for each."""
    found: list[int] = []
    below: int | None = None
    while latest := newest(connection, 1, below, in_bin=in_bin):
        year = latest[0].local_date.year
        found.append(year)
        below = place_for(date(year, 1, 1), time.min)
    return found


def in_places(
    connection: Connection, places: Sequence[int], *, in_bin: bool
) -> list[tuple[int, Entry]]:
    """Return those of the entries at some places that are in the bin, or are not."""
    state = entry.c.deleted_utc.is_not(None) if in_bin else entry.c.deleted_utc.is_(None)
    wanted = select(entry.c.uid).where(entry.c.id.in_(bindparam("part", expanding=True)), state)
    uids: list[str] = []
    for part in in_parts(places):
        uids += connection.execute(wanted, {"part": list(part)}).scalars()
    return [found for uid in uids if (found := get(connection, uid)) is not None]


def summaries(connection: Connection, places: Sequence[int]) -> dict[int, EntrySummary]:
    """Return the summaries at some places."""
    query = select(*_SUMMARY).where(entry.c.id.in_(bindparam("places", expanding=True)))
    rows = connection.execute(query, {"places": list(places)})
    return {row.id: summary_of(row) for row in rows}


def revisions(connection: Connection, uid: str) -> list[Revision]:
    """Return the earlier savings of an entry, the newest first."""
    rows = connection.execute(
        select(revision).where(revision.c.entry_uid == uid).order_by(revision.c.number.desc())
    )
    return [Revision(row.number, page_of(row), moment_of(row.changed_utc)) for row in rows]


def count(connection: Connection) -> int:
    """Return how many entries there are outside the bin."""
    query = select(func.count()).select_from(entry).where(entry.c.deleted_utc.is_(None))
    return int(connection.execute(query).scalar_one())


def sources(connection: Connection, source_format: str) -> Iterator[tuple[str, str]]:
    """Return source id and digest of what was brought in from a format."""
    query = select(entry.c.source_id, entry.c.source_digest).where(
        entry.c.source_format == source_format
    )
    for row in connection.execute(query):
        yield row.source_id, row.source_digest


def places(connection: Connection) -> set[int]:
    """Return all places that are taken."""
    return set(connection.execute(select(entry.c.id)).scalars())


# Drafts


def write_draft(connection: Connection, value: Draft) -> None:
    """Add a draft or replace the one with its id."""
    connection.execute(draft.delete().where(draft.c.uid == value.id))
    connection.execute(
        draft.insert(),
        {
            "uid": value.id,
            "entry_uid": value.entry_id,
            **full_columns(value.page),
            "changed_utc": stamp(value.changed),
        },
    )


def remove_draft(connection: Connection, uid: str) -> None:
    """Remove a draft; harmless when there is none."""
    connection.execute(draft.delete().where(draft.c.uid == uid))


def drafts(connection: Connection) -> list[Draft]:
    """Return all drafts, the newest first."""
    rows = connection.execute(select(draft).order_by(draft.c.changed_utc.desc()))
    return [Draft(row.uid, page_of(row), moment_of(row.changed_utc), row.entry_uid) for row in rows]


def _new_columns(new: NewEntry) -> dict[str, Any]:
    source_format, source_id, source_digest = new.source
    return {
        "id": new.place,
        "uid": new.uid,
        **columns(new.page),
        "created_utc": stamp(new.created),
        "changed_utc": stamp(new.changed),
        "revision": 1,
        "source_format": source_format,
        "source_id": source_id,
        "source_digest": source_digest,
    }


def _write_tags(connection: Connection, placed: Sequence[tuple[int, Page]]) -> None:
    rows = [{"entry_id": place, "tag": tag} for place, page in placed for tag in page.tags]
    if rows:
        connection.execute(entry_tag.insert(), rows)
