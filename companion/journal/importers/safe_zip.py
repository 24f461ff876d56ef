"""Zip archives from outside, read member by member into memory (security.md 2.11.5).

Nothing is ever unpacked to the disk. An archive that is built to escape a
folder or to swell is refused as a whole, before any of it is read.
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from companion.errors import CompanionError, ImportEncrypted, ImportUnreadable, ImportUnsafe
from companion.journal.importers.left_out import RAW_CHARACTERS
from companion.journal.importers.reading import TooLarge
from companion.regular_file import opened

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How zip files begin."""
MOST_MEMBERS: Final = 100_000
MOST_BYTES: Final = 4 * 1024**3
"""The largest sum of unpacked sizes, unless the archive itself is about as large."""
_SWELLING: Final = 4  # pictures and sounds hardly shrink; whole archives of them stay below
MOST_RATIO: Final = 200
"""How much a member that is read may swell, once it is larger than SMALL_BYTES."""
SMALL_BYTES: Final = 50 * 1024**2
_LARGEST_READ: Final = 32 * 1024**2  # a larger list of members belongs to no journal
_CHUNK: Final = 1024 * 1024
_ENCRYPTED_BIT: Final = 0x1
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$) *(\..*)?")
_ROOTED: Final = re.compile(r"/|[A-Za-z]:")
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


class SafeZip:
    """An open archive whose list of members was found to be harmless."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self._members = _checked(archive, path)

    def names(self) -> list[str]:
        """Return the names of the files, in the order of the archive."""
        return [name for name, member in self._members.items() if not member.is_dir()]

    def size(self, name: str) -> int:
        """Return how many bytes a member says it has; never more are read of it."""
        return self._members[name].file_size

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a member.

        Raises ImportUnsafe when it swells too much; TooLarge when it is larger than
        `most` bytes and no more than that; ImportUnreadable when it is damaged.
        """
        chunks: list[bytes] = []
        size = 0
        with self.stream(name) as file:
            if self._members[name].file_size > most:
                raise TooLarge(self._path, file.read(RAW_CHARACTERS))
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise ImportUnsafe(self._path)
                chunks.append(chunk)
        return b"".join(chunks)

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member for reading in pieces; raises as `read` does, but for `most`."""
        member = self._members[name]
        if member.file_size > max(SMALL_BYTES, MOST_RATIO * member.compress_size):
            raise ImportUnsafe(self._path)
        if member.compress_type not in _METHODS:
            raise ImportUnreadable(self._path)
        try:
            with self._archive.open(member) as file:
                yield file
        except _DAMAGE as error:
            raise ImportUnreadable(self._path) from error


@contextmanager
def opened_zip(path: Path) -> Iterator[SafeZip]:
    """Open an archive for reading.

    Raises ImportUnsafe for names that leave the archive, links, devices, names
    that stand twice, too many members or too many bytes; ImportEncrypted when a
    member needs a password; ImportUnreadable when it is damaged.
    """
    try:
        with (
            _Bounded(opened(path).detach(), path) as file,
            zipfile.ZipFile(file) as archive,
        ):
            yield SafeZip(archive, path)
    except CompanionError:
        raise
    except _DAMAGE as error:
        raise ImportUnreadable(path) from error


class _Bounded(io.BufferedReader):
    """A file that refuses to be read in one huge piece.

    The standard library reads the list of members at once, as long as the
    archive says it is, before anybody can count them.
    """

    def __init__(self, raw: io.RawIOBase, path: Path) -> None:
        super().__init__(raw)
        self._path = path

    def read(self, size: int | None = -1, /) -> bytes:
        rest = os.fstat(self.fileno()).st_size - self.tell()
        wanted = rest if size is None or size < 0 else min(size, rest)
        data = super().read(min(max(wanted, 0), _LARGEST_READ + 1))
        if len(data) > _LARGEST_READ:
            raise ImportUnsafe(self._path)
        return data


def _checked(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    listed = archive.infolist()
    total = sum(member.file_size for member in listed)
    swollen = total > max(MOST_BYTES, _SWELLING * path.stat().st_size)
    if len(listed) > MOST_MEMBERS or swollen:
        raise ImportUnsafe(path)
    members: dict[str, zipfile.ZipInfo] = {}
    for member in listed:
        name = member.orig_filename.replace("\\", "/")
        if name in members or escapes(name) or not _is_plain(member):
            raise ImportUnsafe(path)
        members[name] = member
    if any(member.flag_bits & _ENCRYPTED_BIT for member in listed):
        raise ImportEncrypted(path)
    return members


def escapes(name: str) -> bool:
    """Say whether a member's name leads out of the folder it would be unpacked in, or to a device.

    A device is a name that Windows keeps for itself, like 'nul.txt'.
    """
    return (
        not name
        or "\0" in name
        or _ROOTED.match(name) is not None
        or any(part == ".." or _DEVICES.fullmatch(part.strip(" .")) for part in name.split("/"))
    )


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Say whether it is a file or a folder: not a link, a pipe or a device."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in {0, stat.S_IFREG, stat.S_IFDIR}
