from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from companion.planner.cards import deck
from companion.planner.model import CheckIn, Occasion
from companion.planner.plan import Plan
from companion.planner.today import TodayView, view

DAY = date(2026, 3, 12)


def occasion(uid: str, offset: int = 0, **fields: Any) -> Occasion:
    """Return a date so many days from the day."""
    day = DAY + timedelta(days=offset)
    one = Occasion(uid, uid, day, day - timedelta(days=3), day + timedelta(days=3), key=day)
    return one._replace(**fields)


def shown(
    *occasions: Occasion,
    plans: Mapping[str, Plan] | None = None,
    check_ins: Mapping[tuple[str, date, int], CheckIn] | None = None,
    more: bool = False,
) -> TodayView:
    return view(DAY, occasions, plans or {}, check_ins or {}, deck(), more=more)


def test_what_nobody_asked_for_is_not_shown() -> None:
    assert shown(occasion("a"), occasion("b", 1)) == TodayView(DAY)
    assert shown(occasion("a", on_today=True, hidden=True)) == TodayView(DAY)


def test_on_the_day_only_what_helps_when_it_gets_too_much() -> None:
    answers = {"bare_minimum.where": "Home", "too_much.step_2": "Call", "too_much.step_1": "Sit"}
    today = occasion("a", on_today=True)
    found = shown(today, occasion("b", 1, on_today=True), plans={"a": Plan(DAY, answers)})
    (one,) = found.on_the_day
    assert one.too_much == (("too_much.step_1", "Sit"), ("too_much.step_2", "Call"))
    assert one.has_plan
    assert (found.around, found.has_more, found.shows_help) == ((), True, True)
    more = shown(today, occasion("b", 1, on_today=True), more=True)
    assert [each.occasion.date_id for each in more.around] == ["b"]
    assert not more.has_more


def test_a_plan_is_asking_for_it_and_its_one_line_is_enough() -> None:
    plan = Plan(DAY, {"bare_minimum.too_much": "Sit by the sea"}, "Not the vigil")
    (one,) = shown(occasion("a"), plans={"a": plan}).on_the_day
    assert one.too_much == (("bare_minimum.too_much", "Sit by the sea"),)
    assert one.change_of_mind == "Not the vigil"


def test_a_day_around_that_was_left_out_is_left_out_alone() -> None:
    one = occasion("a", 2, on_today=True)
    key = ("a", one.key, -2)
    left_out = {key: CheckIn("a", one.key, -2, left_out=True)}
    assert shown(one, check_ins=left_out) == TodayView(DAY)
    other = {("a", one.key, -1): CheckIn("a", one.key, -1, left_out=True)}
    (around,) = shown(one, check_ins=other).around
    assert around.check_in == CheckIn("a", one.key, -2)
    assert around.check_in.day == DAY


def test_every_day_of_a_range_is_its_day() -> None:
    one = occasion("a", -2, on_today=True)
    lasting = {("a", one.key): (one.day, DAY + timedelta(days=5))}
    found = view(DAY, [one], {}, {}, deck(), ranges=lasting)
    assert [each.occasion for each in found.on_the_day] == [one]
    assert found.around == ()


def test_a_range_is_over_after_its_last_day_and_ahead_until_its_first() -> None:
    one = occasion("a", -5, on_today=True)
    lasting = {("a", one.key): (one.day, DAY - timedelta(days=1))}
    (around,) = view(DAY, [one], {}, {}, deck(), ranges=lasting).around
    assert (around.offset, around.check_in.offset) == (1, 5)
    later = occasion("b", 5, on_today=True)
    lasting = {("b", later.key): (DAY + timedelta(days=2), DAY + timedelta(days=9))}
    (around,) = view(DAY, [later], {}, {}, deck(), ranges=lasting).around
    assert (around.offset, around.check_in.offset) == (-2, -5)


def test_a_day_of_a_range_that_was_left_out_is_left_out_alone() -> None:
    one = occasion("a", -2, on_today=True)
    lasting = {("a", one.key): (one.day, DAY + timedelta(days=5))}
    left_out = {("a", one.key, 2): CheckIn("a", one.key, 2, left_out=True)}
    assert view(DAY, [one], {}, left_out, deck(), ranges=lasting) == TodayView(DAY)
