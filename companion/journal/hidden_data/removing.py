"""Pictures without what is hidden in them: place, camera, times, texts, small pictures.

Nothing is decoded: whole parts are left out and the pixels are passed on bit by bit,
in pieces, so that a picture loses nothing that is seen. What is left out of each
format, and by which paper, is told in the module of the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import gif, jpeg, png, webp
from companion.journal.hidden_data.reading import Reader

BEGINNING: Final = 18
"""So many bytes say what kind of picture it is."""
JPEG, PNG, GIF, WEBP, BMP = "jpeg", "png", "gif", "webp", "bmp"
_BMP_HEADS: Final = frozenset({12, 40, 52, 56, 64, 108, 124})
"""The lengths that the second header of a BMP can have; 'BM' alone begins other files, too."""


def kind_of(beginning: bytes) -> str | None:
    """Return the kind of a picture by its first bytes; None for what is not known here."""
    if beginning.startswith(b"\xff\xd8\xff"):
        return JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if beginning.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        return WEBP
    is_bmp = beginning.startswith(b"BM") and len(beginning) >= BEGINNING
    if is_bmp and int.from_bytes(beginning[14:18], "little") in _BMP_HEADS:
        return BMP
    return None


def removed(opened: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    """Give a picture without hidden data; `opened` gives its bytes in pieces, anew each time.

    A BMP has no room for such data and is given as it is. All pieces are asked for,
    whatever stands in them, so errors of `opened` are raised first. Raises
    HiddenDataStays, maybe after some bytes were given, when the kind is not known or
    the picture cannot be followed.
    """
    reader = Reader(opened())
    try:
        yield from _way(reader, opened)
    except HiddenDataStays:
        reader.drain()
        raise
    reader.drain()


def _way(reader: Reader, opened: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    match kind_of(reader.beginning(BEGINNING)):
        case "jpeg":
            return jpeg.removed(reader)
        case "png":
            return png.removed(reader)
        case "gif":
            return gif.removed(reader)
        case "webp":
            return webp.removed(reader, webp.plan(Reader(opened())))
        case "bmp":
            return reader.rest()
    raise HiddenDataStays
