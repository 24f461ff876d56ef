"""The files of a new vault, made in a folder that has no name yet."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from companion import __version__, files
from companion.vault import engine, migrate, passphrase, place, slots, stretching
from companion.vault import header as headers
from companion.vault.database import Database
from companion.vault.header import Header
from companion.vault.keys import MasterKey

if TYPE_CHECKING:
    from sqlalchemy import Connection


def make(
    folder: Path,
    key: str,
    cost: stretching.Cost,
    fill: Callable[[Connection], None] = lambda _connection: None,
) -> tuple[Header, MasterKey]:
    """Make header, database and watermark in an empty folder; nothing stays open.

    Raises NotEnoughMemory, DiskFull, FolderNotWritable.
    """
    header = Header(vault_id=secrets.token_hex(16), slots=(), created_with=__version__)
    master = MasterKey.generate(header.vault_id)
    slot = slots.wrap(
        master.raw, passphrase.to_bytes(key), slots.PASSPHRASE, cost, header.associated
    )
    header = replace(header, slots=(slot,)).signed(master)
    make_database(folder, header, master, fill=fill)
    headers.save(folder, header)
    return header, master


def make_database(
    folder: Path,
    header: Header,
    master: MasterKey,
    *,
    fill: Callable[[Connection], None] = lambda _connection: None,
    commit_seq: int = 1,
) -> None:
    """Make the database of a header in a folder, filled in one transaction; closed at the end.

    Raises DiskFull, FolderNotWritable.
    """
    file = place.database(folder, header)
    os.close(files.create_private(file))
    database = Database(folder, master)
    try:
        with engine.translated(folder):
            database.connect(file, master, header.epoch)
            with database.begin() as connection:
                fill(connection)
                migrate.upgrade(connection)
                connection.exec_driver_sql(
                    "INSERT INTO vault_state VALUES (1, ?, ?, ?)",
                    (header.vault_id, commit_seq, header.generation),
                )
        database.watermark.record(commit_seq)
        database.checkpoint()
    finally:
        database.close()
