from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.errors import DateNotFound, PlannedItemNotFound, TextTooLong
from companion.paths import Paths
from companion.planner.model import LONGEST_TEXT
from companion.planner.plans import SITTING, Plans
from companion.planner.recurrence.rules import Once, Yearly
from companion.planner.service import Planner
from companion.vault.vault import Vault
from tests.support.builders import PASSPHRASE
from tests.support.planner import DAY, hard_date

NEXT = date(2027, 3, 12)


@pytest.fixture
def date_id(planner: Planner, now: datetime) -> str:
    """Return the id of a date that comes again every year."""
    return planner.save(hard_date(rule=Yearly(DAY), days_before=3, days_after=1), now=now).id


def test_to_let_it_be_is_an_answer(plans: Plans, date_id: str) -> None:
    assert plans.of(date_id, DAY) is None
    assert plans.days(date_id) == []


def test_each_answer_is_saved_at_once(
    plans: Plans, planner: Planner, date_id: str, vault: Vault, paths: Paths, now: datetime
) -> None:
    before = planner.read(date_id)
    for key, words in (("where", "Home"), ("who_knows", "Ana"), ("too_much", "Call Ana")):
        plans.answer(date_id, DAY, f"bare_minimum.{key}", words, now=now)
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    found = Plans(opened).of(date_id, DAY)
    assert found is not None
    assert len(found.value.answers) == 3
    assert Planner(opened).read(date_id) == before
    opened.close()


def test_answers_of_one_sitting_are_one_change(plans: Plans, date_id: str, now: datetime) -> None:
    plans.answer(date_id, DAY, "bare_minimum.where", "H", now=now)
    plans.answer(date_id, DAY, "bare_minimum.where", "Home", now=now + timedelta(seconds=5))
    later = now + SITTING + timedelta(seconds=5)
    saved = plans.answer(date_id, DAY, "bare_minimum.where", "Sea", now=later)
    plans.answer(date_id, DAY, "body.sleep", "Early", now=later)
    assert plans.undo_change(saved.id, now=later).value.answers == {"bare_minimum.where": "Home"}
    back = plans.undo_change(saved.id, now=later).value.answers
    assert back == {"bare_minimum.where": "Sea", "body.sleep": "Early"}


def test_last_years_plan_comes_only_on_request_and_covers_nothing(
    plans: Plans, date_id: str, now: datetime
) -> None:
    plans.answer(date_id, DAY, "bare_minimum.where", "Home", now=now)
    plans.answer(date_id, DAY, "kit.things", "Water", now=now)
    plans.answer(date_id, DAY, "look_back.helped", "Walking", now=now)
    assert plans.of(date_id, NEXT) is None
    plans.answer(date_id, NEXT, "bare_minimum.where", "Sea", now=now)
    saved = plans.start_from(date_id, NEXT, DAY, now=now)
    assert saved.value.answers == {"bare_minimum.where": "Sea", "kit.things": "Water"}
    assert plans.undo_change(saved.id, now=now).value.answers == {"bare_minimum.where": "Sea"}
    assert plans.days(date_id) == [DAY, NEXT]
    with pytest.raises(PlannedItemNotFound):
        plans.start_from(date_id, NEXT, date(2025, 3, 12), now=now)


def test_a_change_of_mind_changes_nothing_below_it(
    plans: Plans, date_id: str, now: datetime
) -> None:
    plans.answer(date_id, DAY, "going.1.choice", "go", now=now)
    saved = plans.change_mind(date_id, DAY, "Not going", now=now)
    assert saved.value.change_of_mind == "Not going"
    assert saved.value.answers == {"going.1.choice": "go"}


def test_a_plan_in_the_bin_gives_way_and_comes_back(
    plans: Plans, planner: Planner, date_id: str, now: datetime
) -> None:
    first = plans.answer(date_id, DAY, "kit.things", "Water", now=now)
    plans.move_to_bin(first.id, now=now)
    assert plans.of(date_id, DAY) is None
    second = plans.answer(date_id, DAY, "kit.things", "Bread", now=now)
    assert plans.restore(first.id, now=now).value == first.value
    assert plans.of(date_id, DAY) == first
    assert [one.id for one in plans.in_bin()] == [second.id]
    assert plans.read(second.id).deleted == now
    assert planner.empty_old_bin(now=now + timedelta(days=31)) == 1


def test_plans_in_the_bin_follow_a_date_that_moves(
    plans: Plans, planner: Planner, now: datetime
) -> None:
    moved = DAY + timedelta(days=30)
    saved = planner.save(hard_date("Hearing", rule=Once(DAY)), now=now)
    first = plans.answer(saved.id, DAY, "kit.things", "Water", now=now)
    plans.move_to_bin(first.id, now=now)
    second = plans.answer(saved.id, DAY, "kit.things", "Bread", now=now)
    planner.save(hard_date("Hearing", rule=Once(moved)), now=now, date_id=saved.id)
    assert plans.restore(first.id, now=now).value.occasion == moved
    assert plans.of(saved.id, moved) == plans.read(first.id)
    assert plans.of(saved.id, DAY) is None
    planner.undo_change(saved.id, now=now)
    assert plans.restore(second.id, now=now).value.occasion == DAY
    assert plans.of(saved.id, DAY) == plans.read(second.id)


def test_undoing_answers_leaves_a_plan_where_its_date_moved(
    plans: Plans, planner: Planner, now: datetime
) -> None:
    moved = DAY + timedelta(days=30)
    saved = planner.save(hard_date("Hearing", rule=Once(DAY)), now=now)
    plans.answer(saved.id, DAY, "kit.things", "Water", now=now)
    later = now + timedelta(hours=1)
    plan = plans.answer(saved.id, DAY, "kit.things", "Bread", now=later)
    planner.save(hard_date("Hearing", rule=Once(moved)), now=later, date_id=saved.id)
    undone = plans.undo_change(plan.id, now=later)
    assert undone.value.answers == {"kit.things": "Water"}
    assert undone.value.occasion == moved
    assert plans.of(saved.id, moved) == undone


def test_what_is_not_there(plans: Plans, date_id: str, now: datetime) -> None:
    with pytest.raises(DateNotFound):
        plans.answer("0" * 16, DAY, "kit.things", "Water", now=now)
    with pytest.raises(DateNotFound):
        plans.leave_out("0" * 16, DAY, 0, now=now)
    with pytest.raises(PlannedItemNotFound):
        plans.read(date_id)
    with pytest.raises(ValueError, match=r"kit\.nope"):
        plans.answer(date_id, DAY, "kit.nope", "Water", now=now)
    assert plans.of(date_id, DAY) is None


def test_leaving_one_day_out_leaves_every_other_day(
    plans: Plans, date_id: str, now: datetime
) -> None:
    plans.note(date_id, DAY, -3, "slow", now=now)
    plans.leave_out(date_id, DAY, -3, now=now)
    found = plans.check_ins(date_id, DAY)
    assert [(one.offset, one.left_out) for one in found] == [
        (-3, True), (-2, False), (-1, False), (0, False), (1, False),
    ]  # fmt: skip
    assert not any(one.left_out for one in plans.check_ins(date_id, NEXT))
    back = plans.leave_out(date_id, DAY, -3, now=now, left_out=False)
    assert (back.left_out, back.note) == (False, "slow")
    with pytest.raises(TextTooLong):
        plans.note(date_id, DAY, 0, "a" * (LONGEST_TEXT + 1), now=now)


def test_words_for_a_day_outside_of_the_window_are_never_out_of_sight(
    plans: Plans, date_id: str, now: datetime
) -> None:
    plans.note(date_id, DAY, 9, "It went on", now=now)
    plans.note(date_id, DAY, -9, " ", now=now)
    found = plans.check_ins(date_id, DAY)
    assert [one.offset for one in found] == [-3, -2, -1, 0, 1, 9]
    assert found[-1].note == "It went on"


def test_seventy_two_hours_end_by_themselves_over_restarts_and_the_change_of_clocks(
    plans: Plans, vault: Vault, paths: Paths
) -> None:
    denver = ZoneInfo("America/Denver")
    start = datetime(2026, 3, 7, 12, tzinfo=denver)
    begun = plans.turn_on_again(now=start)
    plans.answer_again("again.media", "Radio at noon", now=start)
    vault.close()
    opened = Vault.unlock(paths, PASSPHRASE)
    on = Plans(opened).again(now=datetime(2026, 3, 10, 12, 59, tzinfo=denver))
    assert on is not None
    assert on.plan.answers == {"again.media": "Radio at noon"}
    assert on.ends == begun.ends
    over = datetime(2026, 3, 10, 13, tzinfo=denver)
    assert Plans(opened).again(now=over) is None
    assert Plans(opened).answer_again("again.media", "TV", now=over) is None
    Plans(opened).end_again(now=over)
    opened.close()


def test_turning_it_on_again_begins_anew_and_keeps_the_answers(plans: Plans, now: datetime) -> None:
    plans.turn_on_again(now=now)
    plans.answer_again("again.mute", "the place", now=now)
    later = now + timedelta(hours=60)
    second = plans.turn_on_again(now=later)
    assert second.ends - later == timedelta(hours=72)
    assert second.plan.answers == {"again.mute": "the place"}
    plans.end_again(now=later)
    assert plans.again(now=later) is None
