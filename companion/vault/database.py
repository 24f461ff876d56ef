"""The open database of a vault: transactions, the watermark beside it, the checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import CompanionError, VaultLocked
from companion.vault import check as checks
from companion.vault import engine
from companion.vault.keys import MasterKey
from companion.vault.watermark import Watermark

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Database:
    """One database file and its watermark, used by one thread; `connect` opens it."""

    def __init__(self, folder: Path, master: MasterKey) -> None:
        self._folder = folder
        self._engine: Engine | None = None
        self._key = bytearray()
        self.watermark = Watermark(folder, master.watermark_key())

    def connect(self, file: Path, master: MasterKey, epoch: int) -> None:
        """Open a database file with the key of its epoch."""
        self._key = master.database_key(epoch)
        self._engine = engine.open_engine(file, self._key, master.database_salt(epoch))

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection inside a transaction that does not count as a change."""
        with self.open_engine().begin() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection inside one transaction; leaving commits, an error rolls back."""
        with engine.translated(self._folder):
            with self.begin() as connection:
                yield connection
                number = connection.exec_driver_sql(
                    "UPDATE vault_state SET commit_seq = commit_seq + 1 RETURNING commit_seq"
                ).scalar_one()
            self.watermark.record(number)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with; whatever is written is rolled back."""
        with engine.translated(self._folder), self.open_engine().connect() as connection:
            yield connection

    def set_state(self, commit_seq: int) -> None:
        """Let database and watermark go on from the number of a change."""
        with self.begin() as connection:
            connection.exec_driver_sql("UPDATE vault_state SET commit_seq = ?", (commit_seq,))
        self.watermark.record(commit_seq)

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database."""
        self.run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
        self.watermark.flush()

    def check(self) -> checks.CheckReport:
        """Read the whole database and report what is not as it was written."""
        self.checkpoint()
        with self.reading() as connection:
            return checks.database(connection.connection.driver_connection)

    def run_alone(self, statement: str, parameters: tuple[str, ...] = ()) -> None:
        """Run a statement that may not stand inside a transaction."""
        with engine.translated(self._folder):
            raw = self.open_engine().raw_connection()
            try:
                raw.cursor().execute(statement, parameters)
            finally:
                raw.close()

    def open_engine(self) -> Engine:
        """Return the engine; raise VaultLocked when the database is closed."""
        if self._engine is None:
            raise VaultLocked
        return self._engine

    def close(self) -> None:
        """Checkpoint and close, whatever happens; what cannot be moved stays in the log."""
        try:
            if self._engine is not None:
                with suppress(CompanionError, RuntimeError):
                    self.checkpoint()
        finally:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None
            self._key[:] = bytes(len(self._key))
            self.watermark.close()
