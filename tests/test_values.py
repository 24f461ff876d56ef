from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import FieldTooLong
from companion.values import moment_of, new_id, one_line, short, stamp, storable
from tests.support.builders import NOW


def test_ids_are_of_sixteen_digits_and_new() -> None:
    assert len({new_id() for _ in range(50)}) == 50
    assert set(new_id()) <= set("0123456789abcdef")
    assert len(new_id()) == 16


def test_a_moment_is_kept_in_utc() -> None:
    assert stamp(NOW) == "2026-03-11T03:15:30.000000+00:00"
    assert moment_of(stamp(NOW)) == NOW
    assert moment_of(stamp(NOW)).tzinfo == UTC


def test_what_is_kept_orders_as_the_moments_do() -> None:
    early = NOW.astimezone(timezone(timedelta(hours=9)))
    assert stamp(early) < stamp(NOW + timedelta(minutes=1))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_what_is_storable_is_so_for_good(text: str) -> None:
    clean = storable(text)
    assert storable(clean) == clean
    assert "\0" not in clean
    clean.encode("utf-8")
    assert one_line(one_line(text, 80), 80) == one_line(text, 80)


def test_what_cannot_be_stored_is_replaced() -> None:
    assert storable("a\0b\ud800c") == "a\ufffdb\ufffdc"


def test_a_line_has_no_breaks_and_an_end() -> None:
    assert one_line("  two\n words\t here ", 20) == "two words here"
    assert short(" as it is\n", 20) == " as it is\n"
    for cut in (one_line, short):
        with pytest.raises(FieldTooLong) as raised:
            cut("longer", 5)
        assert raised.value.most == 5
