"""Care: own ideas, choices, sets, the log, check-ins and kept answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _moment() -> tuple[sa.Column[str], ...]:
    return tuple(
        sa.Column(name, sa.Text, nullable=False) for name in ("local_date", "local_time", "zone")
    )


def _of_a_page(table: str) -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes when its page goes."""
    return sa.ForeignKeyConstraint(
        ["entry_uid"],
        ["entry.uid"],
        name=op.f(f"fk_{table}_entry_uid_entry"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    """Create the tables of care."""
    op.create_table(
        "care_own_activity",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("tiny_start", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("energy", sa.Text, nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("helps_when", sa.Text, nullable=False),
        sa.Column("night_ok", sa.Integer, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_care_own_activity")),
    )
    op.create_table(
        "care_choice",
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("hidden", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=True),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_care_choice")),
    )
    op.create_table(
        "care_set",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_care_set")),
    )
    op.create_table(
        "care_log",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        *_moment(),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("before", sa.Integer, nullable=True),
        sa.Column("after", sa.Integer, nullable=True),
        sa.Column("entry_uid", sa.Text, nullable=True),
        sa.CheckConstraint("before BETWEEN 0 AND 10", name=op.f("ck_care_log_before")),
        sa.CheckConstraint("after BETWEEN 0 AND 10", name=op.f("ck_care_log_after")),
        _of_a_page("care_log"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_care_log")),
    )
    op.create_index("ix_care_log_entry_uid", "care_log", ["entry_uid"])
    op.create_table(
        "care_check_in",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        *_moment(),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("entry_uid", sa.Text, nullable=True),
        _of_a_page("care_check_in"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_care_check_in")),
    )
    op.create_index("ix_care_check_in_entry_uid", "care_check_in", ["entry_uid"])
    op.create_table(
        "care_kept_answer",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("exercise_id", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        *_moment(),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_care_kept_answer")),
    )
