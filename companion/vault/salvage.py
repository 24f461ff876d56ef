"""From a damaged vault to a whole one that holds everything that can still be read.

Every page of the database stands for itself (companion/vault/pages.py), so one
that is damaged costs what stood on it and nothing else. The new vault is made
in a folder beside, with the same key slots (its key, its recovery code and its
shares open it) and a database key of its own; then the names are switched, and
the damaged vault stays as it is under another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.errors import NothingToSalvage
from companion.logs import logger
from companion.paths import Paths
from companion.vault import creation, gathering, migrate, place, spare
from companion.vault import header as headers
from companion.vault.gathering import Column, Found, Layout
from companion.vault.header import Header
from companion.vault.keys import MasterKey
from companion.vault.opener import Opener
from companion.vault.pages import Pages
from companion.vault.records import Value
from companion.vault.tables import SCHEMA_VERSION
from companion.vault.watermark import Watermark

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BATCH: Final = 64

Mend = Callable[["Connection"], tuple[str, ...]]
"""Lets a wing put together what of its own belongs together; returns what it had to give up."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came through, and what did not; ids and counts only."""

    pages: int
    """Pages of the database file, of 8 KiB each."""
    damaged_pages: int
    rows: dict[str, int] = field(default_factory=dict)
    """Rows that came through, by table."""
    lost: tuple[str, ...] = ()
    """Ids of journal pages whose text is gone."""
    unplaced: int = 0
    """Rows that could be read, but not told to which table they belong."""
    set_aside: Path | None = None
    """Where the damaged vault is now."""


def salvage(paths: Paths, opener: Opener, mend: Mend, *, now: datetime) -> Salvaged:
    """Make a whole vault of what can be read, and put it in the place of the damaged one.

    Raises `opener.wrong`, SlotsDamaged (no slot file, and none in the backups),
    NothingToSalvage, VaultInUse, VaultMissing, VaultTooNew, DiskFull,
    FolderNotWritable; the damaged vault is then as before.
    """
    place.require_vault(paths.vault)
    header, master = spare.unlock(paths, opener.type, opener.secret, opener.wrong)
    place.clear_leftovers(paths.data)
    name = f"before-salvage-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    try:
        with place.staging(paths.data) as staging:
            damaged = place.taken_lock(paths.vault)
            try:
                report = _build(paths.vault, staging, header, master, mend)
            finally:
                damaged.release()
            kept = place.switch(staging, paths.vault, name)
    finally:
        master.wipe()
    logger.info("vault salvaged, %d pages damaged", report.damaged_pages)
    return replace(report, set_aside=kept)


def _build(folder: Path, staging: Path, header: Header, master: MasterKey, mend: Mend) -> Salvaged:
    file = place.database(folder, header)
    pages = Pages(file, master.database_key(header.epoch), master.database_salt(header.epoch))
    found = Found()
    rows: dict[str, int] = {}
    lost: tuple[str, ...] = ()
    schema = gathering.schema_version(pages) or SCHEMA_VERSION
    migrate.require_known(schema)

    def fill(connection: Connection) -> None:
        nonlocal lost
        migrate.upgrade(connection, schema)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        layouts = _layouts(connection)
        waiting: dict[str, list[dict[str, Value]]] = {}
        for table, row in gathering.gather(pages, layouts, found):
            waiting.setdefault(table, []).append(row)
            if len(waiting[table]) >= _BATCH:
                rows[table] = rows.get(table, 0) + _insert(connection, table, waiting.pop(table))
        for table, rest in waiting.items():
            rows[table] = rows.get(table, 0) + _insert(connection, table, rest)
        if not any(rows.values()) and pages.damaged:
            raise NothingToSalvage
        lost = mend(connection)
        _let_go_of_the_rest(connection)

    watermark = _watermark(folder, master)
    new = replace(
        header,
        epoch=header.epoch + 1,
        pending_epoch=None,
        generation=header.generation + 1,
    ).signed(master)
    creation.make_database(
        staging, new, master, fill=fill, commit_seq=max(found.commit_seq, watermark) + 1
    )
    headers.save(staging, new)
    return Salvaged(pages.count, len(pages.damaged), rows, lost, found.unplaced)


def _watermark(folder: Path, master: MasterKey) -> int:
    watermark = Watermark(folder, master.watermark_key())
    try:
        return watermark.read()
    finally:
        watermark.close()


def _layouts(connection: Connection) -> dict[str, Layout]:
    """Return how the rows of each table of a person's own are stored."""
    listed = connection.exec_driver_sql(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).all()
    layouts = {}
    for name, without_rowid in listed:
        if not gathering.holds_words(name):
            continue
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
        if without_rowid:  # its key comes first, in the order of the key
            columns = sorted(columns, key=lambda each: each[5] or len(columns) + each[0])
        keys = [each for each in columns if each[5]]
        alone = len(keys) == 1 and keys[0][2] == "INTEGER" and not without_rowid
        layouts[name] = Layout(
            name,
            tuple(
                Column(each[1], each[2], bool(each[3]), alone and each is keys[0])
                for each in columns
            ),
        )
    return layouts


def _insert(connection: Connection, table: str, rows: list[dict[str, Value]]) -> int:
    """Insert what does not contradict what is there; return how many rows came in."""
    came = 0
    for row in rows:
        names = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" for _ in row)
        done = connection.exec_driver_sql(
            f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values())
        )
        came += done.rowcount
    return came


def _let_go_of_the_rest(connection: Connection) -> None:
    """Remove rows that belong to one that is gone, or let them stand alone where they can."""
    for table, number, parent, key in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        listed = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
        column = next(each[3] for each in listed if each[0] == key)
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
        can_be_empty = any(each[1] == column and not each[3] and not each[5] for each in columns)
        if number is None:  # a table without rowids: all such rows of it go
            referred = next(each[4] for each in listed if each[0] == key)
            connection.exec_driver_sql(
                f'DELETE FROM "{table}" WHERE "{column}" NOT IN '
                f'(SELECT "{referred}" FROM "{parent}")'
            )
        elif can_be_empty:
            connection.exec_driver_sql(
                f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,)
            )
        else:
            connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
