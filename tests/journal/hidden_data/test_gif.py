"""GIF: nothing but pictures, their times, and how often they begin again."""

from __future__ import annotations

import pytest

from companion.errors import HiddenDataStays
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import (
    CANARY,
    GIF_HIDDEN,
    LOOP,
    blocks,
    gif,
    gif_picture,
    shown,
)

BARE = gif(b"").removesuffix(CANARY)
HEAD = b"GIF87a\2\0\2\0\0\0\0"


@pytest.mark.parametrize("place", GIF_HIDDEN)
def test_it_goes_and_the_pictures_stay(place: str) -> None:
    moving = gif(GIF_HIDDEN[place])
    assert moving.count(GIF_HIDDEN[place]) == 3
    clean = cleaned(moving)
    assert CANARY not in clean
    assert shown(clean) == shown(moving) == shown(BARE)
    assert len(shown(clean)) == 2
    if place != "behind the loop":
        assert clean == BARE


def test_the_loop_stays() -> None:
    assert LOOP in cleaned(gif(b""))
    assert cleaned(gif(b"").replace(LOOP, b"!\xff\x0bNETSCAPE2.0\x05\x02\0\0\0\1\0")) == (
        BARE.replace(LOOP, b"")
    )


def test_the_time_of_a_text_goes_with_it() -> None:
    control = b"!\xf9\x04\x04\x63\0\0\0"
    moving = HEAD + control + GIF_HIDDEN["a text"] + gif_picture((0, 1, 2, 3)) + b";"
    assert cleaned(moving) == HEAD + gif_picture((0, 1, 2, 3)) + b";"
    behind = HEAD + gif_picture((0, 1, 2, 3)) + control + b";"
    assert cleaned(behind) == HEAD + gif_picture((0, 1, 2, 3)) + b";"


def test_an_end_that_was_forgotten_is_put_there() -> None:
    assert cleaned(HEAD + gif_picture((0, 1, 2, 3))) == HEAD + gif_picture((0, 1, 2, 3)) + b";"
    assert cleaned(HEAD + gif_picture((0, 1, 2, 3)) + b"\0\0;") == (
        HEAD + gif_picture((0, 1, 2, 3)) + b";"
    )


@pytest.mark.parametrize(
    "picture",
    [
        b"GIF89a",
        HEAD,
        HEAD + b";",
        HEAD + b"!\xfe" + blocks(CANARY) + b";",
        HEAD + b"x" + CANARY,
        HEAD + b"!\xf9\x05\0\0\0\0\0\0" + gif_picture((0, 0, 0, 0)) + b";",
        HEAD + b"!\xf9\x04\0\0\0\0\1" + gif_picture((0, 0, 0, 0)) + b";",
        HEAD + b"!\xfe\xff" + CANARY,
        HEAD + gif_picture((0, 1, 2, 3))[:-1],
        HEAD[:10] + b"\x87\0\0" + CANARY,
    ],
)
def test_what_cannot_be_followed_is_told(picture: bytes) -> None:
    with pytest.raises(HiddenDataStays):
        cleaned(picture)
