"""A GIF without hidden data: Graphics Interchange Format, version 89a, 17 to 27.

Pictures with their tables and their times are passed on; of the extensions of
applications only the one that says how often a moving picture begins again.
Comments, texts drawn over pictures, and all that stands behind the end are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from companion.errors import HiddenDataStays
from companion.journal.hidden_data.reading import Reader

_HEADER_BYTES: Final = 13
"""Signature, version, and what all pictures share."""
_PICTURE, _EXTENSION, _END, _NOTHING = b",", b"!", b";", b"\0"
_CONTROL, _TEXT, _APPLICATION = b"\xf9", b"\x01", b"\xff"
_CONTROL_BYTES: Final = 6
"""With its length before it and the empty block after it."""
_LOOPS: Final = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
_LOOP_BYTES, _IS_LOOP = 3, 1
_HAS_TABLE, _TABLE_SIZE = 0x80, 0x07


def removed(reader: Reader) -> Iterator[bytes]:
    """Give a GIF without what is hidden in it; raise HiddenDataStays when it cannot be followed."""
    header = reader.exactly(_HEADER_BYTES)
    yield header
    yield from reader.passed(_table_bytes(header[10]))
    control, has_pixels = b"", False
    while not reader.is_at_end and (block := reader.exactly(1)) != _END:
        if block == _PICTURE:
            yield control
            yield from _picture(reader)
            control, has_pixels = b"", True
        elif block == _EXTENSION:
            label = reader.exactly(1)
            if label == _CONTROL:
                control = _control(reader)
                continue
            if label == _TEXT:
                control = b""  # it was for the text
            yield _loop(reader, is_application=label == _APPLICATION)
        elif block != _NOTHING:  # some put more ends behind a picture than there are
            raise HiddenDataStays
    if not has_pixels:
        raise HiddenDataStays
    yield _END


def _picture(reader: Reader) -> Iterator[bytes]:
    place = reader.exactly(9)
    yield _PICTURE + place
    yield from reader.passed(_table_bytes(place[8]) + 1)
    for content in _blocks(reader):
        yield _block(content)
    yield _NOTHING


def _table_bytes(flags: int) -> int:
    return 3 << ((flags & _TABLE_SIZE) + 1) if flags & _HAS_TABLE else 0


def _blocks(reader: Reader) -> Iterator[bytes]:
    """Give the content of blocks up to the empty one that ends them."""
    while size := reader.exactly(1)[0]:
        yield reader.exactly(size)


def _block(content: bytes) -> bytes:
    return bytes((len(content),)) + content


def _control(reader: Reader) -> bytes:
    """Return the extension that says for how long the next picture is shown, and how."""
    content = reader.exactly(_CONTROL_BYTES)
    if content[0] != _CONTROL_BYTES - 2 or content[-1:] != _NOTHING:
        raise HiddenDataStays
    return _EXTENSION + _CONTROL + content


def _loop(reader: Reader, *, is_application: bool) -> bytes:
    """Go over an extension; return what stays of it, b'' for nothing."""
    name, kept = None, b""
    for content in _blocks(reader):
        if name is None:
            name = content
        elif (
            is_application
            and name in _LOOPS
            and not kept
            and len(content) == _LOOP_BYTES
            and content[0] & _TABLE_SIZE == _IS_LOOP
        ):
            kept = _EXTENSION + _APPLICATION + _block(name) + _block(content) + _NOTHING
    return kept
