"""The queries on the bin: pages and attachments. Only the services use this module."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, bindparam, select

from companion.journal.places import in_parts
from companion.journal.tables import attachment, entry, stamp


def set_deleted(connection: Connection, place: int, deleted: datetime | None) -> None:
    """Move an entry to the bin or back."""
    connection.execute(
        entry.update()
        .where(entry.c.id == place)
        .values(deleted_utc=None if deleted is None else stamp(deleted))
    )


def places_of(connection: Connection, uids: Sequence[str], *, in_bin: bool) -> list[int]:
    """Return the places of those entries that are in the bin, or are not."""
    state = entry.c.deleted_utc.is_not(None) if in_bin else entry.c.deleted_utc.is_(None)
    wanted = select(entry.c.id).where(entry.c.uid.in_(bindparam("part", expanding=True)), state)
    found: list[int] = []
    for part in in_parts(uids):
        found += connection.execute(wanted, {"part": list(part)}).scalars()
    return found


def has_older(connection: Connection, moment: datetime) -> bool:
    """Say whether something has been in the bin since before a moment."""
    return any(
        connection.execute(select(table.c.uid).where(_gone(table, moment)).limit(1)).first()
        for table in (entry, attachment)
    )


def purge(connection: Connection, before: datetime | None) -> int:
    """Remove what came to the bin before a moment, or all of it; return how many pages."""
    connection.execute(attachment.delete().where(_gone(attachment, before)))
    return int(connection.execute(entry.delete().where(_gone(entry, before))).rowcount)


def _gone(table: Table, before: datetime | None) -> ColumnElement[bool]:
    if before is None:
        return table.c.deleted_utc.is_not(None)
    return table.c.deleted_utc < stamp(before)


def uid_outside(connection: Connection, place: int) -> str | None:
    """Return the id of the entry at a place; None where there is none, or one in the bin."""
    chosen = select(entry.c.uid).where(entry.c.id == place, entry.c.deleted_utc.is_(None))
    return connection.execute(chosen).scalar_one_or_none()
