"""Opening the encrypted database: SQLCipher through SQLAlchemy, with a raw key.

The `pysqlcipher` dialect is not used: it puts the key into the address. The key
reaches SQLCipher through its C interface, never as SQL text, and is always the
99 characters of a raw key and salt; anything else SQLCipher would silently take
as a passphrase.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy
from sqlalchemy import Engine, event, pool
from sqlcipher3 import dbapi2 as sqlcipher

from companion.errors import (
    Cancelled,
    CompanionError,
    DatabaseDamaged,
    DiskFull,
    FolderNotWritable,
    NotEnoughMemory,
    VaultInUse,
)
from companion.vault.header import PAGE_BYTES

APPLICATION_ID: Final = 0x436F6D70
"""'Comp', kept in the database so that a foreign file is not taken for a vault."""

_RAW_KEY_LENGTH: Final = len("x''") + 2 * (32 + 16)
_BUSY_SECONDS: Final = 5.0
_CACHE_KIB: Final = 16_384

# Writing, flushing or cutting a file failed for another reason than a full disk
# (a quota, a failing stick): nothing was read wrongly.
_CANNOT_WRITE: Final = frozenset(sqlcipher.SQLITE_IOERR | detail << 8 for detail in (3, 4, 5, 6))
_MEANINGS: Final[dict[int, type[CompanionError]]] = {
    sqlcipher.SQLITE_INTERRUPT: Cancelled,
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_READONLY: FolderNotWritable,
    sqlcipher.SQLITE_CANTOPEN: FolderNotWritable,
    sqlcipher.SQLITE_PERM: FolderNotWritable,
    sqlcipher.SQLITE_BUSY: VaultInUse,
    sqlcipher.SQLITE_LOCKED: VaultInUse,
    sqlcipher.SQLITE_CORRUPT: DatabaseDamaged,
    sqlcipher.SQLITE_NOTADB: DatabaseDamaged,
    sqlcipher.SQLITE_IOERR: DatabaseDamaged,
    sqlcipher.SQLITE_NOMEM: NotEnoughMemory,
}

_PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    f"cache_size=-{_CACHE_KIB}",
)


def connect(
    file: Path, key: bytearray, salt: bytearray, *, pragmas: bool = True, unchanged: bool = False
) -> Any:
    """Return a raw connection whose key is proven by reading the schema.

    `pragmas=False` leaves the file's journal mode alone (for verifying a copy);
    `unchanged` opens it for reading only, as something that nobody else changes.
    """
    connection = sqlcipher.connect(
        f"{file.absolute().as_uri()}?immutable=1" if unchanged else str(file),
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=unchanged,
    )
    try:
        if not connection.execute("PRAGMA cipher_version").fetchone():
            # The standard library's sqlite3 ignores PRAGMA key and writes plain text.
            raise RuntimeError("this SQLite is not SQLCipher")
        connection.execute("PRAGMA cipher_log_level=NONE")
        # The default too: VACUUM INTO makes its copy with the default page size, and
        # with another than the original's the copy cannot be opened.
        connection.execute(f"PRAGMA cipher_default_page_size={PAGE_BYTES}")
        literal = bytearray(b"x'" + key.hex().encode() + salt.hex().encode() + b"'")
        if len(literal) != _RAW_KEY_LENGTH:
            raise RuntimeError("a raw key must be 32 + 16 bytes")
        try:
            connection.set_key(literal)
        finally:
            literal[:] = bytes(len(literal))
        if pragmas:
            # Before the first read: SQLite then keeps the log's index in memory
            # and makes no -shm file.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if pragmas:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(file: Path, key: bytearray, salt: bytearray) -> Engine:
    """Return an engine with exactly one connection, for one thread.

    A transaction begins with BEGIN IMMEDIATE: one that is upgraded later fails
    at once, without waiting, when somebody else has written.
    """
    engine = sqlalchemy.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(file, key, salt),
        poolclass=pool.StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn the database's errors into the app's own.

    The originals carry the values of the statement, which are the person's
    words; Python keeps them as the context of the new error, so the values are
    taken out. Errors in our own SQL pass as RuntimeError.
    """
    try:
        yield
    except sqlalchemy.exc.StatementError as error:
        error.params = None
        if error.orig is None:
            raise
        raise _meaning(error.orig, folder) from None
    except sqlcipher.Error as error:
        raise _meaning(error, folder) from None


def _meaning(error: BaseException, folder: Path) -> Exception:
    code = int(getattr(error, "sqlite_errorcode", sqlcipher.SQLITE_ERROR))
    kind = FolderNotWritable if code in _CANNOT_WRITE else _MEANINGS.get(code & 0xFF)
    if kind is FolderNotWritable:
        # After a page that fails its HMAC, SQLCipher lets nothing be written any
        # more and says the same as of a folder without rights.
        damaged = code == sqlcipher.SQLITE_READONLY and _writable(folder)
        return DatabaseDamaged() if damaged else FolderNotWritable(folder)
    if kind is not None:
        return kind()
    # SQLite's own words about our statements; what it quotes may be a person's
    # (the search index quotes the query).
    first = str(error).split("\n", maxsplit=1)[0]
    return RuntimeError(re.sub(r'"[^"]*"', '"…"', first))


def _writable(folder: Path) -> bool:
    return all(os.access(file, os.W_OK) for file in (folder, *folder.iterdir()))
