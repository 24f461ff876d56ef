from __future__ import annotations

from datetime import date, time
from itertools import count

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


class Counted(set[int]):
    """Places that count how often one of them was looked at."""

    looks = 0

    def __contains__(self, place: object) -> bool:
        self.looks += 1
        return super().__contains__(place)


def test_many_pages_side_by_side_are_not_passed_by_again_and_again() -> None:
    taken = Counted(range(5_000))
    free = FreePlaces(taken)
    assert [free.take(wanted) for wanted in range(5_000)] == list(range(5_000, 10_000))
    assert taken.looks < 100_000


@given(st.sets(st.integers(0, 30)), st.lists(st.integers(0, 30), max_size=60))
def test_each_gets_the_first_free_place_there_is(taken: set[int], wanted: list[int]) -> None:
    free, known = FreePlaces(set(taken)), set(taken)
    for each in wanted:
        first = next(place for place in count(each) if place not in known)
        assert free.take(each) == first
        known.add(first)


def test_free_places_are_given_once_and_in_order() -> None:
    free = FreePlaces({5, 6, 8})
    assert [free.take(5) for _ in range(4)] == [7, 9, 10, 11]
    assert (free.take(6), free.take(12), free.take(1)) == (12, 13, 1)
