"""Zip archives of public data from outside: read member by member, never unpacked.

An archive that is built to escape a folder, to swell or to list without end is
refused as a whole, before any of it is read (security.md 2.11). A member is a
stream, so a pack of gigabytes needs no more memory than one of a page.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from companion.errors import CompanionError, PackTooLarge, PackUnreadable, PackUnsafe
from companion.regular_file import opened

MOST_MEMBERS: Final = 200
MOST_MEMBER_BYTES: Final = 4 * 1024**3
"""The longest member when unpacked. Services with all their columns: about 0.7 KB each."""
MOST_BYTES: Final = 16 * 1024**3
"""The largest sum of unpacked sizes."""
MOST_RATIO: Final = 100
"""How much an archive or a member may swell, once it is larger than SMALL_BYTES."""
SMALL_BYTES: Final = 50 * 1024**2
_BUFFER: Final = 256 * 1024
_LARGEST_LIST: Final = 1024**2  # the list of so few members is far shorter
_ENCRYPTED_BIT: Final = 0x1
_NAME: Final = re.compile(
    r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}(?:/[A-Za-z0-9_][A-Za-z0-9_. -]{0,99})*"
)
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d) *(\..*)?")
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


class Archive:
    """An open archive whose list of members was found to be harmless."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self.path = path
        self._members = _checked(archive, path)

    def names(self) -> list[str]:
        """Return the names of the files, in the order of the archive."""
        return list(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says it has."""
        return self._members[name].file_size

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a member; the standard library checks its length and its CRC.

        Raises PackUnreadable when the member is damaged.
        """
        with explained(self.path):
            stream = self._archive.open(self._members[name])
        with stream:
            yield _Explained(stream, self.path)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn whatever the standard library says about a damaged archive into PackUnreadable."""
    try:
        yield
    except CompanionError:
        raise
    except _DAMAGE as error:
        raise PackUnreadable(path) from error


@contextmanager
def opened_archive(path: Path) -> Iterator[Archive]:
    """Open an archive for reading; raise PackUnsafe, PackTooLarge or PackUnreadable."""
    with ExitStack() as stack:
        with explained(path):
            file = stack.enter_context(_Bounded(opened(path).detach()))
            archive = Archive(stack.enter_context(zipfile.ZipFile(file)), path)
        yield archive


@contextmanager
def opened_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file; it and whoever reads it raise PackUnreadable when that goes wrong."""
    with explained(path):
        stream = opened(path)
    with stream:
        yield _Explained(stream, path)


class _Explained(io.BufferedReader):
    """A stream whose own trouble is told as PackUnreadable; that of its reader is not."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        super().__init__(_Raw(stream, path), _BUFFER)


class _Raw(io.RawIOBase):
    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream = stream
        self._path = path

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # of bytes
        with explained(self._path):
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Bounded(io.BufferedReader):
    """A file that refuses to be read in one huge piece.

    The standard library reads the list of members at once, as long as the
    archive says it is, before anybody can count them.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        whole = size is None or size < 0
        data = super().read(_LARGEST_LIST + 1 if whole else min(size or 0, _LARGEST_LIST + 1))
        if len(data) > _LARGEST_LIST:
            raise PackTooLarge
        return data


def _checked(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    listed = [member for member in archive.infolist() if not _is_folder(member)]
    total = sum(member.file_size for member in listed)
    if (
        len(archive.infolist()) > MOST_MEMBERS
        or total > MOST_BYTES
        or any(member.file_size > MOST_MEMBER_BYTES for member in listed)
    ):
        raise PackTooLarge
    # Members that share bytes make a small file large without swelling one by one.
    if total > max(SMALL_BYTES, MOST_RATIO * path.stat().st_size):
        raise PackUnsafe
    members: dict[str, zipfile.ZipInfo] = {}
    for member in archive.infolist():
        name = member.orig_filename
        swollen = member.file_size > max(SMALL_BYTES, MOST_RATIO * member.compress_size)
        if swollen or name in members or not _is_plain_name(name) or not _is_plain(member):
            raise PackUnsafe
        if member.flag_bits & _ENCRYPTED_BIT or member.compress_type not in _METHODS:
            raise PackUnreadable(path)
        if not _is_folder(member):
            members[name] = member
    return members


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """Say what `is_dir` says, which stumbles over a member without a name."""
    return member.filename.endswith("/")


def _is_plain_name(name: str) -> bool:
    """Say whether a name stays inside the archive and is safe to show."""
    name = name.removesuffix("/")
    return _NAME.fullmatch(name) is not None and not any(
        ".." in part or _DEVICES.fullmatch(part) for part in name.split("/")
    )


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Say whether it is a file or a folder: not a link, a pipe or a device."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in {0, stat.S_IFREG, stat.S_IFDIR}
