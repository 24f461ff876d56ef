from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import HiddenDataStays
from companion.journal.hidden_data.reading import Reader

PAIR = re.compile(rb"\xff[^\x00\xff]")


@given(st.lists(st.binary(max_size=9)), st.integers(0, 12))
def test_bytes_come_in_their_order_whatever_the_pieces(pieces: list[bytes], size: int) -> None:
    whole, reader = b"".join(pieces), Reader(pieces)
    assert reader.beginning(size) == whole[:size]
    if size > len(whole):
        with pytest.raises(HiddenDataStays):
            reader.exactly(size)
        assert b"".join(reader.rest()) == whole
        return
    assert reader.exactly(size) == whole[:size]
    assert b"".join(reader.rest()) == whole[size:]
    assert reader.is_at_end


@given(st.lists(st.binary(max_size=9)), st.integers(0, 30))
def test_bytes_are_passed_or_it_is_told(pieces: list[bytes], size: int) -> None:
    whole, reader = b"".join(pieces), Reader(pieces)
    if size > len(whole):
        with pytest.raises(HiddenDataStays):
            reader.skip(size)
        return
    assert b"".join(reader.passed(size)) == whole[:size]
    assert b"".join(reader.rest()) == whole[size:]


@given(st.lists(st.lists(st.sampled_from([0, 1, 0xD9, 0xFF]), max_size=5).map(bytes)))
def test_a_pair_is_found_across_pieces(pieces: list[bytes]) -> None:
    whole, reader = b"".join(pieces), Reader(pieces)
    found = PAIR.search(whole)
    end = len(whole) if found is None else found.start()
    assert b"".join(reader.until(PAIR)) == whole[:end]
    assert b"".join(reader.rest()) == whole[end:]


def test_draining_asks_for_all() -> None:
    pieces = iter([b"a", b"b", b"c"])
    reader = Reader(pieces)
    reader.exactly(1)
    reader.drain()
    assert next(pieces, None) is None
