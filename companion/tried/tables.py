"""The table of what did not work. Only the service uses this."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from companion.vault.tables import metadata

tried = Table(
    "tried",
    metadata,
    Column("resource_id", Text, primary_key=True),
    Column("local_date", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""A line of the directory and a local day on which it did not work."""
