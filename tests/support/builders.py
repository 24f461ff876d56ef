"""Short ways to make what tests need."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from companion.errors import ChangesMissing
from companion.journal.model import Draft, Page
from companion.paths import Paths
from companion.vault.stretching import Cost
from companion.vault.vault import Vault

CHEAP: Final = Cost(8_192, 1, 1)
"""The least that a header may ask for: a test opens hundreds of vaults."""
PASSPHRASE: Final = "correct sea lamp window"
NOW: Final = datetime(2026, 3, 10, 21, 15, 30, tzinfo=ZoneInfo("America/Denver"))


def new_vault(paths: Paths, passphrase: str = PASSPHRASE) -> Vault:
    """Return a new, open vault whose key is cheap to stretch."""
    return Vault.create(paths, passphrase, cost=CHEAP)


def vault_is_whole(paths: Paths, passphrase: str = PASSPHRASE) -> bool:
    """Open, check and close a vault; False when newest changes are missing."""
    try:
        vault = Vault.unlock(paths, passphrase)
    except ChangesMissing:
        return False
    try:
        return vault.check().sound
    finally:
        vault.close()


def page(text: str = "The sea was calm today.", **fields: object) -> Page:
    """Return a page with some words."""
    return Page(text=text, **fields)  # type: ignore[arg-type]


def draft(
    uid: str, text: str, *, at: datetime = NOW, entry_id: str | None = None, minutes: int = 0
) -> Draft:
    """Return a draft that changed some minutes after a moment."""
    return Draft(uid, Page(text), at + timedelta(minutes=minutes), entry_id)


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def base_of(paths: Paths) -> Path:
    """Return the base directory of places that have one."""
    assert paths.base is not None
    return paths.base
