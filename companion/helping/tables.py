"""The tables of helping others. Only the store uses this."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from companion.vault.tables import metadata

readiness_answer = Table(
    "readiness_answer",
    metadata,
    Column("question_id", Text, primary_key=True),
    Column("choice", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
)

helping_limits = Table(
    "helping_limits",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("energy_a_week", Integer),
    Column("stop_signs", Text, nullable=False),
)
"""The signs are one line each."""

debrief = Table(
    "debrief",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("local_date", Text, nullable=False),
    Column("energy", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("heavy_before", Integer),
    Column("heavy_after", Integer),
    Column("way_id", Text),
    Column("created_utc", Text, nullable=False),
    Column("deleted_utc", Text),
)

stop_spoken = Table(
    "stop_spoken",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("occasion", Text, primary_key=True),
)
"""What was said already, so that it is never said again."""
