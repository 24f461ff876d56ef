"""Files on their way into the vault, with the pages they belong to.

Each goes in pieces from the other journal into the encrypted store, and is
whole there or not at all. One that cannot be read never stops the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from companion.errors import (
    AttachmentTooLarge,
    Cancelled,
    ImportEncrypted,
    ImportUnreadable,
    ImportUnsafe,
)
from companion.i18n import _
from companion.journal import attachment_store, attachments
from companion.journal.attachment_store import Attachment
from companion.journal.attachments import MOST_BYTES, MOST_MEGABYTES, PIECE_BYTES
from companion.journal.importers.attached import Attached
from companion.journal.importers.left_out import MOST_LEFT_OUT, locked_elsewhere
from companion.journal.model import Page, new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_AGAIN_BYTES: Final = 1024**3
"""How much is stored of files that came with another page already. A small archive could
name one large file on every page, and fill the disk."""
_UNREADABLE: Final = (
    AttachmentTooLarge, ImportEncrypted, ImportUnreadable, ImportUnsafe, OSError, ValueError,
)  # fmt: skip


class FilesAlong:
    """The files of the pages that come in, one after the other."""

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        is_cancelled: Callable[[], bool],
        *,
        dry_run: bool,
    ) -> None:
        self._connection = connection
        self._now = now
        self._is_cancelled = is_cancelled
        self._dry_run = dry_run
        self._seen: set[str] = set()
        self._digests: dict[str, str] = {}
        self._again_bytes = 0
        self.taken = 0
        """How many came in, or would."""
        self.came_later: list[str] = []
        """The ids of those that came to pages which were here already."""
        self.left: list[tuple[str, str]] = []
        """Day and name of those that did not, each with the reason."""

    def lacking(self, entry_id: str, files: Sequence[Attached]) -> list[Attached]:
        """Return the files that a page here does not have; raise Cancelled.

        Those in the bin count as had: nobody wants them back. One that cannot be read
        is passed over, for the page may well have it.
        """
        there = attachment_store.digests(self._connection, entry_id)
        lacking = []
        for file in files:
            try:
                digest = self._digest(file)
            except _UNREADABLE:
                continue
            if there[digest] > 0:
                there[digest] -= 1
            else:
                lacking.append(file)
        return lacking

    def _digest(self, file: Attached) -> str:
        digest = self._digests.get(file.key) or self._read(file)[1]
        if file.key:
            self._digests[file.key] = digest
        return digest

    def take(
        self, entry_id: str, page: Page, files: Sequence[Attached], *, is_late: bool = False
    ) -> None:
        """Attach files to a page that is stored already.

        `is_late` says that the page came in earlier, without them. Raises Cancelled,
        and ImportUnsafe when more had to be left than any journal has.
        """
        for file in files:
            if self._is_cancelled():
                raise Cancelled
            new_file = new_id()
            reason = self._taken(entry_id, new_file, file)
            if not reason:
                self.taken += 1
                if is_late:
                    self.came_later.append(new_file)
                continue
            if len(self.left) >= MOST_LEFT_OUT:
                raise ImportUnsafe(Path(file.name))
            self.left.append((f"{page.local_date.isoformat()}, {file.name}", reason))

    def _taken(self, entry_id: str, new_file: str, file: Attached) -> str:
        """Take one file; return why it could not be taken, or ''."""
        is_again = file.key in self._seen
        if is_again and self._again_bytes >= MOST_AGAIN_BYTES:
            return _("It belongs to too many pages.")
        try:
            if self._dry_run:
                size, _digest = self._read(file)
            else:
                size = self._received(entry_id, new_file, file)
        except AttachmentTooLarge:
            return _("It is larger than {most} MB.").format(most=MOST_MEGABYTES)
        except ImportEncrypted:
            return locked_elsewhere()
        except _UNREADABLE:
            return _("Its file is missing or could not be read.")
        if is_again:
            self._again_bytes += size
        elif file.key:
            self._seen.add(file.key)
        return ""

    def _received(self, entry_id: str, new_file: str, file: Attached) -> int:
        name = attachments.tidy_name(file.name)
        created = self._now + timedelta(microseconds=self.taken)  # they stand in their order
        new = Attachment(new_file, entry_id, name, file.media_type, 0, "", created)
        with file.open() as source, self._connection.begin_nested():  # a missing one costs nothing
            size, _digest = attachments.receive(
                self._connection, new, source, is_cancelled=self._is_cancelled
            )
        return size

    def _read(self, file: Attached) -> tuple[int, str]:
        with file.open() as source:
            return measured(source, self._is_cancelled)


def measured(source: IO[bytes], is_cancelled: Callable[[], bool]) -> tuple[int, str]:
    """Read a file as it would be taken in, and keep nothing but its size and SHA-256.

    Raises AttachmentTooLarge, Cancelled, and what reading raises.
    """
    size, digest = 0, sha256()
    while piece := source.read(PIECE_BYTES):
        size += len(piece)
        digest.update(piece)
        if size > MOST_BYTES:
            raise AttachmentTooLarge(MOST_MEGABYTES)
        if is_cancelled():
            raise Cancelled
    return size, digest.hexdigest()
