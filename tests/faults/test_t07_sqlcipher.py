"""T7: the file is really SQLCipher's, as other code than ours and SQLCipher's can tell."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import engine
from companion.vault.keys import MasterKey
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE, page
from tests.support.decryptor import decrypted

TEXT = "Ünïcode, 東京 and 👩‍👩‍👧 — as typed\r\n"


@pytest.fixture
def file(vault: Vault, paths: Paths) -> Path:
    """Make the database of a closed vault with one page."""
    Journal(vault).write(page(TEXT), now=NOW)
    vault.close()
    return paths.vault / "journal.1.db"


def test_it_does_not_look_like_sqlite(file: Path) -> None:
    """T7: the first 16 bytes are the derived salt, not SQLite's magic."""
    assert not file.read_bytes().startswith(b"SQLite format 3")


def test_the_standard_library_cannot_read_it(file: Path) -> None:
    """T7: file is not a database."""
    with closing(sqlite3.connect(file)) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM entry").fetchall()


def test_an_independent_decryptor_with_the_derived_key_reads_the_page(
    file: Path, paths: Paths, tmp_path: Path
) -> None:
    """T7: AES-256-CBC and HMAC-SHA512 per page, with the key and salt derived here."""
    master = _master_of(paths)
    assert file.read_bytes()[:16] == bytes(master.database_salt(1))
    plain = tmp_path / "plain.db"
    plain.write_bytes(decrypted(file, bytes(master.database_key(1))))
    with closing(sqlite3.connect(plain)) as connection:
        assert connection.execute("SELECT body FROM entry_text").fetchall() == [(TEXT,)]


def test_another_key_fits_no_page(file: Path) -> None:
    """T7, the control: the decryptor refuses a key that is not this file's."""
    with pytest.raises(ValueError, match="page 1"):
        decrypted(file, b"x" * 32)


def test_without_sqlcipher_the_app_refuses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """T7: the standard library's module ignores PRAGMA key and would write plain text."""
    monkeypatch.setattr(engine, "sqlcipher", sqlite3)
    with pytest.raises(RuntimeError, match="not SQLCipher"):
        engine.connect(tmp_path / "new.db", bytearray(32), bytearray(16))
    assert not (tmp_path / "new.db").exists() or not (tmp_path / "new.db").stat().st_size


def _master_of(paths: Paths) -> MasterKey:
    vault = Vault.unlock(paths, PASSPHRASE)
    master = MasterKey(vault._master.raw, vault.info.vault_id)
    vault.close()
    return master
