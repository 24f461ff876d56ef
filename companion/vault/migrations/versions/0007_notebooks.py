"""Notebooks: which one a page, or a page that is being written, is in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let pages be in notebooks; what is there is in the first, without a word about it."""
    op.create_table(
        "notebook",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_notebook")),
    )
    # Alembic cannot add a key together with its column in SQLite; SQLite itself can, and
    # touches no row for it.
    for table in ("entry", "draft"):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN notebook_uid TEXT "
            f"CONSTRAINT fk_{table}_notebook_uid_notebook "
            "REFERENCES notebook (uid) ON DELETE SET NULL"
        )
    op.create_index("ix_entry_notebook_uid", "entry", ["notebook_uid"])
