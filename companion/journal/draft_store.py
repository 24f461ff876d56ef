"""The queries on drafts. Only the service uses this module."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from companion.journal import store
from companion.journal.model import FIRST, Draft, dated_like, placed, tidy_tags
from companion.journal.tables import (
    draft,
    full_columns,
    moment_of,
    notebook_column,
    page_of,
    stamp,
)
from companion.values import storable


def keep(connection: Connection, value: Draft, into: str | None = None) -> Draft:
    """Keep a draft as it can be stored, and return it; an empty one of a new page is let go.

    One that names no notebook stays where it was, or is new in the one with the id `into`.
    That of a saved page which is gone meanwhile is kept as one of a new page.
    """
    page = replace(
        value.page,
        text=storable(value.page.text),
        title=storable(value.page.title),
        tags=tidy_tags(value.page.tags),
    )
    if value.entry_id is not None:
        saved = store.get(connection, value.entry_id)
        if saved is None:
            value = replace(value, entry_id=None)
        else:
            into = saved[1].notebook
            if page.local_date == date.min:
                page = dated_like(page, saved[1].page)
    before = get(connection, value.id)
    notebook = value.notebook or (before and before.notebook) or into or FIRST
    value = replace(value, page=placed(page, value.changed), notebook=notebook)
    if page.is_empty and value.entry_id is None:
        remove(connection, value.id)
    else:
        write(connection, value)
    return value


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
            "notebook_uid": notebook_column(value.notebook or FIRST),
        },
    )


def remove(connection: Connection, uid: str) -> None:
    """Remove a draft; harmless when there is none."""
    connection.execute(draft.delete().where(draft.c.uid == uid))


def newest(connection: Connection) -> list[Draft]:
    """Return all drafts, the newest first."""
    rows = connection.execute(select(draft).order_by(draft.c.changed_utc.desc()))
    return [_value(row) for row in rows]


def get(connection: Connection, uid: str) -> Draft | None:
    """Return a draft, or None."""
    row = connection.execute(select(draft).where(draft.c.uid == uid)).first()
    return None if row is None else _value(row)


def _value(row: Any) -> Draft:
    notebook = row.notebook_uid or FIRST
    return Draft(row.uid, page_of(row), moment_of(row.changed_utc), row.entry_uid, notebook)
