"""The tables of my people and of the support plan. Only the store uses this."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from companion.vault.tables import metadata

_TEXTS: Final = ("name", "tie", "how_we_know", "email", "reach", "good_for")

person = Table(
    "person",
    metadata,
    Column("uid", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in _TEXTS),
    Column("show_on_lock", Integer, nullable=False),
    Column("hello_days", Integer),
    Column("hello_since", Text),
    Column("created_utc", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
    Column("deleted_utc", Text),
)

person_phone = Table(
    "person_phone",
    metadata,
    Column("person_uid", Text, ForeignKey("person.uid", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("label", Text, nullable=False),
)

plan_item = Table(
    "plan_item",
    metadata,
    Column("part", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("person_uid", Text, ForeignKey("person.uid", ondelete="SET NULL")),
    Column("record_id", Text),
)
