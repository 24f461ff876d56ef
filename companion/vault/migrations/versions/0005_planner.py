"""The planner: dates, plans, records, their earlier versions, and the index of days."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the planner's tables."""
    op.create_table(
        "planner_item",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("date_uid", sa.Text, nullable=True),
        sa.Column("occasion", sa.Text, nullable=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.Column("deleted_utc", sa.Text, nullable=True),
        sa.Column("revision", sa.Integer, nullable=False),
        # What an iCalendar file called it, what it said, and the event itself.
        sa.Column("source_uid", sa.Text, nullable=True),
        sa.Column("source_digest", sa.Text, nullable=True),
        sa.Column("source_text", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_planner_item")),
        _belongs("planner_item", "date_uid"),
    )
    op.create_index("ix_planner_item_kind", "planner_item", ["kind", "deleted_utc"])
    op.create_index("ix_planner_item_date_uid", "planner_item", ["date_uid", "occasion"])
    op.create_index("ix_planner_item_source_uid", "planner_item", ["source_uid"])
    op.create_table(
        "planner_revision",
        sa.Column("item_uid", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("item_uid", "number", name=op.f("pk_planner_revision")),
        _belongs("planner_revision", "item_uid"),
    )
    op.create_table(
        "planner_indexed",
        sa.Column("date_uid", sa.Text, nullable=False),
        sa.Column("first_day", sa.Text, nullable=False),
        sa.Column("last_day", sa.Text, nullable=False),
        sa.Column("made_by", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("date_uid", name=op.f("pk_planner_indexed")),
        _belongs("planner_indexed", "date_uid"),
    )
    op.create_table(
        "planner_occasion",
        sa.Column("first_day", sa.Text, nullable=False),
        sa.Column("date_uid", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("last_day", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=True),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("about", sa.Integer, nullable=False),
        sa.Column("evening_before", sa.Integer, nullable=False),
        sa.Column("on_today", sa.Integer, nullable=False),
        sa.Column("hidden", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("first_day", "date_uid", "day", name=op.f("pk_planner_occasion")),
        _belongs("planner_occasion", "date_uid"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_planner_occasion_date_uid", "planner_occasion", ["date_uid"])
    op.create_table(
        "planner_check_in",
        sa.Column("date_uid", sa.Text, nullable=False),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("day_offset", sa.Integer, nullable=False),
        sa.Column("left_out", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(
            "date_uid", "occasion", "day_offset", name=op.f("pk_planner_check_in")
        ),
        _belongs("planner_check_in", "date_uid"),
        sqlite_with_rowid=False,
    )


def _belongs(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_planner_item")
    return sa.ForeignKeyConstraint([column], ["planner_item.uid"], name=name, ondelete="CASCADE")
