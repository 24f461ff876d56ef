from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

import pytest

from companion.care.keeping import DISTRESS, WORDS, CheckIn
from companion.care.measures import RULES, scored
from companion.care.over_time import highest, kinds, over_time

DAY = date(2026, 3, 10)


def taken(
    measure: str, days: int, answers: Mapping[int, int | None], at: time = time(9)
) -> CheckIn:
    """Return a check-in some days later."""
    day = DAY + timedelta(days)
    return CheckIn(f"{measure} {days} {at}", measure, day, at, "UTC", "", answers)


def test_the_numbers_of_one_kind_from_the_oldest_on() -> None:
    kept = [
        taken(DISTRESS, 3, {1: 4}),
        taken("gad-7", 1, dict.fromkeys(range(1, 8), 1)),
        taken(DISTRESS, 0, {1: 9}, time(21)),
        taken(DISTRESS, 0, {1: 7}),
        taken(WORDS, 2, {}),
    ]
    points = over_time(kept, DISTRESS)
    assert [point.number for point in points] == [7, 9, 4]
    assert [point.number for point in over_time(kept, "gad-7")] == [7]


def test_what_is_not_scored_is_no_number() -> None:
    answers: dict[int, int | None] = dict.fromkeys(range(1, 8), 1)
    kept = [taken("gad-7", 0, {**answers, 3: None}), taken(DISTRESS, 0, {1: None})]
    assert over_time(kept, "gad-7") == ()
    assert over_time(kept, DISTRESS) == ()


def test_a_line_needs_two_numbers_of_one_kind() -> None:
    answers = dict.fromkeys(range(1, 8), 1)
    one = [taken("gad-7", 0, answers), taken(DISTRESS, 0, {1: 3}), taken(WORDS, 0, {})]
    assert kinds(one) == ()
    assert kinds([*one, taken("gad-7", 8, answers)]) == ("gad-7",)
    assert kinds([*one, *(taken(DISTRESS, day, {1: 3}) for day in (1, 2))]) == (DISTRESS,)


@pytest.mark.parametrize("measure", RULES)
def test_the_scale_ends_where_the_score_does(measure: str) -> None:
    rules = RULES[measure]
    answers = dict.fromkeys(range(1, rules.items + 1), rules.most)
    if rules.has_gate:
        answers[0] = 1
    assert scored(measure, answers).score == highest(measure)


def test_words_have_no_scale() -> None:
    with pytest.raises(KeyError):
        highest(WORDS)
