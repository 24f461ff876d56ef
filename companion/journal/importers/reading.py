"""Reading files of other journals: bounded, regular files only, and never waiting for one."""

from __future__ import annotations

import codecs
import io
import os
from pathlib import Path
from typing import Final

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.left_out import RAW_CHARACTERS
from companion.regular_file import opened

_HEAD_BYTES: Final = 512  # the mark of a tar stands after 256 bytes
# jrnl's two forms (formats.md 4), age and OpenPGP.
_ENCRYPTED: Final = (
    b"JRNLv3",
    b"gAAAAA",
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE",
    b"-----BEGIN PGP MESSAGE",
)


class OneUnreadable(ImportUnreadable):
    """One file of many cannot be read; the rest can come in."""

    def __init__(self, path: Path, beginning: bytes) -> None:
        super().__init__(path)
        self.beginning = beginning[:RAW_CHARACTERS]
        """What it begins with, for the report."""


class TooLarge(OneUnreadable):
    """One file of many is larger than its kind ever is; the rest can come in."""


def is_encrypted(head: bytes) -> bool:
    """Say whether a file that begins so is encrypted by another app."""
    return head.startswith(_ENCRYPTED)


def read_head(path: Path) -> bytes:
    """Return the first bytes of a file; raise ImportUnreadable."""
    try:
        with opened(path) as file:
            return file.read(_HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error


def read_whole(path: Path, most: int, *, follow_links: bool = True) -> bytes:
    """Return the bytes of a file; raise ImportUnreadable, and ImportUnsafe above `most` bytes.

    For one file of many, whose size stops nothing else, see `read_one`.
    """
    try:
        with opened(path, follow_links=follow_links) as file:
            data = read_at_most(file, most)
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    if data is None:
        raise ImportUnsafe(path)
    return data


def read_one(path: Path, most: int) -> bytes:
    """Return the bytes of one file of a folder, no link; raise ImportUnreadable, TooLarge."""
    try:
        with opened(path, follow_links=False) as file:
            data = read_at_most(file, most)
            beginning = file.read(RAW_CHARACTERS) if data is None else b""
    except (OSError, ValueError) as error:
        raise ImportUnreadable(path) from error
    if data is None:
        raise TooLarge(path, beginning)
    return data


def read_at_most(file: io.BufferedReader, most: int) -> bytes | None:
    """Return what is in an open file, or None when it is more than `most` bytes."""
    size = os.fstat(file.fileno()).st_size
    return None if size > most else file.read(size)


def decoded(data: bytes) -> str | None:
    """Return the text of a file: UTF-8, or UTF-16 or -32 with their mark; None for others.

    A mark at the beginning is taken off; line ends stay as they are.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        encoding = "utf-32"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
