"""The journal's tables, and how their rows become values. Only the store uses this."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from companion.journal.model import EntrySummary, Page
from companion.vault.tables import metadata

TAG_SEPARATOR: Final = "\n"

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("local_date", Text, nullable=False),
    Column("local_time", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("created_utc", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
    Column("deleted_utc", Text),
    Column("revision", Integer, nullable=False),
    Column("source_format", Text),
    Column("source_id", Text),
    Column("source_digest", Text),
    UniqueConstraint("uid"),
)
Index("ix_entry_deleted", entry.c.deleted_utc, sqlite_where=entry.c.deleted_utc.is_not(None))

entry_text = Table(
    "entry_text",
    metadata,
    Column(
        "entry_id",
        Integer,
        ForeignKey("entry.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    Column("body", Text, nullable=False),
)

entry_tag = Table(
    "entry_tag",
    metadata,
    Column(
        "entry_id",
        Integer,
        ForeignKey("entry.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    Column("tag", Text, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_entry_tag_tag", entry_tag.c.tag, entry_tag.c.entry_id)

_page_columns = ("title", "body", "tags", "local_date", "local_time", "zone", "changed_utc")

revision = Table(
    "revision",
    metadata,
    Column("entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in _page_columns),
)

draft = Table(
    "draft",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE")),
    *(Column(name, Text, nullable=False) for name in _page_columns),
)


# Between rows and values


def columns(page: Page) -> dict[str, Any]:
    """Return the columns that a page has in the narrow table of entries."""
    return {
        "title": page.title,
        "local_date": page.local_date.isoformat(),
        "local_time": page.local_time.isoformat(timespec="seconds"),
        "zone": page.zone,
    }


def full_columns(page: Page) -> dict[str, Any]:
    """Return the columns of a whole page, as revisions and drafts keep it."""
    return {**columns(page), "body": page.text, "tags": TAG_SEPARATOR.join(page.tags)}


def page_of(row: Any) -> Page:
    """Return the page in a row."""
    return Page(
        text=row.body,
        title=row.title,
        local_date=date.fromisoformat(row.local_date),
        local_time=time.fromisoformat(row.local_time),
        zone=row.zone,
        tags=tags_of(row.tags),
    )


def summary_of(row: Any) -> EntrySummary:
    """Return the summary in a row of entries."""
    return EntrySummary(
        id=row.uid,
        title=row.title,
        local_date=date.fromisoformat(row.local_date),
        local_time=time.fromisoformat(row.local_time),
        tags=tags_of(row.tags),
        place=row.id,
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
    )


def tags_of(joined: str | None) -> tuple[str, ...]:
    """Return the tags that a query joined, in order."""
    return tuple(sorted(joined.split(TAG_SEPARATOR))) if joined else ()


def stamp(moment: datetime) -> str:
    """Return a moment as it is kept: UTC, ISO 8601, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(stamp: str) -> datetime:
    """Return the moment of a stamp, in UTC."""
    return datetime.fromisoformat(stamp)
