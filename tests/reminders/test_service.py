from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from companion.agent import documents, engine
from companion.agent.model import Schedule, State
from companion.care.model import BREATH, OWN, Activity
from companion.care.service import Care
from companion.paths import Paths
from companion.planner.day_ideas import DayIdea, DayIdeas
from companion.planner.model import HardDate
from companion.planner.model import Reminders as Chosen
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders
from companion.vault.vault import Vault

CANARY = "Zwielicht"
DAY = date(2026, 3, 20)
CHOSEN = Chosen(on=True, offsets=(-3, -1, 0), at=time(9))
VALUE = HardDate(CANARY, rule=Once(DAY), reminders=CHOSEN)


@pytest.fixture
def planner(vault: Vault) -> Planner:
    return Planner(vault)


@pytest.fixture
def reminders(vault: Vault, paths: Paths) -> Reminders:
    return Reminders(vault, paths)


def test_without_reminders_nothing_is_written(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    planner.save(replace(VALUE, reminders=Chosen()), now=now)
    assert reminders.refresh(now=now) == Schedule()
    assert not paths.reminders.exists()


def test_the_schedule_follows_the_dates(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    saved = planner.save(VALUE, now=now)
    schedule = reminders.refresh(now=now)
    assert schedule.on
    assert [alarm.at.day for alarm in schedule.alarms] == [17, 19, 20]
    assert documents.load_schedule(paths.reminders) == schedule
    assert reminders.refresh(now=now + timedelta(hours=1)) == schedule
    planner.move_to_bin(saved.id, now=now)
    assert reminders.refresh(now=now) == Schedule()
    planner.restore(saved.id, now=now)
    assert reminders.refresh(now=now) == schedule


def test_hidden_dates_remind_when_that_was_chosen(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(replace(VALUE, hidden=True), now=now)
    assert len(reminders.coming(now=now)) == 3


def test_the_far_end_of_what_can_be_chosen(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(replace(VALUE, reminders=replace(CHOSEN, offsets=(-10, 400))), now=now)
    assert [one.offset for one in reminders.coming(now=now)] == [400]


def test_what_came_due_while_the_app_was_closed_is_still_there_for_the_agent(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    reminders.refresh(now=now)
    later = datetime(2026, 3, 17, 20, tzinfo=now.tzinfo)
    schedule = reminders.refresh(now=later)
    assert now.tzinfo is not None
    decision = engine.due(schedule, State(), (), later, now.tzinfo)
    assert len(decision.announce) == 1


def test_a_note_leads_back_to_its_date_once(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    saved = planner.save(VALUE, now=now)
    first = reminders.refresh(now=now).alarms[0]
    documents.ask_to_open(paths.reminders, [first.id])
    later = datetime(2026, 3, 18, tzinfo=now.tzinfo)
    assert [one.date_id for one in reminders.asked_for(now=later)] == [saved.id]
    assert reminders.asked_for(now=later) == []


def test_a_note_that_was_put_off_leads_there_too(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    first = reminders.refresh(now=now).alarms[0]
    later = datetime(2026, 3, 17, 9, tzinfo=now.tzinfo)
    state = engine.later(State((first.id,), (first.id,)), [first.id], ["b" * 16], later)
    documents.save_state(paths.reminders, state)
    assert [one.offset for one in reminders.found(["b" * 16], now=later)] == [-3]


def test_what_waits_is_told(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    first = reminders.refresh(now=now).alarms[0]
    assert reminders.waiting(now=now) == []
    documents.save_state(paths.reminders, State((first.id,), (first.id,)))
    later = datetime(2026, 3, 18, tzinfo=now.tzinfo)
    assert [one.name for one in reminders.waiting(now=later)] == [CANARY]


# Ideas in days


def _put(vault: Vault, now: datetime, item: str = "slow-walk", **fields: object) -> str:
    value = replace(DayIdea(item, DAY, time(20), reminds=True), **fields)  # type: ignore[arg-type]
    return DayIdeas(vault).put(value, now=now).id


def test_an_idea_in_a_day_reminds_by_its_name_of_now(
    vault: Vault, reminders: Reminders, now: datetime
) -> None:
    walk = Care(vault).write_own(Activity("", CANARY, OWN, 10), now=now)
    _put(vault, now, walk.id)
    Care(vault).write_own(replace(walk, title="The long way"), now=now)
    (one,) = reminders.coming(now=now)
    assert (one.name, one.item_id, one.date_id) == ("The long way", walk.id, "")
    assert str(one.at) == "2026-03-20 20:00:00"
    schedule = reminders.refresh(now=now)
    assert schedule.on
    assert [alarm.at for alarm in schedule.alarms] == [one.at]
    assert not schedule.alarms[0].sound


def test_without_a_reminder_chosen_an_idea_in_a_day_turns_nothing_on(
    vault: Vault, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    _put(vault, now, reminds=False)
    assert reminders.refresh(now=now) == Schedule()
    assert not paths.reminders.exists()


@pytest.mark.parametrize("way", ["removed", "hidden", "flag", "taken out", "over"])
def test_what_may_not_be_shown_never_reminds(
    vault: Vault, reminders: Reminders, now: datetime, way: str
) -> None:
    care = Care(vault)
    own = care.write_own(Activity("", CANARY, OWN, 10), now=now)
    item = {"removed": own.id, "flag": "breathe-4-6"}.get(way, "slow-walk")
    day = now.date() - timedelta(1) if way == "over" else DAY
    put = _put(vault, now, item, day=day)
    if way == "removed":
        care.remove_own(own.id)
    elif way == "hidden":
        care.hide(item)
    elif way == "flag":
        care.hide_flags({BREATH})
    elif way == "taken out":
        DayIdeas(vault).take_out(put, now=now)
    assert reminders.coming(now=now) == []
    assert reminders.refresh(now=now) == Schedule()


def test_a_note_about_an_idea_leads_to_it(
    vault: Vault, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    _put(vault, now)
    (alarm,) = reminders.refresh(now=now).alarms
    documents.save_state(paths.reminders, State(waiting=(alarm.id,)))
    (one,) = reminders.waiting(now=now + timedelta(11))
    assert one.item_id == "slow-walk"
