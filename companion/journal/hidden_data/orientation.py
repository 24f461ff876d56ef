"""The one thing of Exif data that a picture needs to be shown: which side is up.

Exif 3.0 (CIPA DC-008) keeps its tags in the form of a TIFF 6.0 file: a header, and a
directory whose entries have 12 bytes each. The tag Orientation, 274, a SHORT from
1 to 8, says how to turn the pixels.
"""

from __future__ import annotations

import struct
from typing import Final

UPRIGHT: Final = 1
MOST_BYTES: Final = 65_536
"""Exif data has to fit into one segment of a JPEG; what stands behind is not looked at."""
_TAG: Final = 0x0112
_SHORT: Final = 3
_MOST: Final = 8
_ENTRY: Final = 12
_FORTY_TWO: Final = 42
_ORDERS: Final = {b"II": "<", b"MM": ">"}


def orientation_in(exif: bytes) -> int:
    """Return how a picture is turned, 1 to 8; 1, upright, when the data does not say."""
    order = _ORDERS.get(exif[:2])
    if order is None:
        return UPRIGHT
    try:
        mark, place = struct.unpack_from(f"{order}HI", exif, 2)
        (count,) = struct.unpack_from(f"{order}H", exif, place)
        for number in range(count if mark == _FORTY_TWO else 0):
            entry = struct.unpack_from(f"{order}HHIH", exif, place + 2 + number * _ENTRY)
            if entry[:3] == (_TAG, _SHORT, 1):
                return entry[3] if UPRIGHT <= entry[3] <= _MOST else UPRIGHT
    except struct.error:  # it ends before it says so
        return UPRIGHT
    return UPRIGHT


def only(orientation: int) -> bytes:
    """Return Exif data that says how a picture is turned, and nothing else."""
    directory = struct.pack("<HHHIHHI", 1, _TAG, _SHORT, 1, orientation, 0, 0)
    return b"II" + struct.pack("<HI", _FORTY_TWO, 8) + directory
