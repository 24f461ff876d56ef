"""A page as it arrives from another journal, with the files that belong to it."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import IO, Final

from companion.journal.model import SourcedPage

Open = Callable[[], AbstractContextManager[IO[bytes]]]
"""Opens a file for reading from its beginning, in pieces, as often as it is called."""
_UNKNOWN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture or other file that belongs to a page; it is not read until it is opened."""

    name: str
    """Its file name in the other journal, without folders."""
    media_type: str
    """Like 'image/jpeg', guessed from the name; what it holds may be something else."""
    open: Open = field(repr=False, compare=False)
    """May raise ImportUnreadable and ImportUnsafe, on opening and while it is read."""


@dataclass(frozen=True, slots=True)
class Arrival(SourcedPage):
    """A page that comes from another journal, with its files."""

    attachments: tuple[Attached, ...] = ()


def media_type_of(name: str) -> str:
    """Return the media type that a file's name stands for."""
    return mimetypes.guess_type(name)[0] or _UNKNOWN
