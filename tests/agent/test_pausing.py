from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from companion.agent import documents, pausing
from companion.agent.model import Pause
from companion.paths import Paths


def test_a_pause_is_on_until_it_is_turned_off(paths: Paths, now: datetime) -> None:
    folder = paths.reminders
    assert pausing.current(folder, now=now) is None
    pausing.pause(folder, now=now)
    pause = Pause(now.astimezone(UTC))
    for moment in (now, now + timedelta(days=900), now - timedelta(days=900)):
        assert pausing.current(folder, now=moment) == pause
    pausing.resume(folder, now=now + timedelta(days=1))
    assert pausing.current(folder, now=now + timedelta(days=2)) is None


def test_a_pause_until_a_day(paths: Paths, now: datetime) -> None:
    folder = paths.reminders
    pausing.pause(folder, now=now, until=date(2026, 3, 12))
    found = pausing.current(folder, now=now)
    assert found is not None
    assert found.until == date(2026, 3, 12)
    assert pausing.current(folder, now=datetime(2026, 3, 12, tzinfo=now.tzinfo)) is None


def test_another_pause_takes_the_place_of_the_one_that_is_on(paths: Paths, now: datetime) -> None:
    folder = paths.reminders
    pausing.pause(folder, now=now)
    pausing.pause(folder, now=now + timedelta(hours=1), until=date(2026, 3, 12))
    assert [pause.ended is None for pause in documents.load_pauses(folder)] == [False, True]
    pausing.resume(folder, now=now + timedelta(hours=2))
    assert pausing.current(folder, now=now + timedelta(hours=3)) is None


def test_one_action_turns_it_into_its_opposite(paths: Paths, now: datetime) -> None:
    folder = paths.reminders
    for is_paused in (True, False, True):
        pausing.turn(folder, now=now)
        assert (pausing.current(folder, now=now) is not None) is is_paused


def test_resuming_what_is_not_paused_changes_nothing(paths: Paths, now: datetime) -> None:
    pausing.resume(paths.reminders, now=now)
    assert documents.load_pauses(paths.reminders) == ()
