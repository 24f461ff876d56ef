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

from companion.errors import EntryNotFound
from companion.journal.model import FIRST, Entry, EntrySummary, Kept, Page, Revision
from companion.journal.places import PLACES_A_DAY, place_for
from companion.journal.tables import (
    TAG_SEPARATOR,
    columns,
    entry,
    entry_kept,
    entry_tag,
    entry_text,
    full_columns,
    is_in,
    kept_columns,
    kept_of,
    moment_of,
    notebook_column,
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
_KEPT = (
    entry_kept.c.set_aside,
    entry_kept.c.content_note,
    entry_kept.c.sealed_until,
    entry_kept.c.never_bring_back,
)
_SUMMARIES = select(
    entry.c.id,
    entry.c.uid,
    entry.c.title,
    entry.c.local_date,
    entry.c.local_time,
    entry.c.deleted_utc,
    entry.c.kind,
    entry.c.notebook_uid,
    _TAGS,
    *_KEPT,
).select_from(entry.outerjoin(entry_kept))


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
    revision: int = 1
    notebook: str = FIRST


def insert(connection: Connection, new: Sequence[NewEntry]) -> None:
    """Add entries, many at once for speed; the search index is the caller's to feed."""
    if not new:
        return
    connection.execute(entry.insert(), [_new_columns(one) for one in new])
    connection.execute(
        entry_text.insert(), [{"entry_id": one.place, "body": one.page.text} for one in new]
    )
    _write_tags(connection, [(one.place, one.page) for one in new])


def update(connection: Connection, place: int, page: Page, *, changed: datetime) -> int:
    """Give an entry new content, and a new place when its day changed; return its place."""
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
    return new_place


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


def keep(connection: Connection, place: int, kept: Kept) -> None:
    """Write how an entry is kept apart."""
    connection.execute(entry_kept.delete().where(entry_kept.c.entry_id == place))
    if kept != Kept():
        connection.execute(entry_kept.insert(), {"entry_id": place, **kept_columns(kept)})


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
        select(entry, entry_text.c.body, _TAGS, *_KEPT)
        .join(entry_text, entry_text.c.entry_id == entry.c.id)
        .outerjoin(entry_kept, entry_kept.c.entry_id == entry.c.id)
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
        kept=kept_of(row),
        notebook=row.notebook_uid or FIRST,
    )
    return int(row.id), found


def found(connection: Connection, uid: str) -> tuple[int, Entry]:
    """Return an entry and its place; raise EntryNotFound."""
    there = get(connection, uid)
    if there is None:
        raise EntryNotFound(uid)
    return there


def newest(
    connection: Connection,
    limit: int,
    below: int | None,
    *,
    in_bin: bool,
    set_aside: bool = False,
    notebook: str | None = None,
) -> list[EntrySummary]:
    """Return summaries of a notebook or of all, the newest first, from below a place on.

    The bin holds pages of every kind; outside it, those set aside have a list of their own.
    """
    query = _SUMMARIES.order_by(entry.c.id.desc()).limit(limit)
    if in_bin:
        query = query.where(entry.c.deleted_utc.is_not(None))
    else:
        apart = func.coalesce(entry_kept.c.set_aside, 0) == int(set_aside)
        query = query.where(entry.c.deleted_utc.is_(None), apart)
    if below is not None:
        query = query.where(entry.c.id < below)
    if notebook is not None:
        query = query.where(is_in(entry, notebook))
    return [summary_of(row) for row in connection.execute(query)]


def years(
    connection: Connection, *, in_bin: bool, set_aside: bool = False, notebook: str | None = None
) -> list[int]:
    """Return the years that have entries, the latest first: one look-up for each."""
    found: list[int] = []
    below: int | None = None
    apart = {"in_bin": in_bin, "set_aside": set_aside}
    while latest := newest(connection, 1, below, **apart, notebook=notebook):
        year = latest[0].local_date.year
        found.append(year)
        below = place_for(date(year, 1, 1), time.min)
    return found


def between(connection: Connection, first: date, last: date) -> list[EntrySummary]:
    """Return the summaries of the entries of some days that are not in the bin, in order."""
    query = _SUMMARIES.where(
        entry.c.id >= place_for(first, time.min),
        entry.c.local_date.between(first.isoformat(), last.isoformat()),
        entry.c.deleted_utc.is_(None),
    )
    return [summary_of(row) for row in connection.execute(query.order_by(entry.c.id))]


def summaries(connection: Connection, places: Sequence[int]) -> dict[int, EntrySummary]:
    """Return the summaries at some places."""
    query = _SUMMARIES.where(entry.c.id.in_(bindparam("places", expanding=True)))
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


def sources(connection: Connection, source_format: str) -> Iterator[tuple[str, str, int]]:
    """Return source id, digest and place of what was brought in from a format."""
    query = select(entry.c.source_id, entry.c.source_digest, entry.c.id).where(
        entry.c.source_format == source_format
    )
    for row in connection.execute(query):
        yield row.source_id, row.source_digest, row.id


def places(connection: Connection) -> set[int]:
    """Return all places that are taken."""
    return set(connection.execute(select(entry.c.id)).scalars())


def uids(connection: Connection) -> set[str]:
    """Return the ids of all entries."""
    return set(connection.execute(select(entry.c.uid)).scalars())


def _new_columns(new: NewEntry) -> dict[str, Any]:
    source_format, source_id, source_digest = new.source
    return {
        "id": new.place,
        "uid": new.uid,
        **columns(new.page),
        "created_utc": stamp(new.created),
        "changed_utc": stamp(new.changed),
        "revision": new.revision,
        "source_format": source_format,
        "source_id": source_id,
        "source_digest": source_digest,
        "notebook_uid": notebook_column(new.notebook),
    }


def _write_tags(connection: Connection, placed: Sequence[tuple[int, Page]]) -> None:
    rows = [{"entry_id": place, "tag": tag} for place, page in placed for tag in page.tags]
    if rows:
        connection.execute(entry_tag.insert(), rows)
