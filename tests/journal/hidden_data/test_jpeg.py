"""JPEG: nothing but pixels, colours and the side that is up."""

from __future__ import annotations

import pytest

from companion.errors import HiddenDataStays
from companion.journal.hidden_data import orientation
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import (
    CANARY,
    JPEG_HIDDEN,
    PROFILE,
    SIDEWAYS,
    encoded,
    exif,
    jpeg,
    segment,
    shown,
)

ICC = segment(0xE2, b"ICC_PROFILE\0\1\1" + PROFILE)


@pytest.mark.parametrize("place", JPEG_HIDDEN)
@pytest.mark.parametrize("progressive", [False, True])
def test_it_goes_and_the_pixels_stay(place: str, progressive: bool) -> None:  # noqa: FBT001
    photo = jpeg(JPEG_HIDDEN[place], progressive=progressive)
    assert photo.count(CANARY) > 1
    clean = cleaned(photo)
    assert CANARY not in clean
    assert shown(clean) == shown(photo) == shown(encoded("jpeg", progressive=progressive))


def test_nothing_hidden_means_nothing_changed() -> None:
    assert cleaned(encoded("jpeg")) == encoded("jpeg")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", range(2, 9))
def test_the_side_that_is_up_stays(turned: int, order: str) -> None:
    hidden = segment(0xE1, b"Exif\0\0" + exif(turned, order))
    photo = jpeg(hidden)
    clean = cleaned(photo)
    assert CANARY not in clean
    assert shown(clean) == shown(photo)
    assert shown(clean) != shown(encoded("jpeg"))
    assert segment(0xE1, b"Exif\0\0" + orientation.only(turned)) in clean


def test_the_first_word_on_the_side_that_is_up_counts() -> None:
    twice = segment(0xE1, b"Exif\0\0" + exif(SIDEWAYS)) + segment(0xE1, b"Exif\0\0" + exif(3))
    assert cleaned(jpeg(twice)) == cleaned(jpeg(segment(0xE1, b"Exif\0\0" + exif(SIDEWAYS))))


def test_colours_stay() -> None:
    clean = cleaned(jpeg(ICC + JPEG_HIDDEN["XMP"]))
    assert ICC in clean
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")
    assert adobe in cleaned(jpeg(JPEG_HIDDEN["behind Adobe's word"]))


def test_marks_within_the_pixels_are_pixels() -> None:
    whole = encoded("jpeg")
    pixels = b"\1\xff\0\xff\xd3\2\xff\xff\0\xff\xff"
    photo = whole[: whole.index(b"\xff\xda")] + segment(0xDA, b"\1\1\0\0\x3f\0") + pixels
    for size in (1, 2, 3, 1000):
        assert cleaned(photo + b"\xff\xd9" + CANARY, size) == photo + b"\xff\xd9"


def test_a_photo_that_was_cut_short_is_given_as_far_as_it_goes() -> None:
    photo = jpeg(JPEG_HIDDEN["Exif"])[: -len(encoded("jpeg")) - len(CANARY) - 2]
    cut = photo[:-20]
    assert CANARY in cut
    assert cleaned(cut).endswith(cut[-20:])
    assert CANARY not in cleaned(cut)
    # Where the end was forgotten and another picture stands behind, it is put there.
    assert cleaned(photo + encoded("jpeg")) == cleaned(photo) + b"\xff\xd9"


def test_what_stands_between_segments_is_left_out() -> None:
    whole = encoded("jpeg")
    stray = whole[:2] + b"\0" + CANARY + b"\xff\0\xff\xff" + whole[2:]
    assert cleaned(b"\xff\xd8\xff\xff" + whole[3:]) == whole
    assert cleaned(b"\xff\xd8\xff\x01" + stray[2:]) == whole


@pytest.mark.parametrize(
    "photo",
    [
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8" + encoded("jpeg"),
        b"\xff\xd8" + segment(0xE1, CANARY),
        b"\xff\xd8\xff\xe1\0\1" + CANARY,  # shorter than its own length
        b"\xff\xd8\xff\xe1\xff\xff" + CANARY,  # longer than there is
        b"\xff\xd8" + segment(0xF7, CANARY) + encoded("jpeg")[2:],  # JPEG-LS
        b"\xff\xd8" + segment(0xC8, CANARY) + encoded("jpeg")[2:],
    ],
)
def test_what_cannot_be_followed_is_told(photo: bytes) -> None:
    with pytest.raises(HiddenDataStays):
        cleaned(photo)
