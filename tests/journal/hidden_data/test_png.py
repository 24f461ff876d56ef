"""PNG: nothing but pixels, colours, size and movement."""

from __future__ import annotations

import struct

import pytest

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import (
    CANARY,
    PNG_HIDDEN,
    SIDEWAYS,
    chunk,
    encoded,
    exif,
    png,
    shown,
)

pytestmark = pytest.mark.qt_log_ignore("libpng warning", extend=True)
"""Of the pictures with everything hidden in them at once."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))


@pytest.mark.parametrize("place", PNG_HIDDEN)
def test_it_goes_and_the_pixels_stay(place: str) -> None:
    picture = png(PNG_HIDDEN[place])
    assert picture.count(PNG_HIDDEN[place]) == 2
    clean = cleaned(picture)
    assert clean == encoded("png")
    assert shown(clean) == shown(picture)


def test_colours_and_size_stay() -> None:
    kept = b"".join((
        chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"sRGB", b"\0"), chunk(b"sBIT", b"\x08\x08\x08"),
        chunk(b"cICP", b"\1\x0d\0\1"), chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
    ))  # fmt: skip
    whole = encoded("png")
    picture = whole[:33] + kept + whole[33:]
    assert cleaned(picture) == picture


def test_movement_stays() -> None:
    pixels = chunk(b"IDAT", b"\x78\x9c\x63\0\0\0\2\0\1")
    moving = b"".join((
        SIGNATURE, HEAD, chunk(b"acTL", bytes(8)), PNG_HIDDEN["tEXt"], chunk(b"fcTL", bytes(26)),
        pixels, chunk(b"fcTL", bytes(26)), chunk(b"fdAT", bytes(4) + pixels[8:-4]),
        chunk(b"IEND", b""),
    ))  # fmt: skip
    assert cleaned(moving) == moving.replace(PNG_HIDDEN["tEXt"], b"")


def test_the_side_that_is_up_stays() -> None:
    turned = chunk(b"eXIf", orientation.only(SIDEWAYS))
    clean = cleaned(png(chunk(b"eXIf", exif(SIDEWAYS)) + chunk(b"eXIf", exif(3))))
    assert clean == encoded("png")[:33] + turned + encoded("png")[33:]
    large = exif(SIDEWAYS) + bytes(3 * orientation.MOST_BYTES)
    assert cleaned(png(chunk(b"eXIf", large))) == clean


@pytest.mark.parametrize(
    "picture",
    [
        SIGNATURE,
        SIGNATURE + CANARY,
        SIGNATURE + chunk(b"IDAT", b""),
        SIGNATURE + HEAD,
        SIGNATURE + HEAD + HEAD + chunk(b"IEND", b""),
        SIGNATURE + HEAD + chunk(b"PLTE", bytes(999)) + chunk(b"IEND", b""),
        SIGNATURE + HEAD + chunk(b"CgBI", CANARY) + chunk(b"IEND", b""),
        SIGNATURE + HEAD + chunk(b"te t", CANARY) + chunk(b"IEND", b""),
        SIGNATURE + HEAD + b"\xff\xff\xff\xfftEXt" + CANARY,
        SIGNATURE + HEAD + b"\0\0\0\xfftEXt" + CANARY,
    ],
)
def test_what_cannot_be_followed_is_told(picture: bytes) -> None:
    with pytest.raises(HiddenDataStays):
        cleaned(picture)
