"""What lies in a folder, without following a link."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.i18n import _

MOST_FILES: Final = 100_000


@dataclass(slots=True)
class Found:
    """What a walk through the folder met."""

    files: list[str] = field(default_factory=list)
    """Paths below the folder, with slashes, in order."""
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """Path and reason."""


def walk(folder: Path) -> Found:
    """Return the files of a folder and of the folders in it; hidden ones are passed over.

    Raises ImportUnreadable, and ImportUnsafe above MOST_FILES files.
    """
    found = Found()
    waiting = [""]
    count = 0
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(folder / inside) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            if not inside:
                raise ImportUnreadable(folder) from error
            found.left_out.append((inside, cannot_open()))
            continue
        count += len(entries)
        if count > MOST_FILES:
            raise ImportUnsafe(folder)
        for entry in entries:
            if not entry.name.startswith("."):
                name = f"{inside}/{entry.name}" if inside else entry.name
                _sort_in(found, waiting, entry, name)
    found.files.sort()
    return found


def storable_name(name: str) -> str:
    """Return a path as it can be stored, the same on every system."""
    readable = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", readable)


def cannot_open() -> str:
    """Return the reason for leaving out what cannot be opened."""
    return _("It could not be opened.")


def _sort_in(found: Found, waiting: list[str], entry: os.DirEntry[str], name: str) -> None:
    try:
        if entry.is_symlink():
            found.left_out.append((name, _("It is a link to another place. Links stay out.")))
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(name)
        elif entry.is_file(follow_symlinks=False):
            found.files.append(name)
        else:
            found.left_out.append((name, cannot_open()))
    except OSError:
        found.left_out.append((name, cannot_open()))
