"""A locked archive: a tar with everything readable in it, in the standard age format.

Any tool for age (age-encryption.org/v1) opens it, with or without this app
(security.md 2.10). A small one is one file that its passphrase opens. A large
one is encrypted to a key of its own, in a second file that the passphrase
opens: age holds a passphrase-locked file whole in memory, a key-locked one in
pieces.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion import files
from companion.errors import CompanionError, ExportPlaceTaken
from companion.journal.exporters import markdown, own
from companion.journal.exporters.export import attachments_among, require_pages
from companion.journal.exporters.members import Member, Sum, Watch, measured
from companion.journal.exporters.selection import Selection, chosen
from companion.vault.passphrase import require_acceptable

if TYPE_CHECKING:
    from companion.vault.vault import Vault

SMALL_BYTES: Final = 64 * 1024 * 1024
"""Up to this size an archive is one file."""
_BLOCK: Final = 512
_EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds, and how it opens."""

    path: Path
    key_path: Path | None
    """The second file of a large archive: `age -d -i KEY ARCHIVE`; None for a small one."""
    pages: int
    attachments: int
    kept_back: int
    """Pages that were left out because they are set aside or sealed."""


def archive(
    vault: Vault,
    path: Path,
    passphrase: str,
    *,
    now: datetime,
    selection: Selection = _EVERYTHING,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
    small: int = SMALL_BYTES,
) -> Archived:
    """Write a locked copy of some pages: our own format, and each page as Markdown.

    Goes through everything twice: a tar names each size before the content, and
    the size of all decides on the kind. Nothing is ever written in the clear.
    Raises PassphraseTooShort, PassphraseTooCommon, NothingToExport,
    ExportPlaceTaken, Cancelled, AttachmentDamaged, DiskFull, FolderNotWritable.
    """
    require_acceptable(passphrase)
    key_path = path.with_name(f"{path.stem}.key{path.suffix}")
    with vault.reading() as connection:
        pages = require_pages(chosen(connection, selection, now.date()))
        watch = Watch(4 * len(pages.entry_ids), progress, is_cancelled)

        def members() -> Iterator[Member]:
            yield from own.members(connection, pages, watch, with_journal=selection.is_everything)
            yield from markdown.members(connection, pages, watch, below="entries")

        sums: dict[str, Sum] = {}
        for member in members():
            measured(member, sums)
        last = list(own.manifest(sums, pages, now))
        for member in last:
            measured(member, sums)
        top = f"journal-{now.date().isoformat()}"
        tar = _tar(top, _both(members(), last), sums, now)
        is_small = sum(one.size + 2 * _BLOCK for one in sums.values()) <= small
        for taken in (path,) if is_small else (path, key_path):
            if taken.exists() or taken.is_symlink():
                raise ExportPlaceTaken(taken)
        if is_small:
            _lock_whole(path, tar, passphrase)
        else:
            _lock_in_pieces(path, key_path, tar, passphrase)
    return Archived(
        path,
        None if is_small else key_path,
        len(pages.entry_ids),
        attachments_among(sums),
        pages.kept_back,
    )


def _both(first: Iterable[Member], then: Iterable[Member]) -> Iterator[Member]:
    yield from first
    yield from then


def _tar(
    top: str, members: Iterable[Member], sums: dict[str, Sum], now: datetime
) -> Iterator[bytes]:
    """Give a tar of files whose sizes are known, piece by piece."""
    for member in members:
        size = sums[member.path].size
        head = tarfile.TarInfo(f"{top}/{member.path}")
        head.size, head.mode, head.mtime = size, files.PRIVATE_FILE, int(now.timestamp())
        yield head.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict")
        yield from member.pieces()
        yield bytes(-size % _BLOCK)
    yield bytes(2 * _BLOCK)


def _lock_whole(path: Path, tar: Iterable[bytes], passphrase: str) -> None:
    import pyrage

    locked = pyrage.passphrase.encrypt(b"".join(tar), passphrase)
    files.write_atomically(path, locked)


def _lock_in_pieces(path: Path, key_path: Path, tar: Iterator[bytes], passphrase: str) -> None:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    key = f"# public key: {identity.to_public()}\n{identity}\n".encode()
    source = _Source(tar)
    with files.replacing(path) as lent:
        with files.explained(path.parent), lent.open("r+b") as target:
            try:
                pyrage.encrypt_io(source, target, [identity.to_public()])
            except pyrage.EncryptError:
                if source.stopped_by is not None:
                    raise source.stopped_by from None
                raise
        # The key first: an archive without it would never open.
        files.write_atomically(key_path, pyrage.passphrase.encrypt(key, passphrase))


class _Source(io.RawIOBase):
    """A stream that reads from pieces, and remembers why it stopped."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._left = memoryview(b"")
        self.stopped_by: CompanionError | None = None

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; b'' at the end."""
        try:
            while not self._left:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._left = memoryview(piece)
        except CompanionError as error:
            self.stopped_by = error
            raise
        taken = self._left if size < 0 else self._left[:size]
        self._left = self._left[len(taken) :]
        return bytes(taken)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True
