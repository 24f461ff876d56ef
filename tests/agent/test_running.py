"""The agent's turns, with a screen of paper; the real one is in test_notifications.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion import clock, i18n, settings
from companion.agent import control, documents, pausing, running
from companion.agent.model import Alarm, Schedule, State
from companion.agent.names import Names
from companion.errors import NoNotifications
from companion.paths import Paths
from companion.platform import autostart, notifications
from companion.platform.notifications import Action, Answer
from tests.platform.fakes import NotesOnPaper

ONE = "a" * 16
TWO = "b" * 16


class Turns:
    """An agent whose clock is set by hand."""

    def __init__(self, paths: Paths, at: datetime) -> None:
        self.paths, self.at, self.paper = paths, at, NotesOnPaper()
        self.begin()

    def begin(self) -> None:
        """Start, as after a kill."""
        self.agent = running.Agent(self.paths, self.paper, self.now)

    def now(self) -> datetime:
        return self.at

    def schedule(self, *alarms: Alarm) -> None:
        documents.save_schedule(self.paths.reminders, Schedule(on=True, alarms=alarms))

    def answer(self, action: Action, *ids: str) -> None:
        self.paper.to_answer.append(Answer(action, ids))
        assert self.agent.hear()

    @property
    def state(self) -> State:
        return documents.load_state(self.paths.reminders)


@pytest.fixture
def turns(paths: Paths, now: datetime) -> Turns:
    i18n.use("en")
    return Turns(paths, now)


def wall(turns: Turns, **later: int) -> datetime:
    return (turns.at + timedelta(**later)).replace(tzinfo=None, second=0)


def test_one_note_at_its_time(turns: Turns) -> None:
    turns.schedule(Alarm(ONE, wall(turns, hours=1), sound=True))
    next_at = turns.agent.look()
    assert turns.paper.shown == []
    assert next_at is not None
    turns.at = next_at.astimezone(turns.at.tzinfo)
    assert turns.agent.look() is None
    turns.agent.look()
    assert turns.paper.shown == [((ONE,), "You have a note.", True)]


def test_thirty_that_were_missed_are_one_digest(turns: Turns) -> None:
    turns.schedule(*(Alarm(f"{one:016x}", wall(turns, minutes=one)) for one in range(30)))
    turns.at += timedelta(days=1)
    turns.agent.look()
    assert [line for _ids, line, _sound in turns.paper.shown] == ["You have some notes."]


@pytest.mark.parametrize("killed_before", [True, False])
def test_a_kill_neither_loses_nor_doubles(
    turns: Turns, monkeypatch: pytest.MonkeyPatch, *, killed_before: bool
) -> None:
    """Before it is remembered it is shown after; after that it is not shown, but waits."""
    turns.schedule(Alarm(ONE, wall(turns)))
    with monkeypatch.context() as patch:
        if killed_before:
            patch.setattr(documents, "save_state", _killed)
        else:
            patch.setattr(turns.paper, "show", _killed)
        with pytest.raises(KeyboardInterrupt):
            turns.agent.look()
    turns.begin()
    turns.agent.look()
    assert len(turns.paper.shown) == (1 if killed_before else 0)
    assert turns.state.waiting == (ONE,)


def _killed(*_words: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_where_nothing_shows_notes_it_stays_due(turns: Turns) -> None:
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.paper.is_there = False
    turns.agent.look()
    assert turns.state == State()
    assert not turns.agent.hear()
    turns.paper.is_there = True
    turns.agent.look()
    assert len(turns.paper.shown) == 1


def test_later_comes_an_hour_later(turns: Turns) -> None:
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.agent.look()
    turns.answer(Action.LATER, ONE)
    at = turns.agent.look()
    assert at == (turns.at + timedelta(hours=1)).astimezone(UTC)
    turns.at += timedelta(hours=1)
    turns.agent.look()
    assert len(turns.paper.shown) == 2


def test_not_today_is_the_end_of_it(turns: Turns) -> None:
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.agent.look()
    turns.answer(Action.NOT_TODAY, ONE)
    assert turns.agent.look() is None
    assert (turns.state.waiting, turns.state.snoozes) == ((), ())


def test_open_asks_for_the_window(turns: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(control, "_start", started.append)
    turns.schedule(Alarm(ONE, wall(turns)), Alarm(TWO, wall(turns)))
    turns.agent.look()
    turns.answer(Action.OPEN, ONE, TWO)
    assert documents.asked_to_open(turns.paths.reminders) == (ONE, TWO)
    assert len(started) == 1
    assert turns.state.waiting == ()


def test_a_pause_is_silent_and_leaves_nothing_behind(turns: Turns) -> None:
    folder = turns.paths.reminders
    turns.schedule(Alarm(ONE, wall(turns, hours=1)))
    pausing.pause(folder, now=turns.at)
    turns.at += timedelta(hours=2)
    turns.agent.look()
    pausing.resume(folder, now=turns.at)
    turns.agent.look()
    assert turns.paper.shown == []


def test_the_line_is_the_persons_own_in_their_language(turns: Turns) -> None:
    settings.save(turns.paths.settings, settings.Settings(language="es"))
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.agent.look()
    settings.save(turns.paths.settings, settings.Settings(reminder_line="Water the plants."))
    turns.schedule(Alarm(TWO, wall(turns)))
    turns.agent.look()
    lines = [line for _ids, line, _sound in turns.paper.shown]
    i18n.use("en")
    assert lines == ["Tienes una nota.", "Water the plants."]


def test_a_line_that_others_wrote_is_cut_to_one_short_line(turns: Turns) -> None:
    settings.save(turns.paths.settings, settings.Settings(reminder_line="x\u202ey " * 100))
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.agent.look()
    (_ids, line, _sound) = turns.paper.shown[0]
    assert len(line) <= settings.LONGEST_LINE
    assert line.isprintable()


def test_a_name_is_said_only_while_the_journal_holds_it(turns: Turns) -> None:
    held = Names(turns.paths.reminders)
    held.put({ONE: "The hearing"})
    turns.schedule(Alarm(ONE, wall(turns)))
    turns.agent.look()
    held.close()
    turns.answer(Action.LATER, ONE)
    turns.at += timedelta(hours=1)
    turns.agent.look()
    lines = [line for _ids, line, _sound in turns.paper.shown]
    assert lines == ["The hearing", "You have a note."]


def test_the_agent_does_not_stay_when_reminders_are_off(paths: Paths) -> None:
    autostart.put(paths)
    running.run(paths)
    assert not autostart.is_put(paths)


def test_there_is_one_agent(paths: Paths) -> None:
    documents.save_schedule(paths.reminders, Schedule(on=True))
    lock = control.agent_lock(paths.reminders)
    lock.acquire()
    running.run(paths)
    lock.release()


def test_who_only_looks_for_the_agent_does_not_keep_it_away(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks whether it is there holds its lock for a moment."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={paths.base}/nothing")
    documents.save_schedule(paths.reminders, Schedule(on=True))
    looking = control.agent_lock(paths.reminders)
    looking.acquire()
    monkeypatch.setattr(running, "sleep", lambda _seconds: looking.release())
    with pytest.raises(NoNotifications):  # it had its lock, and went on to the session
        running.run(paths)


def test_what_was_answered_while_a_note_was_shown_is_heard_before_it_waits(
    paths: Paths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read from the bus with the answer to the note, so nothing wakes the agent for it."""

    class Answered(NotesOnPaper):
        def show(self, ids: Sequence[str], *, line: str, sound: bool) -> None:
            super().show(ids, line=line, sound=sound)
            self.to_answer.append(Answer(Action.LATER, tuple(ids)))

    waited: list[State] = []

    class Evening:
        def __init__(self, folder: Path) -> None:
            self.folder = folder

        def wait(self, _until: datetime | None, *, at_most: float | None = None) -> None:
            assert at_most is None
            waited.append(documents.load_state(self.folder))
            documents.save_schedule(self.folder, Schedule())

    alarm = Alarm(ONE, now.replace(tzinfo=None, second=0, microsecond=0))
    documents.save_schedule(paths.reminders, Schedule(on=True, alarms=(alarm,)))
    monkeypatch.setattr(notifications, "here", Answered)
    monkeypatch.setattr(running, "Waiting", Evening)
    with clock.standing_at(now):
        running.run(paths)
    assert [snooze.related_to for snooze in waited[0].snoozes] == [ONE]


def test_without_a_session_it_says_so(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={paths.base}/nothing")
    documents.save_schedule(paths.reminders, Schedule(on=True))
    with pytest.raises(NoNotifications):
        running.run(paths)
    assert not control.is_running(paths.reminders)
