"""Files that belong to pages, kept inside the encrypted vault and nowhere else.

They go in and out in pieces of 256 KiB (security.md 2.12), so that no file is
ever whole in memory, and none is written in the clear but where a person asks
for a copy.
"""

from __future__ import annotations

import io
import mimetypes
import os
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from companion import files
from companion.errors import (
    AttachmentNotFound,
    AttachmentTooLarge,
    AttachmentUnreadable,
    Cancelled,
)
from companion.journal import attachment_store, index, store
from companion.journal.attachment_store import Attachment
from companion.journal.hidden_data.removing import removed
from companion.journal.model import new_id
from companion.regular_file import opened
from companion.values import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.vault.vault import Vault

PIECE_BYTES: Final = 256 * 1024
MOST_MEGABYTES: Final = 200
MOST_BYTES: Final = MOST_MEGABYTES * 1024 * 1024
LONGEST_NAME: Final = 255
UNKNOWN_TYPE: Final = "application/octet-stream"

_TYPES: Final = mimetypes.MimeTypes()  # without the lists of this computer
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
Progress = Callable[[int, int], None]
"""Called with how many bytes are done and how many there are (0 when not known)."""


def _never() -> bool:
    return False


class Attachments:
    """The attachments of an open vault; each method is one use and one transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def attach_file(
        self,
        entry_id: str,
        path: Path,
        *,
        now: datetime,
        progress: Progress | None = None,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Attachment:
        """Attach a copy of a file to a page; the file itself stays where it is.

        Raises AttachmentUnreadable, AttachmentTooLarge, EntryNotFound, and
        Cancelled, with nothing attached.
        """
        try:
            with opened(path) as source:
                if os.fstat(source.fileno()).st_size > MOST_BYTES:
                    raise AttachmentTooLarge(MOST_MEGABYTES)
                return self.attach(
                    entry_id,
                    path.name,
                    source,
                    now=now,
                    total=os.fstat(source.fileno()).st_size,
                    progress=progress,
                    is_cancelled=is_cancelled,
                )
        except (OSError, ValueError) as error:
            raise AttachmentUnreadable(path) from error

    def attach(
        self,
        entry_id: str,
        name: str,
        source: BinaryIO,
        *,
        now: datetime,
        total: int = 0,
        progress: Progress | None = None,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Attachment:
        """Attach what can be read from a source, under a name; for errors see `attach_file`."""
        with self._vault.transaction() as connection:
            place, entry = store.found(connection, entry_id)
            index.remove(connection, place)
            clean = tidy_name(name)
            new = Attachment(new_id(), entry.id, clean, media_type(clean), 0, "", now)
            receive(connection, new, source, total, progress, is_cancelled)
            index.add(connection, place)
            return attachment_store.found(connection, new.id)

    def of_page(self, entry_id: str, *, in_bin: bool = False) -> list[Attachment]:
        """Return the attachments of a page in the order they came, or those in the bin."""
        with self._vault.reading() as connection:
            return attachment_store.of_entry(connection, entry_id, in_bin=in_bin)

    def full_id(self, entry_id: str, beginning: str) -> str:
        """Return the one attachment of a page whose id begins so; raise AttachmentNotFound."""
        there = [one.id for one in self.of_page(entry_id) if one.id.startswith(beginning)]
        if not beginning or len(there) != 1:
            raise AttachmentNotFound(beginning)
        return there[0]

    def copy_out(
        self,
        attachment_id: str,
        write: Callable[[bytes], object],
        *,
        without_hidden_data: bool = False,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Attachment:
        """Hand the bytes on in pieces; raise AttachmentDamaged at the end when they differ.

        Without hidden data, a picture is handed on without its place, camera and the
        like. Raises AttachmentNotFound and Cancelled, too, and HiddenDataStays when
        that was asked for and cannot be done.
        """

        def look() -> None:
            if is_cancelled():
                raise Cancelled

        with self._vault.reading() as connection:
            there = attachment_store.found(connection, attachment_id)
            stored = partial(attachment_store.checked_pieces, connection, there, look)
            for piece in removed(stored) if without_hidden_data else stored():
                write(piece)
        return there

    def save_outside(
        self,
        attachment_id: str,
        path: Path,
        *,
        without_hidden_data: bool = False,
        is_cancelled: Callable[[], bool] = _never,
    ) -> Attachment:
        """Write a copy in the clear, where the person asked for it: whole or not at all.

        Raises what `copy_out` raises, DiskFull and FolderNotWritable.
        """
        with (
            files.replacing(path) as lent,
            files.explained(path.parent),
            lent.open("r+b") as target,
        ):
            return self.copy_out(
                attachment_id,
                target.write,
                without_hidden_data=without_hidden_data,
                is_cancelled=is_cancelled,
            )

    def whole(self, attachment_id: str, most: int) -> bytes:
        """Return all bytes of an attachment of at most `most` bytes, to be shown.

        Raises AttachmentTooLarge above that, and what `copy_out` raises.
        """
        with self._vault.reading() as connection:
            if attachment_store.found(connection, attachment_id).size > most:
                raise AttachmentTooLarge(most // (1024 * 1024))
        content = io.BytesIO()
        self.copy_out(attachment_id, content.write)
        return content.getvalue()

    def move_to_bin(self, attachment_id: str, *, now: datetime) -> Attachment:
        """Put an attachment into the bin for 30 days; its name is no longer found."""
        return self._set_deleted(attachment_id, now)

    def restore(self, attachment_id: str) -> Attachment:
        """Bring an attachment back from the bin."""
        return self._set_deleted(attachment_id, None)

    def _set_deleted(self, attachment_id: str, deleted: datetime | None) -> Attachment:
        with self._vault.transaction() as connection:
            there = attachment_store.found(connection, attachment_id)
            place, _entry = store.found(connection, there.entry_id)
            index.remove(connection, place)
            attachment_store.set_deleted(connection, attachment_id, deleted)
            index.add(connection, place)
            return attachment_store.found(connection, attachment_id)


def receive(
    connection: Connection,
    new: Attachment,
    source: IO[bytes],
    total: int = 0,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = _never,
) -> tuple[int, str]:
    """Take in the bytes of an attachment, in pieces; return how many and their SHA-256.

    The search index is the caller's to feed. Raises AttachmentTooLarge, Cancelled.
    """
    attachment_store.begin(connection, new)
    digest, size, number = sha256(), 0, 0
    while piece := source.read(PIECE_BYTES):
        size += len(piece)
        if size > MOST_BYTES:
            raise AttachmentTooLarge(MOST_MEGABYTES)
        if is_cancelled():
            raise Cancelled
        digest.update(piece)
        attachment_store.add_piece(connection, new.id, number, piece)
        number += 1
        if progress is not None:
            progress(size, total)
    attachment_store.finish(connection, new.id, size, digest.hexdigest())
    return size, digest.hexdigest()


def tidy_name(name: str) -> str:
    """Return a name without folders and without marks that hide what it says; never empty."""
    last = PureWindowsPath(PurePosixPath(storable(name)).name).name
    clean = _UNSEEN.sub("", unicodedata.normalize("NFC", last)).strip()
    if len(clean) > LONGEST_NAME:
        stem, dot, ending = clean.rpartition(".")
        keep = LONGEST_NAME - len(dot + ending)
        clean = stem[:keep] + dot + ending if dot and keep > 0 else clean[:LONGEST_NAME]
    return clean or "file"


def media_type(name: str) -> str:
    """Return the kind of file that a name stands for."""
    return _TYPES.guess_type(name, strict=True)[0] or UNKNOWN_TYPE
