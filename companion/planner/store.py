"""What the planner keeps, one row each: dates, plans and records. For the services only.

They share one table because they share their fate: saved with the earlier
content kept, moved to the bin, brought back, removed after 30 days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from companion.planner.documents import document_in, text_of
from companion.planner.model import Saved
from companion.planner.tables import item, revision
from companion.values import moment_of, stamp

DATE: Final = "date"
PLAN: Final = "plan"
AGAIN: Final = "again"
CALL: Final = "call"
PAPER: Final = "paper"
NOTICE: Final = "notice"
CLAIM: Final = "claim"
DAY_IDEA: Final = "day_idea"

_MOST_VARIABLES: Final = 900
"""How many values SQLite binds in one query at the least (SQLITE_MAX_VARIABLE_NUMBER: 999)."""

_Value = TypeVar("_Value")
_Document = Mapping[str, Any]


# Writing


def insert(
    connection: Connection,
    uid: str,
    kind: str,
    document: _Document,
    *,
    now: datetime,
    date_uid: str | None = None,
    occasion: date | None = None,
) -> None:
    """Add something."""
    row = new_row(uid, kind, document, now)
    row["date_uid"] = date_uid
    row["occasion"] = None if occasion is None else occasion.isoformat()
    connection.execute(item.insert(), row)


def new_row(uid: str, kind: str, document: _Document, now: datetime) -> dict[str, Any]:
    """Return the columns that everything has when it is new."""
    return {
        "uid": uid,
        "kind": kind,
        "document": text_of(document),
        "created_utc": stamp(now),
        "changed_utc": stamp(now),
        "revision": 1,
    }


def update(
    connection: Connection, current: Saved[_Document], document: _Document, *, now: datetime,
    keep: bool = True,
) -> None:  # fmt: skip
    """Give something new content; the earlier is kept unless it is told not to be."""
    if keep:
        connection.execute(
            revision.insert(),
            {
                "item_uid": current.id,
                "number": current.revision,
                "document": text_of(current.value),
                "changed_utc": stamp(current.changed),
            },
        )
    connection.execute(
        item.update()
        .where(item.c.uid == current.id)
        .values(
            document=text_of(document),
            changed_utc=stamp(now),
            revision=item.c.revision + (1 if keep else 0),
        )
    )


def move_plan(connection: Connection, date_uid: str, before: date, after: date) -> None:
    """Let the plan for a day follow its date to another day, and those of it in the bin."""
    query = select(item).where(
        item.c.date_uid == date_uid,
        item.c.occasion == before.isoformat(),
        item.c.kind == PLAN,
    )
    if plan_of(connection, date_uid, after) is not None:
        query = query.where(item.c.deleted_utc.is_not(None))
    for saved in [_saved(row) for row in connection.execute(query)]:
        document = {**saved.value, "occasion": after.isoformat()}
        connection.execute(
            item.update()
            .where(item.c.uid == saved.id)
            .values(occasion=after.isoformat(), document=text_of(document))
        )


def set_deleted(connection: Connection, uid: str, deleted: datetime | None) -> None:
    """Move something to the bin or back."""
    set_all_deleted(connection, [uid], deleted)


def set_all_deleted(connection: Connection, uids: Sequence[str], deleted: datetime | None) -> None:
    """Move things to the bin or back; what is in the bin already keeps its time there."""
    change = item.update().where(item.c.uid == bindparam("one"))
    if deleted is not None:
        change = change.where(item.c.deleted_utc.is_(None))
    change = change.values(deleted_utc=None if deleted is None else stamp(deleted))
    if uids:
        connection.execute(change, [{"one": uid} for uid in uids])


def purge(connection: Connection, deleted_before: datetime) -> int:
    """Remove what has been in the bin since before a moment, and what belongs to it."""
    gone = connection.execute(item.delete().where(item.c.deleted_utc < stamp(deleted_before)))
    return int(gone.rowcount)


def purge_days(connection: Connection, kind: str, before: date) -> int:
    """Remove what was for days before one, and is not shown any more."""
    gone = connection.execute(
        item.delete().where(item.c.kind == kind, item.c.occasion < before.isoformat())
    )
    return int(gone.rowcount)


# Reading


def get(connection: Connection, uid: str, kind: str) -> Saved[dict[str, Any]] | None:
    """Return something of a kind by its id, from the bin too, or None."""
    row = connection.execute(select(item).where(item.c.uid == uid, item.c.kind == kind)).first()
    return None if row is None else _saved(row)


def documents_of(
    connection: Connection, uids: Sequence[str], kind: str
) -> dict[str, dict[str, Any]]:
    """Return the content of things of a kind by id, at most 900; the bin included."""
    query = select(item.c.uid, item.c.document).where(item.c.uid.in_(uids), item.c.kind == kind)
    return {row.uid: document_in(row.document) for row in connection.execute(query)}


def saying(connection: Connection, kind: str, part: _Document) -> list[Saved[dict[str, Any]]]:
    """Return all of a kind in which some fields, at any depth, hold what they hold in `part`.

    Found by their text, so that ten thousand need not be read for it; the bin is left out.
    """
    query = select(item).where(item.c.kind == kind, item.c.deleted_utc.is_(None))
    for name, value in part.items():
        text = text_of({name: value})[1:-1]
        query = query.where(func.instr(item.c.document, text) > 0)
    return [_saved(row) for row in connection.execute(query)]


def plan_of(connection: Connection, date_uid: str, occasion: date) -> Saved[dict[str, Any]] | None:
    """Return the plan for the day a date falls on, or None."""
    row = connection.execute(
        select(item).where(
            item.c.date_uid == date_uid,
            item.c.occasion == occasion.isoformat(),
            item.c.kind == PLAN,
            item.c.deleted_utc.is_(None),
        )
    ).first()
    return None if row is None else _saved(row)


def plan_days(connection: Connection, date_uid: str) -> list[date]:
    """Return the days for which a date has a plan, the earliest first."""
    rows = connection.execute(
        select(item.c.occasion)
        .where(item.c.date_uid == date_uid, item.c.kind == PLAN, item.c.deleted_utc.is_(None))
        .order_by(item.c.occasion)
    )
    return [date.fromisoformat(row.occasion) for row in rows]


def on_days(
    connection: Connection, kind: str, first: date, last: date
) -> list[Saved[dict[str, Any]]]:
    """Return everything of a kind that is for a day of a span, both ends included."""
    rows = connection.execute(
        select(item).where(
            item.c.kind == kind,
            item.c.deleted_utc.is_(None),
            item.c.occasion.between(first.isoformat(), last.isoformat()),
        )
    )
    return [_saved(row) for row in rows]


def plans_on(connection: Connection, keys: Sequence[tuple[str, date]]) -> dict[str, dict[str, Any]]:
    """Return the plans for some dates and days, by the id of the date."""
    wanted = {(uid, day.isoformat()) for uid, day in keys}
    query = select(item.c.date_uid, item.c.occasion, item.c.document).where(
        item.c.kind == PLAN,
        item.c.deleted_utc.is_(None),
        item.c.date_uid.in_(bindparam("part", expanding=True)),
        item.c.occasion.in_(bindparam("days", expanding=True)),
    )
    uids = sorted({uid for uid, _ in wanted})
    days = sorted({day for _, day in wanted})
    found = {}
    for start in range(0, len(uids), _MOST_VARIABLES):
        part = {"part": uids[start : start + _MOST_VARIABLES], "days": days}
        for row in connection.execute(query, part):
            if (row.date_uid, row.occasion) in wanted:
                found[row.date_uid] = document_in(row.document)
    return found


def all_of(
    connection: Connection, kind: str, *, in_bin: bool = False, date_uid: str | None = None
) -> list[Saved[dict[str, Any]]]:
    """Return everything of a kind, the newest first."""
    query = select(item).where(
        item.c.kind == kind,
        item.c.deleted_utc.is_not(None) if in_bin else item.c.deleted_utc.is_(None),
    )
    if date_uid is not None:
        query = query.where(item.c.date_uid == date_uid)
    return [_saved(row) for row in connection.execute(query.order_by(item.c.created_utc.desc()))]


def uids(connection: Connection, kind: str) -> set[str]:
    """Return the ids of everything of a kind, the bin included."""
    return set(connection.execute(select(item.c.uid).where(item.c.kind == kind)).scalars())


def uids_beginning(connection: Connection, prefix: str, kind: str) -> list[str]:
    """Return two ids, at most, that begin with the given characters."""
    found = connection.execute(
        select(item.c.uid)
        .where(item.c.uid.startswith(prefix, autoescape=True), item.c.kind == kind)
        .limit(2)
    )
    return [str(row.uid) for row in found]


def earlier(connection: Connection, uid: str) -> dict[str, Any] | None:
    """Return the content something had before its last change, or None."""
    row = connection.execute(
        select(revision.c.document)
        .where(revision.c.item_uid == uid)
        .order_by(revision.c.number.desc())
        .limit(1)
    ).first()
    return None if row is None else document_in(row.document)


def valued(saved: Saved[dict[str, Any]], read: Callable[[dict[str, Any]], _Value]) -> Saved[_Value]:
    """Return something saved with its document read."""
    return Saved(
        saved.id,
        read(saved.value),
        saved.created,
        saved.changed,
        saved.revision,
        saved.deleted,
        saved.date_id,
    )


def _saved(row: Any) -> Saved[dict[str, Any]]:
    return Saved(
        id=row.uid,
        value=document_in(row.document),
        created=moment_of(row.created_utc),
        changed=moment_of(row.changed_utc),
        revision=row.revision,
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
        date_id=row.date_uid,
    )
