from __future__ import annotations

from datetime import date

from companion.agent import documents, pausing
from companion.agent.model import Schedule
from companion.clock import now
from companion.paths import Paths
from companion.ui.reminders.state import can_be_turned, state_words


def test_how_it_is_in_words(paths: Paths) -> None:
    folder = paths.reminders
    assert "No reminders are chosen yet" in state_words(folder)
    assert not can_be_turned(folder)
    documents.save_schedule(folder, Schedule(on=True))
    assert state_words(folder) == "Reminders are on for what you chose."
    assert can_be_turned(folder)
    pausing.pause(folder, now=now(), until=date(2399, 3, 10))
    assert state_words(folder) == "Reminders are paused until 10 March 2399."
    pausing.pause(folder, now=now())
    assert state_words(folder) == "Reminders are paused until you turn them on again."


def test_a_pause_can_be_ended_when_no_date_has_reminders_any_more(paths: Paths) -> None:
    pausing.pause(paths.reminders, now=now())
    assert can_be_turned(paths.reminders)
