"""The queries on attachments. Only the services use this module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from companion.errors import AttachmentDamaged, AttachmentNotFound
from companion.journal.tables import AS_THEY_CAME, attachment, attachment_piece, moment_of, stamp


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a page; its bytes are read separately."""

    id: str
    entry_id: str
    name: str
    """The name it came with, without its folder."""
    media_type: str
    """Like 'image/png', after its name; 'application/octet-stream' when that says nothing."""
    size: int
    """Bytes."""
    sha256: str
    """Of its bytes, hexadecimal."""
    created: datetime
    """When it was attached (UTC)."""
    deleted: datetime | None = None
    """When it was moved to the bin (UTC), or None."""


def begin(connection: Connection, value: Attachment) -> None:
    """Add an attachment without its bytes; `finish` says how many there were."""
    connection.execute(
        attachment.insert(),
        {
            "uid": value.id,
            "entry_uid": value.entry_id,
            "name": value.name,
            "media_type": value.media_type,
            "sha256": value.sha256,
            "size": value.size,
            "created_utc": stamp(value.created),
        },
    )


def add_piece(connection: Connection, uid: str, number: int, content: bytes) -> None:
    """Add the next bytes of an attachment."""
    row = {"attachment_uid": uid, "number": number, "content": content}
    connection.execute(attachment_piece.insert(), row)


def finish(connection: Connection, uid: str, size: int, sha256: str) -> None:
    """Write down what all the bytes of an attachment are."""
    connection.execute(
        attachment.update().where(attachment.c.uid == uid).values(size=size, sha256=sha256)
    )


def found(connection: Connection, uid: str) -> Attachment:
    """Return an attachment; raise AttachmentNotFound."""
    row = connection.execute(select(attachment).where(attachment.c.uid == uid)).first()
    if row is None:
        raise AttachmentNotFound(uid)
    return _value(row)


def exists(connection: Connection, uid: str) -> bool:
    """Say whether an id is taken."""
    chosen = select(attachment.c.uid).where(attachment.c.uid == uid)
    return connection.execute(chosen).first() is not None


def of_entry(connection: Connection, entry_uid: str, *, in_bin: bool = False) -> list[Attachment]:
    """Return the attachments of an entry in the order they came, or those in the bin."""
    state = attachment.c.deleted_utc.is_not(None) if in_bin else attachment.c.deleted_utc.is_(None)
    rows = connection.execute(
        select(attachment)
        .where(attachment.c.entry_uid == entry_uid, state)
        .order_by(attachment.c.created_utc, AS_THEY_CAME)
    )
    return [_value(row) for row in rows]


def digests(connection: Connection, entry_uid: str) -> Counter[str]:
    """Return the SHA-256 of the attachments of an entry, those in the bin too."""
    chosen = select(attachment.c.sha256).where(attachment.c.entry_uid == entry_uid)
    return Counter(connection.execute(chosen).scalars())


def pieces(connection: Connection, uid: str) -> Iterator[bytes]:
    """Give the bytes of an attachment, one look-up for each piece: never more in memory."""
    number = 0
    while True:
        content = connection.execute(
            select(attachment_piece.c.content).where(
                attachment_piece.c.attachment_uid == uid, attachment_piece.c.number == number
            )
        ).scalar_one_or_none()
        if content is None:
            return
        yield content
        number += 1


def checked_pieces(
    connection: Connection, value: Attachment, look: Callable[[], object] = lambda: None
) -> Iterator[bytes]:
    """Give the bytes of an attachment; raise AttachmentDamaged at the end when they differ.

    `look` is called before each piece, and may raise to stop.
    """
    digest = sha256()
    for piece in pieces(connection, value.id):
        look()
        digest.update(piece)
        yield piece
    if digest.hexdigest() != value.sha256:
        raise AttachmentDamaged(value.name)


def set_deleted(connection: Connection, uid: str, deleted: datetime | None) -> None:
    """Move an attachment to the bin or back."""
    connection.execute(
        attachment.update()
        .where(attachment.c.uid == uid)
        .values(deleted_utc=None if deleted is None else stamp(deleted))
    )


def _value(row: Any) -> Attachment:
    return Attachment(
        id=row.uid,
        entry_id=row.entry_uid,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        created=moment_of(row.created_utc),
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
    )
