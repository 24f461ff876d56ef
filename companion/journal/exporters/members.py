"""The files of a copy, made piece by piece, and the folder they are written to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion import files
from companion.errors import Cancelled
from companion.i18n import _
from companion.journal import attachment_store
from companion.journal.attachment_store import Attachment
from companion.journal.exporters.selection import attachments

if TYPE_CHECKING:
    from sqlalchemy import Connection

ATTACHMENTS: Final = "attachments"
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a copy."""

    path: str
    """Below the copy's folder, with / between its parts."""
    pieces: Callable[[], Iterable[bytes]]
    """Gives the content anew at every call."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a file of a copy is."""

    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""


@dataclass(slots=True)
class Watch:
    """Tells how far a copy is, and asks whether to go on."""

    total: int = 0
    progress: Callable[[int, int], None] | None = None
    is_cancelled: Callable[[], bool] = lambda: False
    done: int = field(default=0, init=False)

    def look(self) -> None:
        """Raise Cancelled when the person says so."""
        if self.is_cancelled():
            raise Cancelled

    def step(self) -> None:
        """Say that one more page is done; raise Cancelled when the person says so."""
        self.look()
        self.done += 1
        if self.progress is not None:
            self.progress(min(self.done, self.total), self.total)


def measured(
    member: Member, sums: dict[str, Sum], write: Callable[[bytes], object] = lambda _piece: None
) -> None:
    """Go through a file once, hand its pieces on, and note what it is."""
    digest, size = sha256(), 0
    for piece in member.pieces():
        digest.update(piece)
        size += len(piece)
        write(piece)
    sums[member.path] = Sum(size, digest.hexdigest())


def write_folder(folder: Path, members: Iterable[Member], sums: dict[str, Sum]) -> None:
    """Write the files of a copy below a new folder, all for this user alone.

    They are not forced to the disk one by one: that would take minutes for a file
    a page, and a copy cut short by a power cut never gets its name. Raises
    DiskFull and FolderNotWritable.
    """
    for member in members:
        target = folder.joinpath(*member.path.split("/"))
        if not target.parent.is_dir():
            files.private_folder(target.parent)
        with files.explained(folder), os.fdopen(files.create_private(target), "wb") as stream:
            measured(member, sums, stream.write)


def attachment_path(attachment: Attachment) -> str:
    """Return where an attachment stands: named by its content, so equal ones stand there once."""
    ending = _ENDING.search(attachment.name)
    suffix = ending[0].lower() if ending else ""
    return f"{ATTACHMENTS}/{attachment.sha256}{suffix}"


def not_here(name: str) -> str:
    """Return what stands on a page in the place of a file that is not in the copy."""
    return _("{name} (not in this copy)").format(name=name)


def attachment_members(
    connection: Connection, entry_ids: Sequence[str], watch: Watch
) -> Iterator[Member]:
    """Give the files of the attachments of some pages, as they came, each content once."""
    for attachment in each_content(connection, entry_ids):
        yield attachment_member(connection, attachment, watch)


def each_content(connection: Connection, entry_ids: Sequence[str]) -> Iterator[Attachment]:
    """Give the attachments of some pages, of those with equal content the first alone."""
    seen: set[str] = set()
    for attachment in attachments(connection, entry_ids):
        path = attachment_path(attachment)
        if path not in seen:
            seen.add(path)
            yield attachment


def attachment_member(connection: Connection, attachment: Attachment, watch: Watch) -> Member:
    """Return an attachment as it came; its pieces raise AttachmentDamaged when they differ."""
    pieces = partial(attachment_store.checked_pieces, connection, attachment, watch.look)
    return Member(attachment_path(attachment), pieces)
