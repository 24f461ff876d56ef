"""Journals to measure: built once through the app's own services, kept below build/bench.

Nothing in them is secret. Their key is cheap to derive, so that what is measured
is the database; the derivation a real vault pays is measured on its own.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from unittest import mock

import companion
from benchmarks import formats
from benchmarks.corpus import Corpus, Written
from companion.journal.model import Page, SourcedPage
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import engine
from companion.vault.stretching import Cost
from companion.vault.vault import Vault

ROOT: Final = Path(__file__).resolve().parent.parent
CACHE: Final = ROOT / "build" / "bench"
PASSPHRASE: Final = "a made-up key for made-up pages"
CHEAP: Final = Cost(8192, passes=1, lanes=1)
NOW: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)

_RAW_KEY: Final = "raw.key"
_FORMAT: Final = "corpus"
_SHAPED_BY: Final = (
    *("vault/migrations/versions/*.py", "vault/header.py", "vault/keys.py", "vault/slots.py"),
    *("vault/tables.py", "journal/store.py", "journal/index.py", "journal/arrivals.py"),
)


def entries(count: int) -> list[Written]:
    """Return the made-up journal; generated once, then read from the cache."""
    file = CACHE / f"corpus-{count}.jsonl"
    if not file.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".part")
        formats.write_lines(Corpus(count), unfinished)
        unfinished.rename(file)
    return list(formats.read_lines(file))


def pages(written: Iterable[Written]) -> Iterator[SourcedPage]:
    """Return entries as an importer hands them to the journal."""
    for entry in written:
        page = Page(
            text=entry.body,
            title=entry.title,
            local_date=entry.written.date(),
            local_time=entry.written.time(),
            zone="Europe/London",
            tags=entry.tags,
        )
        yield SourcedPage(page, _FORMAT, str(entry.number))


def filled(count: int) -> Path:
    """Return the base folder of a vault of `count` entries; not to be written to."""
    folder = CACHE / f"vault-{count}-{_shape()}"
    if not folder.exists():
        for older in CACHE.glob(f"vault-{count}-*"):
            shutil.rmtree(older)
        unfinished = CACHE / f"unfinished-{count}"
        shutil.rmtree(unfinished, ignore_errors=True)
        vault = empty(unfinished)
        Journal(vault).bring_in(pages(entries(count)), now=NOW)
        vault.close()
        unfinished.rename(folder)
    return folder


def empty(base: Path) -> Vault:
    """Make an empty vault and return it open; its raw key is kept beside it."""
    connect = engine.connect

    def noting(file: Path, key: bytearray, salt: bytearray, *, pragmas: bool = True) -> Any:
        (base / _RAW_KEY).write_text(f"{key.hex()}\n{salt.hex()}\n", encoding="ascii")
        return connect(file, key, salt, pragmas=pragmas)

    with mock.patch.object(engine, "connect", noting):
        return Vault.create(Paths.below(base), PASSPHRASE, cost=CHEAP, allow_synced_folder=True)


def unlocked(base: Path) -> Vault:
    """Open a vault made here."""
    return Vault.unlock(Paths.below(base), PASSPHRASE)


def raw(base: Path) -> Any:
    """Return a bare connection to the database of a vault made here: the limit."""
    key, salt = (base / _RAW_KEY).read_text(encoding="ascii").split()
    return engine.connect(database(base), bytearray.fromhex(key), bytearray.fromhex(salt))


def database(base: Path) -> Path:
    """Return the database file of a vault made here."""
    return next(Paths.below(base).vault.glob("journal.*.db"))


def _shape() -> str:
    """Return a digest of the code that decides what a vault looks like on disk."""
    package = Path(companion.__file__).parent
    files = sorted({file for pattern in _SHAPED_BY for file in package.glob(pattern)})
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]
