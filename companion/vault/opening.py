"""What opening a vault has to find out: which slot file counts, and whether all is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy.exc

from companion import files
from companion.errors import (
    ChangesMissing,
    DatabaseDamaged,
    DiskFull,
    FolderNotWritable,
    SlotsDamaged,
)
from companion.logs import logger
from companion.vault import header as headers
from companion.vault import migrate, place
from companion.vault.database import Database
from companion.vault.header import MOST_SLOTS, Header
from companion.vault.keys import MasterKey
from companion.vault.rekeying import KeyRing
from companion.vault.slots import KeySlot
from companion.vault.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEPT_LOG: Final = ".before-open"
_LOST_LOG: Final = ".missing-"
_SMALLEST_DATABASE: Final = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """What was noticed while opening, for the person to know."""

    healed_slot_file: bool = False
    """One copy of the slot file was damaged or old and has been made whole."""
    older_slot_file: bool = False
    """A slot file from before the last change was put back: an old key works again."""
    missing_changes: int = 0
    """How many of the newest changes are gone; opened because the person chose to."""


@dataclass(frozen=True, slots=True)
class State:
    """What a database says about itself."""

    schema: int
    commit_seq: int
    header_generation: int


def unlock_header(
    folder: Path, slot_type: str, secret: bytes, wrong: Exception
) -> tuple[Header, MasterKey]:
    """Try the secret on each readable copy, the newest first.

    Returns the header that counts from now on; raises `wrong` when the secret
    opens none, SlotsDamaged, VaultTooNew and NotEnoughMemory.
    """
    damaged = False
    readable = headers.load(folder)
    for header in readable:
        try:
            found = header.unlock(slot_type, secret)
        except SlotsDamaged:
            damaged = True
            continue
        if found is not None:
            slot, master = found
            return _joined(header, slot, readable, master), master
    raise SlotsDamaged if damaged else wrong


def _joined(
    opened: Header, slot: KeySlot, readable: tuple[Header, ...], master: MasterKey
) -> Header:
    """Return the newest authentic header, with the slots that must not be lost.

    Two copies that are one step apart are a change that was cut short: nobody
    was told that it is done, so the keys and codes of both stay good. The slot
    that just opened stays good too, and never at the price of a newer one.
    """
    authentic = [header for header in readable if header.is_authentic(master)]
    newest = authentic[0]
    more = [
        other
        for older in authentic[1:]
        if newest.generation - older.generation <= 1
        for other in older.slots
    ]
    if opened != newest:
        more.insert(0, slot)
    known = {slot.id: slot for slot in (*newest.slots, *more)}
    if len(known) == len(newest.slots):
        return newest
    slots = tuple(known.values())[:MOST_SLOTS]
    return replace(newest, slots=slots, generation=newest.generation + 1).signed(master)


def heal(folder: Path, header: Header) -> bool:
    """Make both copies of the slot file whole; say whether one was not.

    A full or failing disk must not keep anybody from opening: the copy stays as it is then.
    """
    try:
        return headers.heal(folder, header)
    except (DiskFull, FolderNotWritable, OSError):
        logger.warning("slot file not healed")
        return False


def open_database(
    folder: Path,
    keys: KeyRing,
    database: Database,
    snapshot: Callable[[], object],
    *,
    accept: bool,
) -> Opened:
    """Open the database file, hold it against header and watermark, and migrate it.

    `snapshot` makes the verified copy that must come before a migration. Raises
    DatabaseDamaged, VaultTooNew, and ChangesMissing unless that is accepted.
    """
    file = place.database(folder, keys.header)
    require_database(file)
    kept = keep_log(file)
    keys.connect(database, file)
    with database.begin() as connection:
        state = read_state(connection, keys.header)
    expected = database.watermark.read()
    missing = max(0, expected - state.commit_seq)
    if kept is not None and missing:
        keep_for_good(kept, expected)
    if missing and not accept:
        raise ChangesMissing(missing)
    if state.schema < SCHEMA_VERSION:
        snapshot()
        with database.begin() as connection:
            migrate.upgrade(connection)
    older = keys.header.generation < state.header_generation
    if missing:  # from here on the watermark agrees with what the person accepted
        database.set_state(expected + 1)
    if keys.header.generation != state.header_generation:
        keys.note_generation(database, state.header_generation)
    if kept is not None and not missing:
        kept.unlink(missing_ok=True)
    return Opened(older_slot_file=older, missing_changes=missing)


def require_database(database: Path) -> None:
    """Raise DatabaseDamaged for a file that SQLite would open as a new database."""
    if not database.is_file() or database.stat().st_size < _SMALLEST_DATABASE:
        raise DatabaseDamaged


def read_state(connection: Connection, header: Header) -> State:
    """Read what the database says about itself; raise VaultTooNew or DatabaseDamaged."""
    schema = migrate.version(connection)
    try:
        row = connection.exec_driver_sql("SELECT * FROM vault_state").first()
    except sqlalchemy.exc.OperationalError as error:
        if "no such table" in str(error.orig):  # the key is right, so this was ours once
            raise DatabaseDamaged from None
        raise
    if row is None or row.vault_id != header.vault_id:
        raise DatabaseDamaged
    return State(schema, row.commit_seq, row.header_generation)


def keep_log(database: Path) -> Path | None:
    """Set a copy of a crash's write-ahead log aside until the database proved whole.

    SQLite drops frames it cannot read and removes the log when it closes; should
    the watermark then tell of missing changes, the bytes are still here. The
    log is encrypted like the database. Where no copy can be made there is none.
    """
    log = database.with_name(database.name + "-wal")
    kept = log.with_name(log.name + _KEPT_LOG)
    if kept.exists():  # an opening was cut short; the log as it was before that counts
        return kept
    if not log.is_file() or log.stat().st_size == 0:
        return None
    try:
        files.copy_atomically(log, kept)
    except (DiskFull, OSError):
        logger.warning("write-ahead log not set aside")
        return None
    return kept


def keep_for_good(kept: Path, watermark: int) -> None:
    """Keep a log whose changes are missing, so that a later crash cannot replace it."""
    with files.explained(kept.parent):
        kept.replace(kept.with_name(kept.name.removesuffix(_KEPT_LOG) + f"{_LOST_LOG}{watermark}"))
