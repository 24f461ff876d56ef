from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from companion.planner.arrivals import Brought
from companion.planner.icalendar.reading import Arrival
from companion.planner.icalendar.writing import uid_of
from companion.planner.service import Planner
from tests.support.planner import hard_date


def test_what_comes_in_is_known_again(planner: Planner, now: datetime) -> None:
    arrivals = [Arrival("u1", hard_date("one")), Arrival("u2", hard_date("two"), "RAW")]
    brought = planner.bring_in(arrivals, now=now)
    assert (brought.added, brought.already_here, len(brought.ids)) == (2, 0, 2)
    assert planner.original(brought.ids[1]) == "RAW"
    assert {one.name for one in planner.coming(now=now)} == {"one", "two"}
    assert planner.bring_in(arrivals, now=now) == Brought(0, 2, 0)
    changed = [replace(arrivals[0], value=hard_date("changed"))]
    assert planner.bring_in(changed, now=now) == Brought(0, 1, 1)
    assert {one.value.name for one in planner.dates()} == {"one", "two"}


def test_a_dry_run_tells_the_same_and_changes_nothing(planner: Planner, now: datetime) -> None:
    arrivals = [Arrival("u1", hard_date()), Arrival("u1", hard_date())]
    dry = planner.bring_in(arrivals, now=now, dry_run=True)
    assert dry == Brought(1, 1, 0)
    assert planner.dates() == []
    real = planner.bring_in(arrivals, now=now)
    assert (real.added, real.already_here) == (dry.added, dry.already_here)


def test_bringing_in_can_be_undone_and_the_bin_counts_as_here(
    planner: Planner, now: datetime
) -> None:
    brought = planner.bring_in([Arrival("u1", hard_date())], now=now)
    planner.move_all_to_bin(brought.ids, now=now)
    assert planner.dates() == []
    assert planner.bring_in([Arrival("u1", hard_date())], now=now) == Brought(0, 1, 0)
    planner.restore_all(brought.ids, now=now)
    assert [one.id for one in planner.dates()] == list(brought.ids)
    assert [one.date_id for one in planner.coming(now=now)] == list(brought.ids)


def test_one_that_was_in_the_bin_before_keeps_its_time_there(
    planner: Planner, now: datetime
) -> None:
    saved = planner.save(hard_date(), now=now)
    planner.move_to_bin(saved.id, now=now)
    planner.move_all_to_bin([saved.id], now=now + timedelta(5))
    assert planner.read(saved.id).deleted == now


def test_a_date_of_this_vault_is_known_by_its_own_id(planner: Planner, now: datetime) -> None:
    saved = planner.save(hard_date(), now=now)
    own = [Arrival(uid_of(saved.id), hard_date("other")), Arrival(saved.id, hard_date())]
    assert planner.bring_in(own, now=now) == Brought(0, 2, 0)
