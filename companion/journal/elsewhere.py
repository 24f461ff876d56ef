"""One page into a file of its own, for when the vault cannot take it: a full or vanished disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from companion import files
from companion.errors import ExportPlaceTaken, FolderNotWritable
from companion.journal.model import Page
from companion.vault.passphrase import require_acceptable

LOCKED: Final = ".age"
"""How the name of a locked file ends: the standard age format, which other tools open too."""


def save(page: Page, path: Path, passphrase: str = "") -> Path:
    """Write a page as text, locked where a key is given; return where it is.

    The words are put into a new private file and read back from it. Raises
    ExportPlaceTaken, PassphraseTooShort, PassphraseTooCommon, DiskFull,
    FolderNotWritable, and OSError when what comes back differs.
    """
    content = "\n\n".join(part for part in (page.title, page.text) if part).encode()
    if passphrase:
        import pyrage

        require_acceptable(passphrase)
        content = pyrage.passphrase.encrypt(content, passphrase)
        if path.suffix.lower() != LOCKED:
            path = path.with_name(path.name + LOCKED)
    if path.exists() or path.is_symlink():
        raise ExportPlaceTaken(path)
    try:
        files.write_atomically(path, content)
    except FileNotFoundError:  # the stick was pulled
        raise FolderNotWritable(path.parent) from None
    if path.read_bytes() != content:
        raise OSError(str(path))
    return path
