"""The commit watermark: what the newest change was, kept outside the database.

A flipped bit in SQLite's write-ahead log makes it drop committed changes without
a word, and no check of the database can tell. So the number of each commit is
written here, authenticated, after the commit has returned. A database that
answers with a lower number has lost its newest changes. The file is never ahead
of an undamaged database, so there are no false alarms.

Two records of 48 bytes take turns: number (8, big-endian), HMAC-SHA256 (32),
eight zero bytes. Writing is not flushed for each commit, only at checkpoints.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import VaultLocked

NAME: Final = "seq.bin"
_RECORD: Final = struct.Struct(">Q32s8x")


class Watermark:
    """The watermark file of one vault, open while the vault is."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._key = key
        self._descriptor: int | None = None
        file = folder / NAME
        with files.explained(folder):
            try:
                self._descriptor = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
            except FileNotFoundError:
                self._descriptor = files.create_private(file)

    def read(self) -> int:
        """Return the highest commit number that is authentic; 0 when there is none.

        A disk that cannot give these bytes back is as if they were not there: they
        are not worth a journal that stays shut.
        """
        descriptor = self._open()
        content = b""
        with suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            content = os.read(descriptor, 2 * _RECORD.size)
        best = 0
        for start in range(0, len(content) - _RECORD.size + 1, _RECORD.size):
            number, code = _RECORD.unpack_from(content, start)
            if hmac.compare_digest(code, self._code(number)):
                best = max(best, number)
        return best

    def record(self, number: int) -> None:
        """Note that a commit is durable.

        A full disk cannot stop this (the file has its size from the first two
        commits on); should the write not go through, the older watermark stays,
        which is weaker but never wrong.
        """
        descriptor = self._open()
        with suppress(OSError):
            os.lseek(descriptor, (number & 1) * _RECORD.size, os.SEEK_SET)
            os.write(descriptor, _RECORD.pack(number, self._code(number)))

    def flush(self) -> None:
        """Make the last record durable."""
        descriptor = self._open()
        with suppress(OSError):
            os.fsync(descriptor)

    def close(self) -> None:
        """Flush and close the file; harmless when it is closed."""
        if self._descriptor is None:
            return
        self.flush()
        descriptor, self._descriptor = self._descriptor, None
        with suppress(OSError):
            os.close(descriptor)

    def _open(self) -> int:
        if self._descriptor is None:
            raise VaultLocked
        return self._descriptor

    def _code(self, number: int) -> bytes:
        return hmac.new(self._key, struct.pack(">Q", number), hashlib.sha256).digest()
