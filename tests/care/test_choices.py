from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.care.catalog import Catalog
from companion.care.choices import Choices, is_offered, moved, my_list, offered, suited
from companion.care.model import BREATH, SPIRITUAL
from tests.care.examples import activity

IDS = st.lists(st.sampled_from("abcdef"), unique=True)


def test_what_is_hidden_or_bears_a_hidden_flag_is_not_offered() -> None:
    one = activity(take_care=("crowds",))
    assert is_offered(one, Choices())
    assert not is_offered(one, Choices(hidden=frozenset({one.id})))
    assert not is_offered(one, Choices(hidden_flags=frozenset({"crowds"})))
    assert not is_offered(one, Choices(hidden_flags=frozenset({"crowds"}), kept=(one.id,)))


def test_no_breath_exercise_is_ever_offered_to_who_does_not_want_one(catalog: Catalog) -> None:
    found = offered(catalog.ideas(), Choices(hidden_flags=frozenset({BREATH})))
    assert not any(BREATH in idea.flags for idea in found)
    assert not {"breathe-4-6", "trace-window", "long-sigh"} & {idea.id for idea in found}
    assert len(found) > 80


def test_other_exercises_are_played_without_their_breaths(catalog: Catalog) -> None:
    never = Choices(hidden_flags=frozenset({BREATH}))
    rid, breathe = catalog.exercise("rid"), catalog.exercise("breathe-4-6")
    assert rid is not None
    assert breathe is not None
    assert suited(rid, Choices()) == rid
    assert len(suited(rid, never).steps) == len(rid.steps) - 1
    assert suited(breathe, never) == breathe


def test_spiritual_ideas_are_hidden_until_they_are_chosen(catalog: Catalog) -> None:
    spiritual = {each.id for each in catalog.activities if each.category == SPIRITUAL}
    assert len(spiritual) == 9
    assert not spiritual & {each.id for each in offered(catalog.ideas(), Choices())}
    assert spiritual <= {each.id for each in offered(catalog.ideas(), Choices(spiritual=True))}
    first = min(spiritual)
    shown = offered(catalog.ideas(), Choices(kept=(first,)))
    assert spiritual & {each.id for each in shown} == {first}


def test_my_list_has_the_persons_order_and_passes_over_what_is_gone() -> None:
    ideas = [activity(each) for each in "abc"]
    found = my_list(ideas, Choices(kept=("c", "gone", "a")))
    assert [each.id for each in found] == ["c", "a"]


@given(IDS, st.sampled_from("abcdef"), st.integers(-9, 9))
def test_moving_keeps_every_item_once_and_the_others_in_order(
    order: list[str], item: str, by: int
) -> None:
    after = moved(order, item, by)
    assert sorted(after) == sorted(order)
    assert [each for each in after if each != item] == [each for each in order if each != item]
    if item in order:
        place = min(max(order.index(item) + by, 0), len(order) - 1)
        assert after.index(item) == place
