"""The journal's tables, and how their rows become values. Only the store uses this."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from companion.journal.model import FIRST, EntrySummary, Kept, Kind, Page
from companion.vault.tables import metadata

TAG_SEPARATOR: Final = "\n"
AS_THEY_CAME: Final[ColumnElement[int]] = literal_column("rowid")
"""What orders rows of one moment, as an import makes them; their ids are by chance."""


def _kind() -> Column[str]:
    return Column("kind", Text, nullable=False, server_default=Kind.PAGE.value)


def _of_a_page() -> Column[str]:
    return Column(
        "entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE"), nullable=False, index=True
    )


def _in_a_notebook() -> Column[str]:
    # Empty for the first notebook: a page whose notebook is lost is in that one, and not gone.
    return Column("notebook_uid", Text, ForeignKey("notebook.uid", ondelete="SET NULL"))


# The first notebook has a row only once it was given a name.
notebook = Table(
    "notebook",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("created_utc", Text, nullable=False),
)

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
    _kind(),
    _in_a_notebook(),
    UniqueConstraint("uid"),
)
Index("ix_entry_notebook_uid", entry.c.notebook_uid)
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
    _kind(),
)

draft = Table(
    "draft",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE")),
    *(Column(name, Text, nullable=False) for name in _page_columns),
    _kind(),
    _in_a_notebook(),
)


# Only pages that are kept apart in some way have a row here.
entry_kept = Table(
    "entry_kept",
    metadata,
    Column(
        "entry_id",
        Integer,
        ForeignKey("entry.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    Column("set_aside", Integer, nullable=False),
    Column("content_note", Text, nullable=False),
    Column("sealed_until", Text),
    Column("never_bring_back", Integer, nullable=False),
)

attachment = Table(
    "attachment",
    metadata,
    Column("uid", Text, primary_key=True),
    _of_a_page(),
    *(Column(name, Text, nullable=False) for name in ("name", "media_type", "sha256")),
    Column("size", Integer, nullable=False),
    Column("created_utc", Text, nullable=False),
    Column("deleted_utc", Text),
)

attachment_piece = Table(
    "attachment_piece",
    metadata,
    Column(
        "attachment_uid", Text, ForeignKey("attachment.uid", ondelete="CASCADE"), primary_key=True
    ),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

page_template = Table(
    "page_template",
    metadata,
    Column("uid", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("name", "kind", "title", "body")),
    Column("changed_utc", Text, nullable=False),
)

gentle_writing = Table(
    "gentle_writing",
    metadata,
    Column("uid", Text, primary_key=True),
    _of_a_page(),
    Column("began_utc", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("distress_before", Integer),
    Column("distress_after", Integer),
)

learned_word = Table(
    "learned_word",
    metadata,
    Column("language", Text, primary_key=True),
    Column("word", Text, primary_key=True),
)


# Between rows and values


def columns(page: Page) -> dict[str, Any]:
    """Return the columns that a page has in the narrow table of entries."""
    return {
        "title": page.title,
        "local_date": page.local_date.isoformat(),
        "local_time": page.local_time.isoformat(timespec="seconds"),
        "zone": page.zone,
        "kind": page.kind.value,
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
        kind=kind_of(row.kind),
    )


def kind_of(value: str) -> Kind:
    """Return the kind a row names; one from a later version reads as a page."""
    return Kind(value) if value in Kind._value2member_map_ else Kind.PAGE


def kept_of(row: Any) -> Kept:
    """Return how the page of a row is kept, where the row was joined with entry_kept."""
    if row.set_aside is None:
        return Kept()
    until = row.sealed_until
    return Kept(
        set_aside=bool(row.set_aside),
        content_note=row.content_note,
        sealed_until=None if until is None else date.fromisoformat(until),
        never_bring_back=bool(row.never_bring_back),
    )


def kept_columns(kept: Kept) -> dict[str, Any]:
    """Return the columns that say how a page is kept."""
    return {
        "set_aside": int(kept.set_aside),
        "content_note": kept.content_note,
        "sealed_until": None if kept.sealed_until is None else kept.sealed_until.isoformat(),
        "never_bring_back": int(kept.never_bring_back),
    }


def notebook_column(notebook_id: str) -> str | None:
    """Return how the notebook of a page is kept: nothing for the first."""
    return None if notebook_id == FIRST else notebook_id


def is_in(table: Table, notebook_id: str) -> ColumnElement[bool]:
    """Return the condition that the page of a row is in a notebook."""
    column: ColumnElement[Any] = table.c.notebook_uid
    return column.is_(None) if notebook_id == FIRST else column == notebook_id


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
        kind=kind_of(row.kind),
        kept=kept_of(row),
        notebook=row.notebook_uid or FIRST,
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
