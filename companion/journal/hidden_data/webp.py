"""A WebP without hidden data: the WebP container (RFC 9649, 2), which is a RIFF file.

A RIFF file says at its start how long it is, and an extended WebP what is in it, so
it is gone through once before it is given. Pixels, colours and movement are passed
on; Exif data but for how the picture is turned, XMP, what is not known here and what
stands behind the end are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from companion.journal.hidden_data.reading import Reader

_HEADER_BYTES: Final = 12
_CHUNK_BYTES: Final = 8
_EXTENDED, _EXIF, _FRAME = b"VP8X", b"EXIF", b"ANMF"
_PIXELS: Final = frozenset({b"VP8 ", b"VP8L"})
_KEPT: Final = _PIXELS | {_EXTENDED, b"ICCP", b"ANIM", _FRAME, b"ALPH"}
_EXTENDED_BYTES: Final = 10
_HAS_EXIF: Final = 0x08
_STAYING_FLAGS: Final = 0x20 | 0x10 | 0x02
"""Colour profile, transparency, movement."""
_FRAME_HEAD_BYTES: Final = 16
_IN_FRAMES: Final = _PIXELS | {b"ALPH"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be known before the first byte is given."""

    length: int
    """Bytes behind the first eight, as a RIFF file tells it."""
    orientation: int


def plan(reader: Reader) -> Plan:
    """Go through a WebP once; raise HiddenDataStays when it cannot be followed."""
    length, turned, has_pixels = 4, orientation.UPRIGHT, False
    for name, size in _staying(reader):
        if name == _EXIF:
            turned = _orientation(reader, size)
            if turned != orientation.UPRIGHT:
                length += _CHUNK_BYTES + len(orientation.only(turned))
            continue
        length += _CHUNK_BYTES + size + size % 2
        has_pixels |= name in _PIXELS or name == _FRAME
        if name == _FRAME:
            _look_into(reader, size)
        else:
            reader.skip(size)
    if not has_pixels:
        raise HiddenDataStays
    return Plan(length, turned)


def removed(reader: Reader, planned: Plan) -> Iterator[bytes]:
    """Give a WebP without what is hidden in it; raises what `plan` raises."""
    is_turned = planned.orientation != orientation.UPRIGHT
    yield b"RIFF" + planned.length.to_bytes(4, "little") + b"WEBP"
    for name, size in _staying(reader):
        if name == _EXIF:
            reader.skip(size)
            if is_turned:
                yield _chunk(_EXIF, orientation.only(planned.orientation))
        elif name == _EXTENDED:
            content = reader.exactly(size)
            flags = content[0] & _STAYING_FLAGS | (_HAS_EXIF if is_turned else 0)
            yield _chunk(_EXTENDED, bytes((flags,)) + content[1:])
        else:
            yield name + size.to_bytes(4, "little")
            yield from reader.passed(size)
            if size % 2:
                yield b"\0"


def _staying(reader: Reader) -> Iterator[tuple[bytes, int]]:
    """Give name and size of the chunks that stay, and of the Exif data; the caller reads them."""
    seen: set[bytes] = set()
    is_extended = False
    for name, size in _chunks(reader):
        if not seen:
            is_extended = name == _EXTENDED
            if not (is_extended and size == _EXTENDED_BYTES) and name not in _PIXELS:
                raise HiddenDataStays
        is_new = name not in seen and (is_extended or not seen)
        seen.add(name)
        if (name in _KEPT or name == _EXIF) and (is_new or (name == _FRAME and is_extended)):
            yield name, size
        else:
            reader.skip(size)


def _chunks(reader: Reader) -> Iterator[tuple[bytes, int]]:
    """Give name and size of each chunk up to where the file says that it ends."""
    left = int.from_bytes(reader.exactly(_HEADER_BYTES)[4:8], "little") - 4
    while left >= _CHUNK_BYTES and not reader.is_at_end:
        head = reader.exactly(_CHUNK_BYTES)
        size = int.from_bytes(head[4:], "little")
        left -= _CHUNK_BYTES + size
        if left < 0:
            raise HiddenDataStays
        yield head[:4], size
        if size % 2 and left and not reader.is_at_end:  # some leave the last byte out
            reader.skip(1)
            left -= 1


def _look_into(reader: Reader, size: int) -> None:
    """Go over a picture of a moving one; raise HiddenDataStays when there is more in it."""
    left = size - _FRAME_HEAD_BYTES
    if left < 0:
        raise HiddenDataStays
    reader.skip(_FRAME_HEAD_BYTES)
    while left:
        head = reader.exactly(min(left, _CHUNK_BYTES))
        inside = int.from_bytes(head[4:], "little")
        inside += inside % 2
        left -= _CHUNK_BYTES + inside
        if head[:4] not in _IN_FRAMES or left < 0:
            raise HiddenDataStays
        reader.skip(inside)


def _orientation(reader: Reader, size: int) -> int:
    exif = reader.exactly(min(size, orientation.MOST_BYTES))
    reader.skip(size - len(exif))
    # Some begin it as a JPEG does.
    return orientation.orientation_in(exif.removeprefix(b"Exif\0\0"))


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content
