from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlalchemy
from sqlcipher3 import dbapi2 as sqlcipher

from companion.errors import (
    CompanionError,
    DatabaseDamaged,
    DiskFull,
    FolderNotWritable,
    NotEnoughMemory,
    VaultInUse,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import engine
from companion.vault.vault import Vault
from tests.support.builders import NOW, page

SECRET = "the-words-of-a-person"


def test_the_connection_is_set_up_as_promised(vault: Vault) -> None:
    with vault.reading() as connection:
        found = {
            name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
            for name in (
                "locking_mode",
                "journal_mode",
                "synchronous",
                "fullfsync",
                "checkpoint_fullfsync",
                "temp_store",
                "secure_delete",
                "foreign_keys",
                "trusted_schema",
                "cell_size_check",
                "page_size",
                "application_id",
            )
        }
    assert found == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": "2",
        "fullfsync": "1",
        "checkpoint_fullfsync": "1",
        "temp_store": "2",
        "secure_delete": "1",
        "foreign_keys": "1",
        "trusted_schema": "0",
        "cell_size_check": "1",
        "page_size": "8192",
        "application_id": str(engine.APPLICATION_ID),
    }


def test_the_bundled_database_has_no_wal_reset_fault() -> None:
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)


def test_no_shared_memory_file_is_made(vault: Vault, paths: Paths) -> None:
    Journal(vault).write(page(), now=NOW)
    assert not list(paths.vault.glob("*-shm"))


@pytest.mark.parametrize(("key", "salt"), [(31, 16), (32, 15), (33, 16), (0, 0)])
def test_a_key_of_another_length_never_reaches_sqlcipher(
    tmp_path: Path, key: int, salt: int
) -> None:
    with pytest.raises(RuntimeError, match=r"32 \+ 16"):
        engine.connect(tmp_path / "x.db", bytearray(key), bytearray(salt))


class _Coded(sqlcipher.DatabaseError):  # type: ignore[misc]  # untyped library
    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlcipher.SQLITE_FULL, DiskFull),
        (sqlcipher.SQLITE_READONLY, DatabaseDamaged),
        (sqlcipher.SQLITE_READONLY | 4 << 8, FolderNotWritable),
        (sqlcipher.SQLITE_CANTOPEN, FolderNotWritable),
        (sqlcipher.SQLITE_IOERR | 3 << 8, FolderNotWritable),
        (sqlcipher.SQLITE_IOERR | 4 << 8, FolderNotWritable),
        (sqlcipher.SQLITE_IOERR | 1 << 8, DatabaseDamaged),
        (sqlcipher.SQLITE_BUSY, VaultInUse),
        (sqlcipher.SQLITE_CORRUPT, DatabaseDamaged),
        (sqlcipher.SQLITE_CORRUPT | 1 << 8, DatabaseDamaged),
        (sqlcipher.SQLITE_NOTADB, DatabaseDamaged),
        (sqlcipher.SQLITE_NOMEM, NotEnoughMemory),
    ],
)
def test_each_code_of_the_database_has_its_meaning(
    tmp_path: Path, code: int, expected: type[CompanionError]
) -> None:
    with pytest.raises(expected), engine.translated(tmp_path):
        raise _Coded(code)


def test_read_only_is_about_rights_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that fails its HMAC gives the same code, in a folder with all rights."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FolderNotWritable), engine.translated(tmp_path):
        raise _Coded(sqlcipher.SQLITE_READONLY)


def test_errors_keep_no_words_of_the_person(vault: Vault) -> None:
    insert = sqlalchemy.text("INSERT INTO entry_text VALUES (:id, :body)")
    with pytest.raises(RuntimeError) as raised, vault.transaction() as connection:
        connection.execute(insert, {"id": 1, "body": SECRET})  # there is no entry 1
    _no_trace_of_secret(raised.value)


def test_what_the_search_index_quotes_is_left_out(vault: Vault) -> None:
    search = sqlalchemy.text("SELECT * FROM entry_search WHERE entry_search MATCH :words")
    with pytest.raises(RuntimeError) as raised, vault.reading() as connection:
        connection.execute(search, {"words": f'"{SECRET}'}).all()
    assert SECRET not in str(raised.value)


def _no_trace_of_secret(error: BaseException | None) -> None:
    while error is not None:
        assert SECRET not in str(error)
        assert SECRET not in repr(vars(error))
        assert SECRET not in repr(error.args)
        error = error.__cause__ or error.__context__


def test_a_full_database_rolls_back_and_works_again(vault: Vault) -> None:
    journal = Journal(vault)
    kept = journal.write(page("kept"), now=NOW)
    _most_pages(vault, 1)
    with pytest.raises(DiskFull):
        journal.write(page("x" * 5_000_000), now=NOW)
    assert journal.read(kept.id).page.text == "kept"
    _most_pages(vault, 1_000_000)
    journal.write(page("again"), now=NOW)
    assert journal.count() == 2
    assert vault.check().sound


def _most_pages(vault: Vault, count: int) -> None:
    vault._database.run_alone(f"PRAGMA max_page_count = {count}")
