from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from companion.agent import documents, engine, pausing
from companion.agent.model import Schedule, State
from companion.care.model import BREATH, OWN, Activity
from companion.care.service import Care
from companion.paths import Paths
from companion.people.model import Hello, Person
from companion.people.service import People
from companion.planner.day_ideas import DayIdea, DayIdeas
from companion.planner.model import HardDate, ReminderText
from companion.planner.model import Reminders as Chosen
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import AHEAD_DAYS, Reminders
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


def test_a_pause_outlasts_what_is_brought_in_and_written_anew(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    pausing.pause(paths.reminders, now=now)
    before = documents.load_pauses(paths.reminders)
    planner.save(VALUE, now=now)
    schedule = reminders.refresh(now=now)
    assert documents.load_pauses(paths.reminders) == before
    for day in (3, 17, 20, 40):
        moment = now + timedelta(days=day)
        assert now.tzinfo is not None
        assert engine.due(schedule, State(), before, moment, now.tzinfo).announce == ()


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
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    schedule = reminders.refresh(now=now)
    at = datetime(2026, 3, 17, 9, tzinfo=now.tzinfo)
    assert now.tzinfo is not None
    state = engine.due(schedule, State(), (), at, now.tzinfo).state
    state = engine.later(state, state.waiting, ["b" * 16], at)
    hour_later = at + timedelta(hours=1)
    told = engine.due(schedule, state, (), hour_later, now.tzinfo).announce
    assert [one.offset for one in reminders.found(told, now=hour_later)] == [-3]


# What nobody saw


def away(planner: Planner, reminders: Reminders, now: datetime, days: int = 20) -> datetime:
    """Have three reminders come due while nothing runs; return when the app is opened again."""
    planner.save(VALUE, now=now)
    reminders.refresh(now=now)
    back = now + timedelta(days=days)
    reminders.refresh(now=back)  # as unlocking does
    return back


def test_hard_days_that_are_too_old_are_offered_and_not_announced(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    back = away(planner, reminders, now)
    assert now.tzinfo is not None
    schedule = documents.load_schedule(paths.reminders)
    assert engine.due(schedule, State(), (), back, now.tzinfo).announce == ()
    assert [one.offset for one in reminders.offered(now=back)] == [-3, -1, 0]


def test_after_some_weeks_they_are_left_alone(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    assert reminders.offered(now=away(planner, reminders, now, days=60)) == []


def test_what_came_due_in_a_pause_is_not_offered(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    pausing.pause(paths.reminders, now=now, until=date(2026, 3, 19))
    back = away(planner, reminders, now)
    assert [one.offset for one in reminders.offered(now=back)] == [-1, 0]


def test_what_was_announced_and_has_no_answer_is_offered_until_somebody_looked(
    planner: Planner, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    first = reminders.refresh(now=now).alarms[0]
    assert reminders.offered(now=now) == []
    documents.save_state(paths.reminders, State((first.id,), (first.id,)))
    later = datetime(2026, 3, 17, 10, tzinfo=now.tzinfo)
    assert [one.name for one in reminders.offered(now=later)] == [CANARY]
    former = reminders.let_rest(now=later)
    assert reminders.offered(now=later) == []
    reminders.offer_again(former)
    assert len(reminders.offered(now=later)) == 1


def test_looking_at_a_time_that_was_wrong_hides_nothing_later(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    reminders.let_rest(now=now + timedelta(days=900))
    assert len(reminders.offered(now=away(planner, reminders, now))) == 3


def test_a_time_that_was_over_when_it_was_chosen_is_not_offered(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    assert reminders.refresh(now=now + timedelta(days=20)).alarms == ()
    assert reminders.offered(now=now + timedelta(days=20)) == []


# Names, and a hello


def test_only_names_that_may_be_said_are_laid_ready(
    planner: Planner, reminders: Reminders, now: datetime
) -> None:
    planner.save(VALUE, now=now)
    assert reminders.names(now=now) == {}
    said = replace(CHOSEN, text=ReminderText.FULL)
    planner.save(replace(VALUE, name="The hearing", reminders=said), now=now)
    assert list(reminders.names(now=now).values()) == ["The hearing"] * 3


def test_a_hello_is_announced_once_that_was_chosen(
    vault: Vault, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    ana = People(vault, paths).save(Person(CANARY, hello=Hello(14, now.date())), now=now)
    assert reminders.refresh(now=now) == Schedule()
    reminders.say_hello(on=True)
    schedule = reminders.refresh(now=now)
    assert schedule.on
    assert schedule.alarms[0].at == datetime(2026, 3, 24, 9)  # noqa: DTZ001  # a wall time
    assert len(schedule.alarms) == AHEAD_DAYS // 14
    assert CANARY not in documents.schedule_file(paths.reminders).read_text()
    later = datetime(2026, 3, 24, 9, 5, tzinfo=now.tzinfo)
    found = reminders.found([schedule.alarms[0].id], now=later)
    assert [(one.person_id, one.date_id, one.says_name) for one in found] == [(ana.id, "", False)]
    reminders.say_hello(on=False)
    assert reminders.refresh(now=now) == Schedule()


def test_a_hello_that_nobody_saw_goes_by_itself(
    vault: Vault, reminders: Reminders, paths: Paths, now: datetime
) -> None:
    People(vault, paths).save(Person("Ana", hello=Hello(14, now.date())), now=now)
    reminders.say_hello(on=True)
    first = reminders.refresh(now=now).alarms[0].id
    documents.save_state(paths.reminders, State((first,), (first,)))
    for days, count in ((14, 1), (16, 1), (17, 0), (20, 0)):
        moment = datetime.combine(now.date() + timedelta(days=days), time(10), now.tzinfo)
        assert len(reminders.offered(now=moment)) == count


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
    evening = datetime.combine(DAY, time(21), now.tzinfo)
    (one,) = reminders.offered(now=evening)
    assert one.item_id == "slow-walk"
    assert reminders.offered(now=evening + timedelta(1)) == []
