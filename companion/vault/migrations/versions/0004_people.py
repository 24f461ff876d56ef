"""My people, the support plan, and helping others: answers, limits, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of people and of helping."""
    op.create_table(
        "person",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("tie", sa.Text, nullable=False),
        sa.Column("how_we_know", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("reach", sa.Text, nullable=False),
        sa.Column("good_for", sa.Text, nullable=False),
        sa.Column("show_on_lock", sa.Integer, nullable=False),
        sa.Column("hello_days", sa.Integer, nullable=True),
        sa.Column("hello_since", sa.Text, nullable=True),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.Column("deleted_utc", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_person")),
    )
    op.create_table(
        "person_phone",
        sa.Column("person_uid", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_uid", "place", name=op.f("pk_person_phone")),
        sa.ForeignKeyConstraint(
            ["person_uid"],
            ["person.uid"],
            name=op.f("fk_person_phone_person_uid_person"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "plan_item",
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person_uid", sa.Text, nullable=True),
        sa.Column("record_id", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("part", "place", name=op.f("pk_plan_item")),
        # A line of the plan keeps its words when the person is gone.
        sa.ForeignKeyConstraint(
            ["person_uid"],
            ["person.uid"],
            name=op.f("fk_plan_item_person_uid_person"),
            ondelete="SET NULL",
        ),
    )
    op.create_table(
        "readiness_answer",
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_readiness_answer")),
    )
    op.create_table(
        "helping_limits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("energy_a_week", sa.Integer, nullable=True),
        sa.Column("stop_signs", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_helping_limits_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helping_limits")),
    )
    op.create_table(
        "debrief",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("energy", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("heavy_before", sa.Integer, nullable=True),
        sa.Column("heavy_after", sa.Integer, nullable=True),
        sa.Column("way_id", sa.Text, nullable=True),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("deleted_utc", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_debrief")),
    )
    op.create_table(
        "stop_spoken",
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("rule", "occasion", name=op.f("pk_stop_spoken")),
    )
