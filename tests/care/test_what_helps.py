from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.care.what_helps import (
    ENOUGH,
    Context,
    Helped,
    LogEntry,
    context_at,
    learned,
    offers_steady,
    rating,
    what_helps,
)
from companion.errors import RatingOutOfRange
from tests.care.examples import log_entry

RATING = st.none() | st.integers(0, 10)
LOGS = st.lists(
    st.builds(
        lambda item, before, after, context: log_entry(before, after, item=item, context=context),
        st.sampled_from("abc"),
        RATING,
        RATING,
        st.sampled_from(Context),
    ),
    max_size=40,
)


def test_a_rating_is_from_0_to_10() -> None:
    assert [rating(each) for each in (None, 0, 10)] == [None, 0, 10]
    for outside in (-1, 11):
        with pytest.raises(RatingOutOfRange):
            rating(outside)


def test_9_and_10_offer_something_steady() -> None:
    assert [each for each in range(11) if offers_steady(each)] == [9, 10]
    assert offers_steady(3, 9)
    assert not offers_steady(None, None, 8)


def test_a_moment_has_one_context() -> None:
    assert context_at() is Context.ORDINARY
    assert context_at(night=True) is Context.NIGHT
    assert context_at(night=True, news=True) is Context.NEWS
    assert context_at(night=True, news=True, hard_day=True) is Context.HARD_DAY


def test_with_fewer_than_five_there_is_no_number() -> None:
    four = [log_entry(8, 5)] * (ENOUGH - 1)
    assert what_helps(four) == (
        Helped("walk", None, None, None, None, None),
        Helped("walk", Context.ORDINARY, None, None, None, None),
    )
    five = [*four, log_entry(8, 8)]
    assert what_helps(five)[0] == Helped("walk", None, 5, -3.0, -3, 0)


def test_each_context_is_told_apart_and_counted_for_itself() -> None:
    log = [log_entry(9, 9, context=Context.NIGHT)] * 3 + [log_entry(6, 2)] * 5
    found = {(each.item_id, each.context): each for each in what_helps(log)}
    assert found["walk", None] == Helped("walk", None, 8, -4.0, -4, 0)
    assert found["walk", Context.ORDINARY].middle == -4
    assert found["walk", Context.NIGHT].count is None
    assert ("walk", Context.NEWS) not in found


def test_what_eased_most_is_first_and_what_has_no_number_is_last() -> None:
    log = [
        *[log_entry(6, 5, item="little")] * 5,
        *[log_entry(6, 2, item="much")] * 5,
        *[log_entry(9, 0, item="few")] * 4,
        log_entry(9, None, item="half"),
    ]
    order = [each.item_id for each in what_helps(log) if each.context is None]
    assert order == ["much", "little", "few"]


@given(LOGS)
def test_no_number_ever_stands_on_fewer_than_five(log: list[LogEntry]) -> None:
    for each in what_helps(log):
        changes = [
            entry.change
            for entry in log
            if entry.item_id == each.item_id
            and each.context in {None, entry.context}
            and entry.change is not None
        ]
        assert changes
        if len(changes) < ENOUGH:
            assert (each.count, each.middle, each.low, each.high) == (None,) * 4
        else:
            assert (each.count, each.middle) == (len(changes), median(changes))
            assert (each.low, each.high) == (min(changes), max(changes))


@given(LOGS)
def test_the_answer_does_not_depend_on_the_order_of_the_log(log: list[LogEntry]) -> None:
    assert what_helps(log) == what_helps(log[::-1])
    assert learned(log) == learned(log[::-1])


@given(LOGS)
def test_learning_stays_within_limits_and_is_slow(log: list[LogEntry]) -> None:
    assert all(-1 < each < 1 for each in learned(log).values())
    assert learned([log_entry(10, 0)]) == {"walk": 0.2}
    assert learned([log_entry(0, 10)] * 16) == {"walk": -0.8}
    assert learned([log_entry(3, None)]) == {}
