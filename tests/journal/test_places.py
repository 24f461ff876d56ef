from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from companion.journal.places import FreePlaces, end_of_year, in_parts, place_for


@given(st.dates(), st.times())
def test_a_year_begins_below_its_end(day: date, at: time) -> None:
    place = place_for(day, at)
    assert place < end_of_year(day.year)
    if day.year > 1:
        assert place >= end_of_year(day.year - 1)


@given(st.lists(st.integers(), max_size=1_200))
def test_parts_are_all_of_it_in_order(places: list[int]) -> None:
    parts = list(in_parts(places))
    assert [place for part in parts for place in part] == places
    assert all(0 < len(part) <= 500 for part in parts)


def test_free_places_are_given_once_and_in_order() -> None:
    free = FreePlaces({5, 6, 8})
    assert [free.take(5) for _ in range(4)] == [7, 9, 10, 11]
    assert (free.take(6), free.take(12), free.take(1)) == (12, 13, 1)
