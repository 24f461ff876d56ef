"""A PNG without hidden data: Portable Network Graphics, third edition (W3C 2025), 5 and 11.

After the signature come chunks: length, name, content, check sum. Those that the
pixels, their colours, their size on paper and a moving picture need are passed on
byte by byte, where their length can be theirs; texts, times, Exif data and all that
is not known here are left out, and so is whatever stands behind the last.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from companion.journal.hidden_data.reading import Reader

_SIGNATURE_BYTES: Final = 8
_MOST: Final = 2**31 - 1
_SUM_BYTES: Final = 4
_OPTIONAL: Final = 0x20
"""The bit of a name's first letter that says that a picture can do without the chunk (5.4)."""
_FIRST, _LAST, _EXIF = b"IHDR", b"IEND", b"eXIf"
_LENGTHS: Final[dict[bytes, tuple[int, int]]] = {
    b"IHDR": (13, 13), b"PLTE": (3, 768), b"IDAT": (0, _MOST),
    b"tRNS": (1, 256), b"bKGD": (1, 6), b"sBIT": (1, 4), b"pHYs": (9, 9),
    b"gAMA": (4, 4), b"cHRM": (32, 32), b"sRGB": (1, 1), b"iCCP": (4, _MOST),
    b"cICP": (4, 4), b"mDCV": (24, 24), b"cLLI": (8, 8),
    b"acTL": (8, 8), b"fcTL": (26, 26), b"fdAT": (4, _MOST),
}  # fmt: skip
"""What stays, and how many bytes it can have at least and at most."""


def removed(reader: Reader) -> Iterator[bytes]:
    """Give a PNG without what is hidden in it; raise HiddenDataStays when it cannot be followed."""
    yield reader.exactly(_SIGNATURE_BYTES)
    is_first, is_turned = True, False
    while True:
        head = reader.exactly(8)
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        if length > _MOST or not name.isalpha() or is_first != (name == _FIRST):
            raise HiddenDataStays
        is_first = False
        if name == _LAST:
            yield _chunk(_LAST, b"")
            return
        least, most = _LENGTHS.get(name, (0, -1))
        if least <= length <= most:
            yield head
            yield from reader.passed(length + _SUM_BYTES)
            continue
        if not name[0] & _OPTIONAL:
            raise HiddenDataStays
        read = reader.exactly(min(length, orientation.MOST_BYTES)) if name == _EXIF else b""
        reader.skip(length - len(read) + _SUM_BYTES)
        turned = orientation.orientation_in(read)
        if turned != orientation.UPRIGHT and not is_turned:
            is_turned = True
            yield _chunk(_EXIF, orientation.only(turned))


def _chunk(name: bytes, content: bytes) -> bytes:
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))
