"""The vault's own state and the journal: entries, tags, revisions, drafts, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the first version."""
    op.create_table(
        "vault_state",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("vault_id", sa.Text, nullable=False),
        sa.Column("commit_seq", sa.Integer, nullable=False),
        sa.Column("header_generation", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_vault_state_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_state")),
    )
    op.create_table(
        "preference",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preference")),
    )
    op.create_table(
        "entry",
        # The id follows the local date, so the newest come first without a sort.
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("local_time", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.Column("deleted_utc", sa.Text, nullable=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("source_format", sa.Text, nullable=True),
        sa.Column("source_id", sa.Text, nullable=True),
        sa.Column("source_digest", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_entry_uid")),
    )
    op.create_index(
        "ix_entry_deleted",
        "entry",
        ["deleted_utc"],
        sqlite_where=sa.text("deleted_utc IS NOT NULL"),
    )
    op.create_table(
        "entry_text",
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["entry.id"],
            name=op.f("fk_entry_text_entry_id_entry"),
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_entry_text")),
    )
    op.create_table(
        "entry_tag",
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("tag", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["entry.id"],
            name=op.f("fk_entry_tag_entry_id_entry"),
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", "tag", name=op.f("pk_entry_tag")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_tag_tag", "entry_tag", ["tag", "entry_id"])
    op.create_table(
        "revision",
        sa.Column("entry_uid", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("local_time", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_uid"],
            ["entry.uid"],
            name=op.f("fk_revision_entry_uid_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_uid", "number", name=op.f("pk_revision")),
    )
    op.create_table(
        "draft",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("entry_uid", sa.Text, nullable=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("tags", sa.Text, nullable=False),
        sa.Column("local_date", sa.Text, nullable=False),
        sa.Column("local_time", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("changed_utc", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_uid"],
            ["entry.uid"],
            name=op.f("fk_draft_entry_uid_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_draft")),
    )
    # FTS5 reads the text from here when it needs a snippet (external content).
    op.execute(
        "CREATE VIEW entry_search_source AS "
        "SELECT entry.id AS id, entry.title AS title, entry_text.body AS body, "
        "(SELECT group_concat(tag, ' ') FROM "
        "(SELECT tag FROM entry_tag WHERE entry_id = entry.id ORDER BY tag)) AS tags "
        "FROM entry JOIN entry_text ON entry_text.entry_id = entry.id "
        "WHERE entry.deleted_utc IS NULL"
    )
    op.execute(
        "CREATE VIRTUAL TABLE entry_search USING fts5("
        "title, body, tags, content='entry_search_source', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    # FTS5's own pages must fit a database page less SQLCipher's reserved bytes.
    op.execute("INSERT INTO entry_search(entry_search, rank) VALUES('pgsz', 3980)")
    # Words of a page that is deleted or changed leave the index at once.
    op.execute("INSERT INTO entry_search(entry_search, rank) VALUES('secure-delete', 1)")
    # Merging ahead of need every 30 savings made one in a hundred take 30 ms.
    op.execute("INSERT INTO entry_search(entry_search, rank) VALUES('automerge', 0)")
    op.execute("INSERT INTO entry_search(entry_search, rank) VALUES('rank', 'bm25(4.0, 1.0, 2.0)')")
