from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from companion.errors import DiskFull, VaultTooNew
from companion.journal import tables as journal_tables
from companion.journal.service import Journal
from companion.paths import Paths
from companion.planner import tables as planner_tables
from companion.vault import migrate, opening, snapshot, tables
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, fingerprints, page

_SEARCH = "entry_search"


def test_the_migrations_make_the_tables_that_the_features_declare(vault: Vault) -> None:
    assert journal_tables.entry.metadata is tables.metadata
    assert planner_tables.item.metadata is tables.metadata

    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        # The full-text index and its shadow tables are SQLite's own.
        return not (kind == "table" and name is not None and name.startswith(_SEARCH))

    with vault.reading() as connection:
        options = {"include_object": ours, "compare_type": True, "version_table": "alembic_version"}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []


def test_a_new_database_is_of_this_version(vault: Vault) -> None:
    with vault.reading() as connection:
        assert migrate.version(connection) == tables.SCHEMA_VERSION


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
