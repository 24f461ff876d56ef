"""What did not work of the directory."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "tried",
        sa.Column("resource_id", sa.Text, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("resource_id", "local_date", name=op.f("pk_tried")),
        sqlite_with_rowid=False,
    )
