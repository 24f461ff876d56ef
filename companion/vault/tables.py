"""The tables of the vault, as Alembic's migrations leave them.

Each feature declares its own tables on this metadata in its `store.py`; a test
compares the sum of them with the migrated database.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table, Text

SCHEMA_VERSION: Final = 7
"""The number of the newest migration; kept in the database as PRAGMA user_version."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

preference = Table(
    "preference",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

vault_state = Table(
    "vault_state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("vault_id", Text, nullable=False),
    Column("commit_seq", Integer, nullable=False),
    Column("header_generation", Integer, nullable=False),
)
