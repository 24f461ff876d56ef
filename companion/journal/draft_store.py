"""The queries on drafts. Only the service uses this module."""

from __future__ import annotations

from sqlalchemy import Connection, select

from companion.journal.model import Draft
from companion.journal.tables import draft, full_columns, moment_of, page_of, stamp


def write(connection: Connection, value: Draft) -> None:
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


def remove(connection: Connection, uid: str) -> None:
    """Remove a draft; harmless when there is none."""
    connection.execute(draft.delete().where(draft.c.uid == uid))


def newest(connection: Connection) -> list[Draft]:
    """Return all drafts, the newest first."""
    rows = connection.execute(select(draft).order_by(draft.c.changed_utc.desc()))
    return [Draft(row.uid, page_of(row), moment_of(row.changed_utc), row.entry_uid) for row in rows]
