"""The planner's tables, and how their rows become values. Only the stores use this.

What a person keeps is a versioned document (documents.py): most of it is
optional, and is only ever read whole. The occasions are an index of days made
from the dates, so that no overview reads a document or reckons with a calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from companion.planner.model import CheckIn, Occasion
from companion.vault.tables import metadata

item = Table(
    "planner_item",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("date_uid", Text, ForeignKey("planner_item.uid", ondelete="CASCADE")),
    Column("occasion", Text),
    Column("document", Text, nullable=False),
    Column("created_utc", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
    Column("deleted_utc", Text),
    Column("revision", Integer, nullable=False),
    Column("source_uid", Text),
    Column("source_digest", Text),
    Column("source_text", Text),
)
Index("ix_planner_item_kind", item.c.kind, item.c.deleted_utc)
Index("ix_planner_item_date_uid", item.c.date_uid, item.c.occasion)
Index("ix_planner_item_source_uid", item.c.source_uid)

revision = Table(
    "planner_revision",
    metadata,
    Column("item_uid", Text, ForeignKey("planner_item.uid", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
)

indexed = Table(
    "planner_indexed",
    metadata,
    Column("date_uid", Text, ForeignKey("planner_item.uid", ondelete="CASCADE"), primary_key=True),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("made_by", Integer, nullable=False),
)

# Kept in the order in which it is read: a span of days is one stretch of the file.
occasion = Table(
    "planner_occasion",
    metadata,
    Column("first_day", Text, primary_key=True),
    Column("date_uid", Text, ForeignKey("planner_item.uid", ondelete="CASCADE"), primary_key=True),
    Column("day", Text, primary_key=True),
    Column("last_day", Text, nullable=False),
    Column("at", Text),
    Column("zone", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("about", Integer, nullable=False),
    Column("evening_before", Integer, nullable=False),
    Column("on_today", Integer, nullable=False),
    Column("hidden", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_planner_occasion_date_uid", occasion.c.date_uid)

check_in = Table(
    "planner_check_in",
    metadata,
    Column("date_uid", Text, ForeignKey("planner_item.uid", ondelete="CASCADE"), primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("day_offset", Integer, primary_key=True),
    Column("left_out", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
    sqlite_with_rowid=False,
)


def occasion_of(row: Sequence[Any]) -> Occasion:
    """Return the occasion in a row of the table, seen from the date's own zone.

    By position, not by name: a year can hold ten thousand.
    """
    first, uid, day_text, last, at, _zone, name, about, evening_before, on_today, hidden = row
    day = date.fromisoformat(day_text)
    return Occasion(
        uid,
        name,
        day,
        date.fromisoformat(first),
        date.fromisoformat(last),
        at if at is None else time.fromisoformat(at),
        bool(about),
        bool(evening_before),
        bool(on_today),
        bool(hidden),
        day,
    )


def check_in_of(row: Any) -> CheckIn:
    """Return the check-in in a row."""
    return CheckIn(
        row.date_uid,
        date.fromisoformat(row.occasion),
        row.day_offset,
        bool(row.left_out),
        row.note,
    )
