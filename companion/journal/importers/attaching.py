"""Files on their way into the vault, with the pages they belong to.

Each goes in pieces from the other journal into the encrypted store, and is
whole there or not at all. One that cannot be read never stops the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from companion.errors import AttachmentTooLarge, Cancelled, ImportUnreadable, ImportUnsafe
from companion.i18n import _
from companion.journal import attachments
from companion.journal.attachment_store import Attachment
from companion.journal.attachments import MOST_BYTES, MOST_MEGABYTES, PIECE_BYTES
from companion.journal.importers.attached import Attached
from companion.journal.model import Page, new_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_AGAIN_BYTES: Final = 1024**3
"""How much is stored of files that came with another page already. A small archive could
name one large file on every page, and fill the disk."""
_MOST_TOLD: Final = 1_000


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
        self._again_bytes = 0
        self.taken = 0
        """How many came in, or would."""
        self.left: list[tuple[str, str]] = []
        """Day and name of those that did not, each with the reason."""

    def take(self, entry_id: str, page: Page, files: Sequence[Attached]) -> None:
        """Attach files to a page that is stored already; raise Cancelled."""
        for file in files:
            reason = self._taken(entry_id, file)
            if not reason:
                self.taken += 1
            elif len(self.left) < _MOST_TOLD:
                self.left.append((f"{page.local_date.isoformat()}, {file.name}", reason))

    def _taken(self, entry_id: str, file: Attached) -> str:
        """Take one file; return why it could not be taken, or ''."""
        is_again = file.key in self._seen
        if is_again and self._again_bytes >= MOST_AGAIN_BYTES:
            return _("It belongs to too many pages.")
        try:
            size = self._read(file) if self._dry_run else self._received(entry_id, file)
        except AttachmentTooLarge:
            return _("It is larger than {most} MB.").format(most=MOST_MEGABYTES)
        except (ImportUnreadable, ImportUnsafe, OSError, ValueError):
            return _("Its file is missing or could not be read.")
        if is_again:
            self._again_bytes += size
        elif file.key:
            self._seen.add(file.key)
        return ""

    def _received(self, entry_id: str, file: Attached) -> int:
        name = attachments.tidy_name(file.name)
        created = self._now + timedelta(microseconds=self.taken)  # they stand in their order
        new = Attachment(new_id(), entry_id, name, file.media_type, 0, "", created)
        with self._connection.begin_nested(), file.open() as source:
            size, _digest = attachments.receive(
                self._connection, new, source, is_cancelled=self._is_cancelled
            )
        return size

    def _read(self, file: Attached) -> int:
        """Read a file as it would be taken in, and keep nothing of it."""
        size = 0
        with file.open() as source:
            while piece := source.read(PIECE_BYTES):
                size += len(piece)
                if size > MOST_BYTES:
                    raise AttachmentTooLarge(MOST_MEGABYTES)
                if self._is_cancelled():
                    raise Cancelled
        return size
