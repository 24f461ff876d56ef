"""What is done with the files of a page, and what stands on their tiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.clock import now
from companion.i18n import _
from companion.ui.journal import picture
from companion.ui.journal.tiles import file_kind
from companion.ui.widgets.quiet_list import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from companion.journal.attachment_store import Attachment
    from companion.journal.attachments import Attachments
    from companion.ui.tasks import Job

KILOBYTE: Final = 1024
_PLAIN: Final = "text/plain"


def attach(attachments: Attachments, entry_id: str, path: Path, job: Job) -> Attachment:
    """Attach a copy of a file; on the worker."""
    return attachments.attach_file(
        entry_id, path, now=now(), progress=job.progress, is_cancelled=job.is_cancelled
    )


def save(attachments: Attachments, one: Attachment, path: Path, *, clean: bool) -> Attachment:
    """Write a copy outside, a picture without hidden data if that is wanted; on the worker."""
    clean = clean and one.media_type in picture.KINDS
    return attachments.save_outside(one.id, path, without_hidden_data=clean)


def move_to_bin(attachments: Attachments, attachment_id: str) -> None:
    """Put an attachment into the bin; on the worker."""
    attachments.move_to_bin(attachment_id, now=now())


def soft(attachments: Attachments, attachment_id: str) -> tuple[str, QImage]:
    """Return the colours for the tile of a picture, with its id; on the worker."""
    return attachment_id, picture.soft(attachments, attachment_id)


def tile(one: Attachment) -> Row:
    """Return what stands on the tile of an attachment."""
    return Row(one.id, one.name, f"{file_kind(one.media_type)} · {_size(one.size)}")


def without_hidden_data() -> str:
    """Name the choice of pictures without what is hidden in them."""
    return _("Take the place, the camera and other hidden data out of pictures")


def hidden_data_stays() -> str:
    """Say that nothing is taken out of other files."""
    return _("This kind of file may hold hidden data, such as the place. It stays in a copy.")


def may_hide(one: Attachment) -> bool:
    """Say whether a file may have hidden data that cannot be taken out here."""
    return one.media_type not in picture.KINDS and one.media_type != _PLAIN


def _size(size: int) -> str:
    """Return how large a file is, in kilobytes or megabytes."""
    if size < KILOBYTE * KILOBYTE:
        return _("{number} KB").format(number=max(1, round(size / KILOBYTE)))
    return _("{number} MB").format(number=round(size / KILOBYTE / KILOBYTE))
