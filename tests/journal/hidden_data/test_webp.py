"""WebP: nothing but pixels, colours, movement and the side that is up; the lengths are right."""

from __future__ import annotations

import pytest

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import (
    CANARY,
    PROFILE,
    SIDEWAYS,
    WEBP_HIDDEN,
    encoded,
    exif,
    extended,
    frame,
    moving_webp,
    riff,
    shown,
    webp,
    webp_pixels,
)

START = (b"ANIM", bytes(6))


@pytest.mark.parametrize("place", WEBP_HIDDEN)
def test_it_goes_and_the_pixels_stay(place: str) -> None:
    picture = webp(WEBP_HIDDEN[place])
    assert picture.count(CANARY) > 2
    clean = cleaned(picture)
    assert clean == riff(extended(0x20), (b"ICCP", PROFILE), webp_pixels())
    assert shown(clean) == shown(picture)


def test_movement_stays() -> None:
    picture = moving_webp(*WEBP_HIDDEN.values())
    clean = cleaned(picture)
    assert clean == riff(extended(0x02), START, frame(), frame())
    assert shown(clean) == shown(picture)
    assert len(shown(clean)) == 2


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"])
def test_the_side_that_is_up_stays(prefix: bytes) -> None:
    turned = (b"EXIF", orientation.only(SIDEWAYS))
    clean = cleaned(webp((b"EXIF", prefix + exif(SIDEWAYS)), WEBP_HIDDEN["XMP"]))
    assert clean == riff(extended(0x28), turned, (b"ICCP", PROFILE), webp_pixels())
    assert cleaned(clean) == clean


def test_a_simple_one_has_pixels_alone() -> None:
    hidden = WEBP_HIDDEN.values()
    assert cleaned(riff(webp_pixels(), *hidden, webp_pixels())) == riff(webp_pixels())
    assert cleaned(encoded("webp") + CANARY) == encoded("webp")


def test_a_second_picture_is_left_out() -> None:
    twice = riff(extended(0), webp_pixels(), webp_pixels(), extended(0))
    assert cleaned(twice) == riff(extended(0), webp_pixels())


def test_a_last_byte_that_was_left_out_is_put_there() -> None:
    name, pixels = webp_pixels()
    odd = pixels if len(pixels) % 2 else pixels + b"\0"
    whole = riff((name, odd))
    short = whole[:4] + (len(whole) - 9).to_bytes(4, "little") + whole[8:-1]
    assert cleaned(short) == whole
    assert cleaned(short + CANARY) == whole


@pytest.mark.parametrize(
    "picture",
    [
        b"RIFF\4\0\0\0WEBP",
        riff((b"EXIF", exif())),
        riff(extended(0)),
        riff(extended(0), (b"EXIF", exif())),
        riff((b"VP8X", bytes(12)), webp_pixels()),
        riff(webp_pixels())[:-4],
        b"RIFF\x14\0\0\0WEBPVP8 \xff\xff\xff\xff" + CANARY,
        b"RIFF\xff\xff\xff\xffWEBPVP8 \xf0\xff\xff\x7f" + CANARY,
        riff(extended(2), START, frame((b"abcd", CANARY))),
        riff(extended(2), START, (b"ANMF", bytes(15))),
        riff(extended(2), START, (b"ANMF", frame()[1] + b"ALP")),
        riff(extended(2), START, (b"ANMF", frame()[1] + b"ALPH\xff\0\0\0")),
    ],
)
def test_what_cannot_be_followed_is_told(picture: bytes) -> None:
    with pytest.raises(HiddenDataStays):
        cleaned(picture)
