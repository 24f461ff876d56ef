"""Tar archives from outside, listed and read without unpacking (security.md 2.11.5).

A reader of our own for what journals put in a tar: plain files and folders, in
the form of POSIX (ustar). Long names are passed over with their headers; links
and devices are refused.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.left_out import RAW_CHARACTERS
from companion.journal.importers.reading import TooLarge
from companion.journal.importers.safe_zip import MOST_BYTES, MOST_MEMBERS, escapes
from companion.regular_file import opened

MAGIC: Final = b"ustar"
MAGIC_AT: Final = 257
_BLOCK: Final = 512
_FILES: Final = b"\x000"
_FOLDER: Final = b"5"
_PASSED_OVER: Final = b"xgLKV"  # headers that tell more about another member


class SafeTar:
    """An open archive whose list of members was found to be harmless."""

    def __init__(self, file: io.BufferedReader, path: Path) -> None:
        self._file = file
        self._path = path
        self._members = _listed(file, path)

    def names(self) -> list[str]:
        """Return the names of the files, in the order of the archive."""
        return list(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member has."""
        return self._members[name][1]

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a member; raise TooLarge above `most`, ImportUnreadable."""
        start, size = self._members[name]
        try:
            self._file.seek(start)
            data = self._file.read(size if size <= most else min(size, RAW_CHARACTERS))
        except OSError as error:
            raise ImportUnreadable(self._path) from error
        if size > most:
            raise TooLarge(self._path, data)
        if len(data) < size:
            raise ImportUnreadable(self._path)
        return data

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """Open one member for reading in pieces."""
        start, size = self._members[name]
        with io.BufferedReader(_Part(self._file, start, size)) as part:
            yield part


@contextmanager
def opened_tar(path: Path) -> Iterator[SafeTar]:
    """Open an archive for reading.

    Raises ImportUnsafe for names that leave the archive, links, devices, names
    that stand twice and too many members or bytes; ImportUnreadable when it is
    damaged.
    """
    try:
        file = opened(path)
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    with file:
        yield SafeTar(file, path)


class _Part(io.RawIOBase):
    """A part of a file, as a file of its own."""

    def __init__(self, file: io.BufferedReader, start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the wider type
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), self._end - self._at))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _listed(file: io.BufferedReader, path: Path) -> dict[str, tuple[int, int]]:
    members: dict[str, tuple[int, int]] = {}
    at = count = 0
    size_of_all = file.seek(0, io.SEEK_END)
    if size_of_all > MOST_BYTES:
        raise ImportUnsafe(path)
    while True:
        file.seek(at)
        block = file.read(_BLOCK)
        if len(block) < _BLOCK or not block.strip(b"\0"):
            return members
        name, size, kind = _header(block, path)
        at += _BLOCK
        count += 1
        if count > MOST_MEMBERS:
            raise ImportUnsafe(path)
        if at + size > size_of_all:
            raise ImportUnreadable(path)
        if kind in _FILES:
            name = name.removeprefix("./")
            if name in members or escapes(name):
                raise ImportUnsafe(path)
            members[name] = (at, size)
        elif kind not in _FOLDER + _PASSED_OVER or (kind == _FOLDER and size):
            raise ImportUnsafe(path)
        at += -(-size // _BLOCK) * _BLOCK


def _header(block: bytes, path: Path) -> tuple[str, int, bytes]:
    """Return name, size in bytes, and kind."""
    try:
        told = _octal(block[148:156])
        size = _octal(block[124:136])
    except ValueError as error:
        raise ImportUnreadable(path) from error
    # The sum is made with eight blanks in its own place.
    if told != sum(block[:148]) + 8 * ord(" ") + sum(block[156:]):
        raise ImportUnreadable(path)
    name = _text(block[:100])
    prefix = _text(block[345:500]) if block[257:263] == b"ustar\0" else ""
    return (f"{prefix}/{name}" if prefix else name), size, block[156:157]


def _octal(digits: bytes) -> int:
    number = digits.strip(b"\0 ")
    if not number.isdigit():
        raise ValueError(digits)
    return int(number, 8)


def _text(data: bytes) -> str:
    return data.split(b"\0", 1)[0].decode("utf-8", "backslashreplace").replace("\\", "/")
