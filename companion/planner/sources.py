"""Where dates were brought in from: what calendar files call them, and what those said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from companion.planner import store
from companion.planner.tables import item


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was brought in from."""

    uid: str
    """What the calendar file calls it."""
    digest: str
    """What it said, as a digest (SHA-256)."""
    text: str | None = None
    """The event itself, where not all of it was understood."""


def insert(
    connection: Connection,
    kind: str,
    brought: Iterable[tuple[str, Mapping[str, Any], Source]],
    *,
    now: datetime,
) -> None:
    """Add things that were brought in from a file: id, content, and where they are from."""
    rows = []
    for uid, document, source in brought:
        row = store.new_row(uid, kind, document, now)
        row["source_uid"] = source.uid
        row["source_digest"] = source.digest
        row["source_text"] = source.text
        rows.append(row)
    if rows:
        connection.execute(item.insert(), rows)


def known(connection: Connection) -> dict[str, set[str]]:
    """Return what was brought in from calendar files: digests by uid, the bin included."""
    query = select(item.c.source_uid, item.c.source_digest).where(item.c.source_uid.is_not(None))
    found: dict[str, set[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.source_uid, set()).add(row.source_digest)
    return found


def text_of_event(connection: Connection, uid: str) -> str | None:
    """Return the event that something was made of, where it was kept."""
    query = select(item.c.source_text).where(item.c.uid == uid)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else str(found)
