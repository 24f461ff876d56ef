"""The files of a copy in our own format, read from a folder that anyone may have changed."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Container, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.reading import read_whole
from companion.journal.importers.safe_json import parsed
from companion.journal.own_format import ENTRIES, MANIFEST
from companion.regular_file import opened

LONGEST_LINE: Final = 256 * 1024 * 1024
"""The longest line of the pages that is read, in bytes."""
MOST_BYTES: Final = 4 * 1024**3
"""The most bytes of all pages together, without their attachments."""
_MOST_MANIFEST_BYTES: Final = 64 * 1024 * 1024
_ID_LENGTH: Final = 16


def opened_below(folder: Path, file: Path) -> io.BufferedReader:
    """Open a regular file of a folder; raise OSError where a link leads there."""
    if file.parent != folder and file.parent.is_symlink():
        raise OSError(f"a link: {file.parent}")
    return opened(file, follow_links=False)


def manifest(folder: Path) -> dict[str, Any]:
    """Return what the copy says of itself; raise ImportUnreadable, ImportUnsafe."""
    value = parsed(read_whole(folder / MANIFEST, _MOST_MANIFEST_BYTES), folder).value
    return value if isinstance(value, dict) else {}


def beside(line: bytes, known: Container[str], is_same: Callable[[str], bool]) -> str:
    """Return the id of a page that stands beside one with its id and other words.

    It comes from the line, so that the same line gives the same id again. One that is
    known is only taken where it is the same page: a copy can be made to name it before.
    """
    found = sha256(line).hexdigest()[:_ID_LENGTH]
    while found in known and not is_same(found):
        found = sha256(found.encode() + line).hexdigest()[:_ID_LENGTH]
    return found


def lines(folder: Path) -> Iterator[tuple[bytes, bool]]:
    """Give the lines of the pages, and whether each is whole.

    Of one that is too long only the beginning is given. Raises ImportUnreadable,
    and ImportUnsafe for more than MOST_BYTES in all.
    """
    try:
        with opened(folder / ENTRIES, follow_links=False) as file:
            if os.fstat(file.fileno()).st_size > MOST_BYTES:
                raise ImportUnsafe(folder)
            while line := file.readline(LONGEST_LINE):
                if len(line) < LONGEST_LINE or line.endswith(b"\n"):
                    yield line, True
                    continue
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield line, False
    except (OSError, ValueError) as error:
        raise ImportUnreadable(folder) from error
