"""The journal: kinds, pages kept apart, attachments, templates, gentle writing, learned words."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _of_a_page(table: str) -> sa.ForeignKeyConstraint:
    """Return the key by which a row goes when its page goes."""
    return sa.ForeignKeyConstraint(
        ["entry_uid"],
        ["entry.uid"],
        name=op.f(f"fk_{table}_entry_uid_entry"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    """Add what the journal keeps beside the text of its pages."""
    for table in ("entry", "revision", "draft"):
        op.add_column(table, sa.Column("kind", sa.Text, nullable=False, server_default="page"))
    op.create_table(
        "entry_kept",
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("set_aside", sa.Integer, nullable=False),
        sa.Column("content_note", sa.Text, nullable=False),
        sa.Column("sealed_until", sa.Text, nullable=True),
        sa.Column("never_bring_back", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["entry.id"],
            name=op.f("fk_entry_kept_entry_id_entry"),
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_entry_kept")),
    )
    op.create_table(
        "attachment",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("entry_uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("deleted_utc", sa.Text, nullable=True),
        _of_a_page("attachment"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_entry_uid", "attachment", ["entry_uid"])
    op.create_table(
        "attachment_piece",
        sa.Column("attachment_uid", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_uid"],
            ["attachment.uid"],
            name=op.f("fk_attachment_piece_attachment_uid_attachment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_uid", "number", name=op.f("pk_attachment_piece")),
    )
    op.create_table(
        "page_template",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_page_template")),
    )
    op.create_table(
        "gentle_writing",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("entry_uid", sa.Text, nullable=False),
        sa.Column("began_utc", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("distress_before", sa.Integer, nullable=True),
        sa.Column("distress_after", sa.Integer, nullable=True),
        _of_a_page("gentle_writing"),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_gentle_writing")),
    )
    op.create_index("ix_gentle_writing_entry_uid", "gentle_writing", ["entry_uid"])
    op.create_table(
        "learned_word",
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("language", "word", name=op.f("pk_learned_word")),
    )
    # The column of tags in the search index takes the names of attachments, too. No page
    # has any yet, so what the index holds fits the new view as it is.
    op.execute("DROP VIEW entry_search_source")
    op.execute(
        "CREATE VIEW entry_search_source AS "
        "SELECT entry.id AS id, entry.title AS title, entry_text.body AS body, "
        "coalesce((SELECT group_concat(tag, ' ') FROM "
        "(SELECT tag FROM entry_tag WHERE entry_id = entry.id ORDER BY tag)), '') || ' ' || "
        "coalesce((SELECT group_concat(name, ' ') FROM (SELECT name FROM attachment "
        "WHERE entry_uid = entry.uid AND deleted_utc IS NULL ORDER BY name, uid)), '') AS tags "
        "FROM entry JOIN entry_text ON entry_text.entry_id = entry.id "
        "WHERE entry.deleted_utc IS NULL"
    )
