from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from companion.agent import documents
from companion.agent.model import Alarm, Schedule
from companion.paths import Paths
from companion.people.model import Hello, Person, SavedPerson
from companion.planner.model import HardDate, Occasion, Reminders, ReminderText
from companion.planner.recurrence.rules import Once
from companion.reminders.model import hellos_of, reminders_of, reminds, scheduled
from tests.support.builders import NOW

CANARY = "Zwielicht"
SECRET = b"s" * 32
DAY = date(2026, 3, 20)
CHOSEN = Reminders(on=True, offsets=(-3, 0), at=time(9, 30), sound=True)
VALUE = HardDate(CANARY, rule=Once(DAY), reminders=CHOSEN, note=CANARY)
OCCASION = Occasion("d" * 16, CANARY, DAY, DAY, DAY, key=DAY)


def test_each_offset_is_one_reminder_at_its_time() -> None:
    found = reminders_of({"d" * 16: VALUE}, [OCCASION], SECRET)
    assert [one.at.isoformat() for one in found] == ["2026-03-17T09:30:00", "2026-03-20T09:30:00"]
    assert {(one.name, one.date_id, one.sound) for one in found} == {(CANARY, "d" * 16, True)}


def test_ids_stay_the_same_and_say_nothing_without_the_secret() -> None:
    first, again = (reminders_of({"d" * 16: VALUE}, [OCCASION], SECRET) for _ in range(2))
    other = reminders_of({"d" * 16: VALUE}, [OCCASION], b"t" * 32)
    assert first == again
    assert len({one.id for one in (*first, *other)}) == 4


def test_what_was_not_chosen_or_is_not_known_reminds_of_nothing() -> None:
    assert reminds(VALUE)
    for value in (
        HardDate("x", rule=Once(DAY)),
        HardDate("x", rule=Once(DAY), reminders=CHOSEN, postponed=True),
        HardDate("x", reminders=CHOSEN),
        HardDate("x", rule=Once(DAY), reminders=Reminders(on=True, offsets=())),
    ):
        assert not reminds(value)
        assert reminders_of({"d" * 16: value}, [OCCASION], SECRET) == []


def test_a_name_is_said_only_where_that_was_chosen() -> None:
    full = replace(VALUE, reminders=replace(CHOSEN, text=ReminderText.FULL))
    # What is kept out of every view has no name on a screen either.
    for value, said in ((VALUE, False), (full, True), (replace(full, hidden=True), False)):
        found = reminders_of({"d" * 16: value}, [OCCASION], SECRET)
        assert [one.says_name for one in found] == [said, said]


def test_a_hello_comes_at_its_turns_and_never_says_a_name() -> None:
    ana = SavedPerson("a" * 16, Person(CANARY, hello=Hello(10, DAY)), NOW, NOW)
    ben = SavedPerson("b" * 16, Person("Ben"), NOW, NOW)
    first, last = DAY - timedelta(days=30), DAY + timedelta(days=30)
    found = hellos_of([ana, ben], first, last, SECRET)
    assert [one.day for one in found] == [DAY + timedelta(days=days) for days in (10, 20, 30)]
    assert {(one.at.time(), one.person_id, one.date_id, one.says_name) for one in found} == {
        (time(9), "a" * 16, "", False)
    }
    assert len({one.id for one in found}) == 3


def test_what_is_past_stays_only_when_it_was_to_come() -> None:
    found = reminders_of({"d" * 16: VALUE}, [OCCASION], SECRET)
    moment = datetime(2026, 3, 18, tzinfo=NOW.tzinfo)
    fresh = scheduled(found, Schedule(), moment, on=True)
    assert [alarm.id for alarm in fresh.alarms] == [found[1].id]
    former = Schedule(on=True, alarms=(Alarm(found[0].id, found[0].at),))
    assert len(scheduled(found, former, moment, on=True).alarms) == 2


def test_no_word_reaches_the_schedule(paths: Paths) -> None:
    found = reminders_of({"d" * 16: VALUE}, [OCCASION], SECRET)
    documents.save_schedule(paths.reminders, scheduled(found, Schedule(), NOW, on=True))
    written = documents.schedule_file(paths.reminders).read_text()
    assert CANARY not in written
    assert "d" * 16 not in written
    assert set(json.loads(written)) == {"on", "alarms"}
