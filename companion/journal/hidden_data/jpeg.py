"""A JPEG without hidden data: ITU-T T.81 (ISO/IEC 10918-1), annex B.

Segments stand one after the other, each with a marker and its length; after the
header of a scan come its pixels up to the next marker. The tables and the pixels
are passed on bit by bit. Of the segments for applications only what changes the
look stays: JFIF without its small picture (ITU-T T.871), the colour profile
(ICC.1, annex B), Adobe's word on the colours (ITU-T T.872), and how the
picture is turned (Exif 3.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from companion.journal.hidden_data.reading import Reader

_MARKER: Final = re.compile(rb"\xff[^\x00\xff]")
_MARKER_AFTER_PIXELS: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""Within pixels FF 00 is a byte of them, and D0 to D7 are marks to begin again at."""
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a segment."""
_FRAMES_AND_TABLES: Final = frozenset(range(0xC0, 0xE0)) - {0xC8, *range(0xD0, 0xDA)}
_APPLICATIONS: Final = range(0xE0, 0xF0)
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_EXIF_NAME: Final = b"Exif\0\0"
_LENGTH_BYTES: Final = 2
"""A segment's length counts itself."""
_JFIF_BYTES: Final = 14
_ADOBE_BYTES: Final = 12


def removed(reader: Reader) -> Iterator[bytes]:
    """Give a JPEG without what is hidden in it; raise HiddenDataStays when it cannot be followed.

    A picture that ends within its pixels is given as far as it goes.
    """
    yield reader.exactly(2)
    has_pixels = has_exif = False
    while (marker := _next_marker(reader)) is not None and marker not in {_START, _END}:
        content = _content(reader)
        if marker == _EXIF and content.startswith(_EXIF_NAME):
            yield b"" if has_exif else _exif(content)
            has_exif = True
        else:
            yield _staying(marker, content)
        if marker == _SCAN:
            has_pixels = True
            yield from reader.until(_MARKER_AFTER_PIXELS)
    if not has_pixels:
        raise HiddenDataStays
    if marker is not None:  # another picture may begin where the end was forgotten
        yield bytes((0xFF, _END))


def _next_marker(reader: Reader) -> int | None:
    """Return the next marker, None at the end; what stands before has no meaning and is left."""
    while True:
        for _stray in reader.until(_MARKER):
            pass
        if reader.is_at_end:
            return None
        marker = reader.exactly(2)[1]
        if marker not in _ALONE:
            return marker


def _content(reader: Reader) -> bytes:
    length = int.from_bytes(reader.exactly(_LENGTH_BYTES), "big")
    if length < _LENGTH_BYTES:
        raise HiddenDataStays
    return reader.exactly(length - _LENGTH_BYTES)


def _segment(marker: int, content: bytes) -> bytes:
    length = len(content) + _LENGTH_BYTES
    return bytes((0xFF, marker)) + length.to_bytes(_LENGTH_BYTES, "big") + content


def _exif(content: bytes) -> bytes:
    """Return a segment that says how the picture is turned; b'' where it is upright."""
    turned = orientation.orientation_in(content[len(_EXIF_NAME) :])
    if turned == orientation.UPRIGHT:
        return b""
    return _segment(_EXIF, _EXIF_NAME + orientation.only(turned))


def _staying(marker: int, content: bytes) -> bytes:
    """Return what stays of a segment, b'' for nothing; raise HiddenDataStays when not known."""
    if marker in _FRAMES_AND_TABLES:
        return _segment(marker, content)
    if marker in _APPLICATIONS:
        return _of_application(marker, content)
    if marker == _COMMENT:
        return b""
    raise HiddenDataStays


def _of_application(marker: int, content: bytes) -> bytes:
    """Return what stays of the segment of an application; b'' for nothing."""
    if marker == _JFIF and content.startswith(b"JFIF\0") and len(content) >= _JFIF_BYTES:
        # With a small picture that has no width and no height.
        return _segment(marker, content[: _JFIF_BYTES - 2] + bytes(2))
    if marker == _PROFILE and content.startswith(b"ICC_PROFILE\0"):
        return _segment(marker, content)
    if marker == _ADOBE and content.startswith(b"Adobe") and len(content) >= _ADOBE_BYTES:
        return _segment(marker, content[:_ADOBE_BYTES])
    return b""
