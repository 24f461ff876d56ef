"""The attachments of a copy that is made to be shared: pictures without hidden data.

A copy in our own format, and a locked one, have every file as it came (decisions/024).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.errors import HiddenDataStays
from companion.i18n import _, ngettext
from companion.journal import attachment_store
from companion.journal.exporters.members import (
    ATTACHMENTS,
    Member,
    Sum,
    Watch,
    attachment_member,
    each_content,
    write_folder,
)
from companion.journal.hidden_data.removing import kind_of, removed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.journal.attachment_store import Attachment

READ_ME: Final = "README.txt"
_PLAIN_TEXT: Final = frozenset({"text/plain", "text/markdown", "text/csv"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What could not be done about the files of a copy."""

    as_they_came: tuple[str, ...] = ()
    """The names of files of kinds that are not known here; hidden data is still in them."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Pictures that are not in the copy, since they could not be followed: place and name."""


def write_shared(
    folder: Path,
    connection: Connection,
    entry_ids: Sequence[str],
    watch: Watch,
    sums: dict[str, Sum],
) -> Shared:
    """Write the attachments of some pages, pictures without hidden data, each content once.

    Raises AttachmentDamaged, Cancelled, DiskFull and FolderNotWritable.
    """
    kept: list[str] = []
    left_out: dict[str, str] = {}
    for attachment in each_content(connection, entry_ids):
        member = attachment_member(connection, attachment, watch)
        if not _is_picture(connection, attachment):
            if attachment.size and attachment.media_type not in _PLAIN_TEXT:
                kept.append(attachment.name)
            write_folder(folder, [member], sums)
            continue
        try:
            clean = Member(member.path, partial(removed, member.pieces))
            write_folder(folder, [clean], sums)
        except HiddenDataStays:
            folder.joinpath(*member.path.split("/")).unlink()
            left_out[member.path] = attachment.name
    with suppress(OSError):  # when every one was left out
        (folder / ATTACHMENTS).rmdir()
    return Shared(tuple(kept), left_out)


def read_me(shared: Shared) -> Iterator[Member]:
    """Give the file that names what is not as the person may think it is, where there is any."""
    parts = []
    if shared.as_they_came:
        words = _("These files are as they came. They may hold hidden data, such as the place:")
        parts.append("\n".join((words, *shared.as_they_came)))
    if shared.left_out:
        words = _(
            "These pictures are not in this copy, since hidden data could not be taken out of "
            "them. They are still in the journal:"
        )
        parts.append("\n".join((words, *shared.left_out.values())))
    if parts:
        content = "\n\n".join(parts).encode() + b"\n"
        yield Member(READ_ME, lambda: [content])


def told(shared: Shared) -> Iterator[str]:
    """Say what is not as the person may think it is, one fact a line."""
    if shared.as_they_came:
        yield ngettext(
            "{count} file is in the copy as it came, and may hold hidden data.",
            "{count} files are in the copy as they came, and may hold hidden data.",
            len(shared.as_they_came),
        ).format(count=len(shared.as_they_came))
    if shared.left_out:
        yield ngettext(
            "{count} picture was left out. Hidden data could not be taken out of it.",
            "{count} pictures were left out. Hidden data could not be taken out of them.",
            len(shared.left_out),
        ).format(count=len(shared.left_out))
    if shared.as_they_came or shared.left_out:
        yield _("README.txt in the copy says which.")


def _is_picture(connection: Connection, attachment: Attachment) -> bool:
    """Say whether it is a picture of a known kind, by its content and not by its name."""
    first = next(attachment_store.pieces(connection, attachment.id), b"")
    return kind_of(first) is not None
