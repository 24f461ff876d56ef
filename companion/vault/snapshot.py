"""A verified copy of the vault, complete in itself: header, database, manifest.

The copy is made beside its final name, opened by a second connection, checked
as a whole and counted; only then does it get its name. A failure at any step
leaves the older copies as they are.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from companion import files
from companion.errors import DatabaseDamaged, VaultTooNew
from companion.vault import check, engine
from companion.vault.header import NAMES, Header
from companion.vault.tables import SCHEMA_VERSION

if TYPE_CHECKING:
    from companion.vault.keys import MasterKey

SUFFIX: Final = ".companion-backup"
DATABASE: Final = "journal.db"
MANIFEST: Final = "MANIFEST.json"
_TEMPORARY: Final = ".tmp-"
_LEFTOVER: Final = re.compile(re.escape(_TEMPORARY) + r"\d{8}T\d{6}Z(-\d{1,18})?")
_STEPS: Final = 100_000
"""Instructions of SQLite between two looks at whether to stop: a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy that was opened, checked and counted."""

    folder: Path
    entries: int
    commit_seq: int


def take(
    vacuum_into: Callable[[str], None],
    header: Header,
    master: MasterKey,
    backups: Path,
    now: datetime,
) -> Snapshot:
    """Copy the open vault into the folder `backups`, which is there; return the verified copy.

    `vacuum_into` runs VACUUM INTO on the vault's connection; `now` is in UTC.
    Raises DiskFull, FolderNotWritable, or DatabaseDamaged when the copy does not
    verify.
    """
    clear_leftovers(backups)
    temporary = files.private_folder(backups / f"{_TEMPORARY}{now:%Y%m%dT%H%M%SZ}")
    try:
        database = temporary / DATABASE
        os.close(files.create_private(database))
        vacuum_into(str(database))
        with engine.translated(backups):
            report = verified(database, header, master)
        content = header.to_bytes()
        files.write_atomically(temporary / NAMES[0], content)
        manifest = {
            "commit_seq": report.commit_seq,
            "created_utc": now.isoformat(),
            "entries": report.entries,
            "format": 1,
            "sha256": {NAMES[0]: hashlib.sha256(content).hexdigest(), DATABASE: digest(database)},
            "vault_id": header.vault_id,
        }
        signed = json.dumps(manifest, sort_keys=True).encode()
        manifest["mac"] = master.authenticate("backup-manifest", signed).hex()
        files.write_atomically(
            temporary / MANIFEST, json.dumps(manifest, sort_keys=True, indent=1).encode() + b"\n"
        )
        final = _name(backups, now, report.commit_seq, content)
        with files.explained(backups):
            if final.exists():  # the same second and the same change: one copy is enough
                shutil.rmtree(temporary)
            else:
                temporary.rename(final)
            files.sync_folder(backups)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    return Snapshot(final, report.entries, report.commit_seq)


def _name(backups: Path, now: datetime, commit_seq: int, header: bytes) -> Path:
    """Return what a copy is called: a name that no copy with another header has."""
    while True:
        final = backups / f"{now:%Y%m%dT%H%M%SZ}-{commit_seq}{SUFFIX}"
        try:
            if (final / NAMES[0]).read_bytes() == header:
                return final
        except OSError:
            if not final.exists():
                return final
        now += timedelta(seconds=1)


def let_go(copy: Path) -> None:
    """Remove a finished copy; cut short, it has lost its name first, so no name is of half a copy.

    What cannot be removed stays under the name of a leftover, for the next copy to clear.
    """
    nameless = copy.with_name(_TEMPORARY + copy.name.removesuffix(SUFFIX))
    with contextlib.suppress(OSError):
        copy.rename(nameless)
        files.sync_folder(copy.parent)
        shutil.rmtree(nameless)


def clear_leftovers(backups: Path) -> None:
    """Remove what was cut short; finished copies and others' files are not touched."""
    for leftover in leftovers(backups):
        shutil.rmtree(leftover, ignore_errors=True)


def leftovers(backups: Path) -> Iterator[Path]:
    """Give what was cut short in a folder: it can hold all that a copy holds."""
    return (each for each in backups.iterdir() if _LEFTOVER.fullmatch(each.name))


def digest(file: Path, tell: Callable[[int, int], None] | None = None) -> str:
    """Return the SHA-256 of a file in hexadecimal; `tell` as in `files.pieces`."""
    value = hashlib.sha256()
    for piece in files.pieces(file, tell):
        value.update(piece)
    return value.hexdigest()


def verified(
    database: Path,
    header: Header,
    master: MasterKey,
    *,
    unchanged: bool = False,
    is_cancelled: Callable[[], bool] | None = None,
) -> check.CheckReport:
    """Open a copy with the vault's own key and read all of it.

    `unchanged` reads it as it lies there, from a medium that cannot be written too;
    the search index is then not held against the pages. Raises DatabaseDamaged,
    VaultTooNew, and the driver's errors; among them, when `is_cancelled` says so, that
    it was interrupted.
    """
    key, salt = master.database_key(header.epoch), master.database_salt(header.epoch)
    connection: Any
    with closing(
        engine.connect(database, key, salt, pragmas=False, unchanged=unchanged)
    ) as connection:
        if is_cancelled is not None:
            connection.set_progress_handler(is_cancelled, _STEPS)
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA journal_mode=MEMORY")
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
        if schema > SCHEMA_VERSION:
            raise VaultTooNew(schema, SCHEMA_VERSION)
        found = connection.execute("SELECT vault_id FROM vault_state").fetchone()
        report = check.database(connection, index=not unchanged)
    if not report.sound or found is None or found[0] != header.vault_id:
        raise DatabaseDamaged
    return report
