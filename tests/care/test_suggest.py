from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.care.catalog import Catalog
from companion.care.choices import Choices, offered
from companion.care.model import Company, Energy, Idea, Place
from companion.care.suggest import AT_ONCE, Wish, fits, in_order, suggest
from tests.care.examples import activity

TAGS = ("keyed_up", "numb", "sad", "angry", "lonely", "guilty", "cannot_sleep", "news", "court")
WISHES = st.builds(
    Wish,
    minutes=st.none() | st.integers(1, 60),
    energy=st.none() | st.sampled_from(Energy),
    company=st.none() | st.sampled_from(Company),
    place=st.none() | st.sampled_from(Place),
    hard_now=st.none() | st.sampled_from(TAGS),
    night=st.booleans(),
)


def ids(ideas: Sequence[Idea]) -> list[str]:
    return [each.id for each in ideas]


@pytest.mark.parametrize(
    ("fields", "wish", "fitting"),
    [
        ({"minutes": 20, "minutes_min": 10}, Wish(minutes=10), True),
        ({"minutes": 20, "minutes_min": 11}, Wish(minutes=10), False),
        ({"energy": Energy.MEDIUM}, Wish(energy=Energy.MEDIUM), True),
        ({"energy": Energy.HIGH}, Wish(energy=Energy.MEDIUM), False),
        ({"energy": Energy.LOW}, Wish(energy=Energy.HIGH), True),
        ({"company": Company.WITH_OTHERS}, Wish(company=Company.ALONE), False),
        ({"company": Company.EITHER}, Wish(company=Company.ALONE), True),
        ({"company": Company.ALONE}, Wish(company=Company.EITHER), True),
        ({"place": Place.OUTDOORS}, Wish(place=Place.INDOORS), False),
        ({"place": Place.EITHER}, Wish(place=Place.INDOORS), True),
        ({"helps_when": ("sad",)}, Wish(hard_now="angry"), False),
        ({"helps_when": ("sad", "any")}, Wish(hard_now="angry"), True),
        ({"helps_when": ("sad",)}, Wish(hard_now="sad"), True),
        ({"night_ok": False}, Wish(night=True), False),
        ({"night_ok": True}, Wish(night=True), True),
        ({}, Wish(), True),
    ],
)
def test_what_fits(fields: dict[str, Any], wish: Wish, *, fitting: bool) -> None:
    assert fits(activity(**fields), wish) is fitting


@settings(max_examples=40, deadline=None)
@given(WISHES, st.text(max_size=8))
def test_all_that_fits_is_reached_and_nothing_else(catalog: Catalog, wish: Wish, seed: str) -> None:
    ideas = catalog.ideas()
    expected = {each.id for each in offered(ideas, Choices()) if fits(each, wish)}
    learned = {each.id: -1.0 for each in ideas[::2]}
    turns = range(len(expected) // AT_ONCE + 1)
    seen = [
        each.id
        for turn in turns
        for each in suggest(ideas, wish, seed=seed, turn=turn, learned=learned)
    ]
    assert set(seen) == expected
    whole = in_order(ideas, wish, seed=seed, learned=learned)
    assert sorted(ids(whole)) == sorted(expected)


def test_the_same_day_gives_the_same_three_and_another_day_others(catalog: Catalog) -> None:
    wish = Wish(minutes=10, energy=Energy.LOW)
    first = suggest(catalog.ideas(), wish, seed="2026-03-10")
    assert first == suggest(tuple(reversed(catalog.ideas())), wish, seed="2026-03-10")
    days = {tuple(ids(suggest(catalog.ideas(), wish, seed=f"{day}"))) for day in range(20)}
    assert len(days) == 20


def test_a_different_three_has_none_of_the_first_and_after_the_last_the_first_come_again(
    catalog: Catalog,
) -> None:
    wish = Wish(night=True, hard_now="cannot_sleep")
    count = len(in_order(catalog.ideas(), wish, seed="a"))
    turns = -(-count // AT_ONCE)
    threes = [ids(suggest(catalog.ideas(), wish, seed="a", turn=each)) for each in range(turns)]
    assert len({each for three in threes for each in three}) == count
    assert ids(suggest(catalog.ideas(), wish, seed="a", turn=turns)) == threes[0]


def test_nothing_that_fits_is_no_failure() -> None:
    assert suggest([activity(night_ok=False)], Wish(night=True), seed="a", turn=4) == ()
    assert suggest([], Wish(), seed="a") == ()


def test_one_three_has_different_groups() -> None:
    ideas = [activity(f"{group}{n}", category=group) for group in "abc" for n in range(4)]
    for seed in map(str, range(20)):
        for turn in range(4):
            three = suggest(ideas, Wish(), seed=seed, turn=turn)
            assert {each.category for each in three} == set("abc")


def first_counts(learned: dict[str, float], choices: Choices | None = None) -> Counter[str]:
    ideas = [activity(each, category=each, helps_when=("any",)) for each in "abcdef"]
    return Counter(
        suggest(ideas, Wish(), seed=f"{day}", learned=learned, choices=choices)[0].id
        for day in range(600)
    )


def test_what_eased_before_comes_first_more_often_and_the_rest_still_comes() -> None:
    counts = first_counts({"a": 0.5, "b": -0.5})
    assert counts["a"] > 150 > counts["c"] > counts["b"] > 10


def test_what_is_on_the_list_comes_sooner() -> None:
    assert first_counts({}, Choices(kept=("a",)))["a"] > first_counts({})["a"] + 20


def test_what_is_meant_for_it_comes_sooner() -> None:
    ideas = [activity("meant", helps_when=("sad",)), activity("other")]
    wish = Wish(hard_now="sad")
    first = Counter(suggest(ideas, wish, seed=f"{day}")[0].id for day in range(400))
    assert first["meant"] > 280
    assert first["other"] > 40


def test_the_night_offers_nothing_that_is_not_for_the_night(catalog: Catalog) -> None:
    found = in_order(catalog.ideas(), Wish(night=True), seed="a")
    assert found
    assert all(each.night_ok for each in found)
    assert "worry-time" not in ids(found)
