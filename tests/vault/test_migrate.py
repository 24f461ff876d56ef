from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

from companion.care import tables as care_tables
from companion.errors import DiskFull, VaultTooNew
from companion.helping import tables as helping_tables
from companion.journal import tables as journal_tables
from companion.journal.model import FIRST, Kind
from companion.journal.notebooks import Notebook, Notebooks
from companion.journal.service import Journal
from companion.paths import Paths
from companion.people import tables as people_tables
from companion.planner import tables as planner_tables
from companion.tried import tables as tried_tables
from companion.vault import migrate, opening, snapshot, tables
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, fingerprints, page

_SEARCH = "entry_search"
FIRST_VERSION = {
    "vault_state", "preference", "entry", "entry_text", "entry_tag", "revision", "draft",
}  # fmt: skip

FIRST_VIEW = (
    "CREATE VIEW entry_search_source AS "
    "SELECT entry.id AS id, entry.title AS title, entry_text.body AS body, "
    "(SELECT group_concat(tag, ' ') FROM "
    "(SELECT tag FROM entry_tag WHERE entry_id = entry.id ORDER BY tag)) AS tags "
    "FROM entry JOIN entry_text ON entry_text.entry_id = entry.id "
    "WHERE entry.deleted_utc IS NULL"
)


def test_the_migrations_make_the_tables_that_the_features_declare(vault: Vault) -> None:
    for table in (
        journal_tables.entry,
        tried_tables.tried,
        care_tables.log,
        people_tables.person,
        planner_tables.item,
        helping_tables.debrief,
    ):
        assert table.metadata is tables.metadata

    def ours(each: Any, name: str | None, kind: str, *_: object) -> bool:
        # A key that came with its column is read back without what it does on a deletion.
        if kind == "foreign_key_constraint" and each.column_keys == ["notebook_uid"]:
            return False
        # The full-text index and its shadow tables are SQLite's own.
        return not (kind == "table" and name is not None and name.startswith(_SEARCH))

    with vault.reading() as connection:
        options = {"include_object": ours, "compare_type": True, "version_table": "alembic_version"}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []


@pytest.mark.parametrize("table", ["entry", "draft"])
def test_the_notebook_of_a_page_is_a_key_that_gives_way(vault: Vault, table: str) -> None:
    with vault.reading() as connection:
        listed = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").mappings()
        found = [(key["from"], key["table"], key["to"], key["on_delete"]) for key in listed]
    assert ("notebook_uid", "notebook", "uid", "SET NULL") in found


def test_a_new_database_is_of_this_version(vault: Vault) -> None:
    with vault.reading() as connection:
        assert migrate.version(connection) == tables.SCHEMA_VERSION


def test_a_database_of_the_first_version_keeps_its_pages() -> None:
    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO entry VALUES (1, 'a', '', '2026-01-01', '10:00:00', '', '', '', NULL, 1, "
            "NULL, NULL, NULL)"
        )
        command.upgrade(config, "head")
        assert connection.exec_driver_sql("SELECT uid FROM entry").scalar_one() == "a"
        assert connection.exec_driver_sql("SELECT count(*) FROM care_log").scalar_one() == 0
    engine.dispose()


def test_a_later_version_is_refused(vault: Vault) -> None:
    with vault._database.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 9")
        with pytest.raises(VaultTooNew) as raised:
            migrate.version(connection)
    assert (raised.value.found, raised.value.known) == (9, tables.SCHEMA_VERSION)


@pytest.fixture
def older(vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Make a vault with one page, seen by an app that is one schema version ahead."""
    Journal(vault).write(page("before the migration"), now=NOW)
    vault.close()
    newer = tables.SCHEMA_VERSION + 1

    def upgrade(connection: Connection) -> None:
        assert list(paths.backups.glob("*.companion-backup"))
        connection.exec_driver_sql("CREATE TABLE added (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(f"PRAGMA user_version = {newer}")

    for module in (migrate, opening):
        monkeypatch.setattr(module, "SCHEMA_VERSION", newer)
    monkeypatch.setattr(migrate, "upgrade", upgrade)
    return paths


def test_a_migration_is_preceded_by_a_verified_copy(older: Paths) -> None:
    vault = Vault.unlock(older, PASSPHRASE)
    with vault.reading() as connection:
        assert migrate.version(connection) == tables.SCHEMA_VERSION + 1
    assert Journal(vault).count() == 1
    vault.close()
    assert len(list(older.backups.glob("*.companion-backup"))) == 1
    Vault.unlock(older, PASSPHRASE).close()
    assert len(list(older.backups.glob("*.companion-backup"))) == 1


def test_without_a_copy_there_is_no_migration(
    older: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    before = fingerprints(older.vault)
    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "take", full)
        with pytest.raises(DiskFull):
            Vault.unlock(older, PASSPHRASE)
    assert fingerprints(older.vault) == before
    Vault.unlock(older, PASSPHRASE).close()


def test_a_migration_that_fails_leaves_the_older_database(
    older: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = migrate.upgrade

    def failing(connection: Connection) -> None:
        whole(connection)
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "upgrade", failing)
        with pytest.raises(ZeroDivisionError):
            Vault.unlock(older, PASSPHRASE)
    vault = Vault.unlock(older, PASSPHRASE)
    assert Journal(vault).count() == 1
    vault.close()


def test_a_journal_of_the_first_version_is_brought_up(vault: Vault, paths: Paths) -> None:
    Journal(vault).write(page("from the first version"), now=NOW)
    later = set(tables.metadata.tables) - FIRST_VERSION
    with vault._database.begin() as connection:
        connection.exec_driver_sql("DROP VIEW entry_search_source")
        connection.exec_driver_sql("DROP INDEX ix_entry_notebook_uid")
        for name in ("entry", "draft"):
            connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN notebook_uid")
        for name in sorted(later):  # no reference leads from these to the first ones
            connection.exec_driver_sql(f"DROP TABLE {name}")
        for name in ("entry", "revision", "draft"):
            connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN kind")
        connection.exec_driver_sql(FIRST_VIEW)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    with opened.reading() as connection:
        assert migrate.version(connection) == tables.SCHEMA_VERSION
        found = set(inspect(connection).get_table_names())
    assert later <= found
    assert Journal(opened).count() == 1
    assert [hit.summary.kind for hit in Journal(opened).search("first version")] == [Kind.PAGE]
    assert [one.notebook for one in Journal(opened).newest()] == [FIRST]
    assert Notebooks(opened).all() == [Notebook(FIRST)]
    assert opened.check().sound
    opened.close()
    assert len(list(paths.backups.glob("*.companion-backup"))) == 1
