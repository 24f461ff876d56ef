"""A file that the app is started with: `companion FILE`, or opened from the file manager.

What it is, is told by its name alone: nothing is read before a page shows what is in it. The
endings stand here a second time, since this is asked before anything else is loaded;
tests/test_handed.py holds them to what the app writes.
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import Final

LIST_ENDING: Final = ".companion-pack"
BACKUP_ENDING: Final = ".companion-backup"
ARCHIVE_ENDING: Final = ".age"


class Kind(Enum):
    """What can be done with a file."""

    LIST = "list"
    """A local list of places to turn to: shown in help, which needs no key."""
    BACKUP = "backup"
    """A backup copy of a journal (a folder): can take the place of the journal."""
    JOURNAL = "journal"
    """A locked archive, or whatever another journal made: can be brought in."""


def kind_of(path: Path) -> Kind:
    """Return what a file is taken for, by its name."""
    endings = {LIST_ENDING: Kind.LIST, BACKUP_ENDING: Kind.BACKUP}
    return endings.get(path.suffix.lower(), Kind.JOURNAL)


def is_meant(word: str) -> bool:
    """Say whether a word of the command line is a file, and not a command that was mistyped."""
    path = Path(word)
    known = {LIST_ENDING, BACKUP_ENDING, ARCHIVE_ENDING}
    if os.sep in word or path.suffix.lower() in known:
        return True
    try:
        return path.exists()
    except OSError:  # no disk has so long a name
        return False
