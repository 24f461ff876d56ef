"""Any bytes come out without what they hide, or are refused; what came out has nothing left."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import AttachmentDamaged, HiddenDataStays
from companion.journal.hidden_data.removing import BEGINNING, kind_of, removed
from tests.journal.hidden_data.cleaning import cleaned
from tests.journal.hidden_data.samples import CANARY, FULL, encoded, segment, shown
from tests.journal.importers.hostile import changed

pytestmark = pytest.mark.qt_log_ignore("libpng warning", extend=True)
"""Of the pictures with everything hidden in them at once."""

SAMPLES = {name: make() for name, make in FULL.items()}
BEGINNINGS = (
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x80\0\0\0WEBPVP8 ",
    b"RIFF\x80\0\0\0WEBPVP8X\x0a\0\0\0", b"BM", b"",
)  # fmt: skip
MARKS = (
    b"\xff",
    b"\xd8",
    b"\xda",
    b"\xd9",
    b"\xe1",
    b"\0",
    b"\1",
    b"!",
    b",",
    b";",
    b"IHDR",
    b"VP8 ",
)


@pytest.mark.parametrize("name", FULL)
def test_everything_hidden_goes_and_everything_seen_stays(name: str) -> None:
    clean = cleaned(SAMPLES[name])
    assert CANARY in SAMPLES[name]
    assert CANARY not in clean
    assert shown(clean) == shown(SAMPLES[name])


def always_ends_the_same(data: bytes, size: int) -> None:
    try:
        clean = cleaned(data, size)
    except HiddenDataStays:
        return
    assert cleaned(clean) == clean
    assert cleaned(data) == clean
    assert len(clean) <= len(data) + 40  # the side that is up takes 38 in a PNG


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.integers(0, 2**32), st.integers(1, 4000))
def test_changed_pictures_come_out_or_are_refused(name: str, seed: int, size: int) -> None:
    data = changed(SAMPLES[name], Random(seed))
    always_ends_the_same(data, max(size, len(data) // 500))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(BEGINNINGS),
    st.lists(st.one_of(st.binary(max_size=12), st.sampled_from(MARKS)), max_size=40),
    st.integers(1, 60),
)
def test_any_bytes_come_out_or_are_refused(head: bytes, parts: list[bytes], size: int) -> None:
    always_ends_the_same(head + b"".join(parts), size)


def test_the_kind_is_told_by_the_content() -> None:
    kinds = [kind_of(SAMPLES[name][:BEGINNING]) for name in FULL]
    assert kinds == ["jpeg", "jpeg", "png", "gif", "webp", "webp"]
    assert kind_of(encoded("bmp")[:BEGINNING]) == "bmp"
    for other in (b"", b"BM", b"BM words that begin so", b"RIFF....WAVEfmt ", b"II*\0" + CANARY,
                  b"\0\0\0\x18ftypheic\0\0\0\0", b"%PDF-1.7", b"<svg>"):  # fmt: skip
        assert kind_of(other) is None
        with pytest.raises(HiddenDataStays):
            cleaned(other)


def test_a_bmp_is_given_as_it_is() -> None:
    assert cleaned(encoded("bmp"), 7) == encoded("bmp")


@pytest.mark.parametrize("name", FULL)
def test_damage_is_told_before_all_else(name: str) -> None:
    """Whoever gives the pieces checks them at the end, so all of them are asked for."""

    def opened(data: bytes) -> Iterator[bytes]:
        yield from (data[at : at + 100] for at in range(0, len(data), 100))
        raise AttachmentDamaged(name)

    for data in (SAMPLES[name], SAMPLES[name][:40], b"no picture"):
        with pytest.raises(AttachmentDamaged):
            for _piece in removed(partial(opened, data)):
                pass


def test_a_large_photo_is_never_whole_in_memory() -> None:
    whole = encoded("jpeg")
    scan = whole.index(b"\xff\xda")
    count = 80

    def opened() -> Iterator[bytes]:
        yield whole[:2] + segment(0xFE, CANARY) + whole[2:scan] + whole[scan : scan + 14]
        for _time in range(count):
            yield b"\x7f\xff\0\x01" * 64 * 1024
        yield b"\xff\xd9"
        for _time in range(count):
            yield CANARY * 9_000

    tracemalloc.start()
    size = sum(len(piece) for piece in removed(opened))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == scan + 14 + count * 256 * 1024 + 2
    assert peak < 4 * 1024 * 1024
