"""A page as it arrives from another journal, with the files that belong to it."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from companion.errors import ImportEncrypted, ImportUnreadable
from companion.journal.model import SourcedPage

Open = Callable[[], AbstractContextManager[IO[bytes]]]
"""Opens a file for reading from its beginning, in pieces, as often as it is called."""
_APART: Final = re.compile(r"[ %()<>]")
_UNKNOWN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or other file that belongs to a page; it is not read until it is opened."""

    name: str
    """Its file name in the other journal, without folders."""
    media_type: str
    """Like 'image/jpeg', guessed from the name; what it holds may be something else."""
    open: Open = field(repr=False, compare=False)
    """May raise ImportUnreadable, ImportUnsafe, ImportEncrypted and AttachmentTooLarge, while
    it is read, too."""
    key: str = ""
    """Which file of the other journal it is; '' for one that stands in the page itself."""


@dataclass(frozen=True, slots=True)
class Arrival(SourcedPage):
    """A page that comes from another journal, with its files."""

    attachments: tuple[Attached, ...] = ()


def missing(name: str, journal: Path) -> Attached:
    """Return a file that a page names and that the other journal does not hold."""

    def none() -> AbstractContextManager[IO[bytes]]:
        raise ImportUnreadable(journal)

    return Attached(name, media_type_of(name), none)


def locked(name: str, journal: Path) -> Attached:
    """Return a file that another app encrypted: its bytes are nobody's picture."""

    def none() -> AbstractContextManager[IO[bytes]]:
        raise ImportEncrypted(journal)

    return Attached(name, media_type_of(name), none)


def link_to(name: str) -> str:
    """Return a file's name as Markdown takes it for the address of a link or picture."""
    return _APART.sub(lambda found: f"%{ord(found[0]):02X}", name)


def media_type_of(name: str) -> str:
    """Return the media type that a file's name stands for."""
    return mimetypes.guess_type(name)[0] or _UNKNOWN
