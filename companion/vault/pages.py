"""The pages of an encrypted database, one by one, without SQLCipher.

SQLCipher gives up a connection at the first page that does not prove authentic.
Here each page stands for itself: it is read with its HMAC or it is missing. The
format is SQLCipher's published one: 80 bytes at the end of each page are the IV
of AES-256-CBC (16) and the HMAC-SHA512 (64) of cipher text, IV and page number.
Nothing is written, and what is decrypted stays in memory.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from companion.vault.header import PAGE_BYTES

RESERVED: Final = 80
USABLE: Final = PAGE_BYTES - RESERVED
_SALT: Final = 16
_IV: Final = 16
_MAGIC: Final = b"SQLite format 3\0"
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24


class Pages:
    """A database file and its write-ahead log, read page by page."""

    def __init__(self, file: Path, key: bytes | bytearray, salt: bytes | bytearray) -> None:
        self._file = file
        self._key = bytes(key)
        mac_salt = bytes(byte ^ 0x3A for byte in salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, mac_salt, 2, 32)
        size = file.stat().st_size if file.is_file() else 0
        self._newer = self._from_log(file.with_name(f"{file.name}-wal"))
        self.count = max(-(-size // PAGE_BYTES), *self._newer, 0)
        """How many pages there are, readable or not."""
        self.damaged: set[int] = set()
        """The numbers of pages that were asked for and are not as they were written."""

    def read(self, number: int) -> bytes | None:
        """Return the plain content of a page (from 1), without its reserved bytes, or None."""
        if not 1 <= number <= self.count:
            return None
        plain = self._plain(number, self._newer.get(number) or self._from_file(number))
        if plain is None and number in self._newer:
            plain = self._plain(number, self._from_file(number))
        if plain is None:
            self.damaged.add(number)
        return plain

    def _from_file(self, number: int) -> bytes:
        try:
            with self._file.open("rb") as stream:
                stream.seek((number - 1) * PAGE_BYTES)
                return stream.read(PAGE_BYTES)
        except OSError:  # a failing disk: this page is lost, the next one may not be
            return b""

    def _plain(self, number: int, page: bytes) -> bytes | None:
        if len(page) != PAGE_BYTES:
            return None
        body = page[_SALT if number == 1 else 0 : USABLE]
        vector = page[USABLE : USABLE + _IV]
        code = hmac.new(self._mac_key, body + vector + struct.pack("<I", number), hashlib.sha512)
        if not hmac.compare_digest(code.digest(), page[USABLE + _IV :]):
            return None
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        plain = decryptor.update(body) + decryptor.finalize()
        return (_MAGIC if number == 1 else b"") + plain

    def _from_log(self, log: Path) -> dict[int, bytes]:
        """Return the newest page images of committed transactions in a write-ahead log.

        A frame that is damaged is passed over: what comes after it counts as long as
        its own page proves authentic, which SQLite itself would not let it.
        """
        committed: dict[int, bytes] = {}
        pending: dict[int, bytes] = {}
        try:
            with log.open("rb") as stream:
                salts = stream.read(_LOG_HEADER)[16:24]
                while len(frame := stream.read(_FRAME_HEADER + PAGE_BYTES)) > _FRAME_HEADER:
                    number, commit = struct.unpack_from(">II", frame)
                    page = frame[_FRAME_HEADER:]
                    if frame[8:16] != salts or self._plain(number, page) is None:
                        continue
                    pending[number] = page
                    if commit:
                        committed |= pending
                        pending = {}
        except OSError:
            pass
        return committed
