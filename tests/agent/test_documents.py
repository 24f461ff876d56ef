"""Each file comes back as it was; whatever does not make sense is as if it were not there."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.agent import documents
from companion.agent.model import Alarm, Pause, Schedule, Snooze, State
from companion.paths import Paths

IDS = st.text("0123456789abcdef", min_size=16, max_size=16)
WALLS = st.datetimes().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(timezones=st.just(UTC))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["on", "alarms", "id", "at", "handled", "pauses", "since"]), inner
        )
    ),
    max_leaves=10,
)


@settings(max_examples=40, deadline=None)
@given(
    st.builds(Schedule, st.booleans(), st.lists(st.builds(Alarm, IDS, WALLS)).map(tuple)),
    st.builds(
        State,
        st.lists(IDS).map(tuple),
        st.lists(IDS).map(tuple),
        st.lists(st.builds(Snooze, IDS, IDS, MOMENTS, st.booleans())).map(tuple),
    ),
    st.lists(st.builds(Pause, MOMENTS, st.none() | st.dates(), st.none() | MOMENTS)).map(tuple),
)
def test_they_come_back_as_they_were(
    schedule: Schedule, state: State, pauses: tuple[Pause, ...]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "reminders"
        documents.save_schedule(folder, schedule)
        documents.save_state(folder, state)
        documents.save_pauses(folder, pauses)
        assert documents.load_schedule(folder) == schedule
        assert documents.load_state(folder) == state
        assert documents.load_pauses(folder) == pauses[-100:]


@settings(max_examples=60, deadline=None)
@given(JUNK.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=50))
def test_nothing_in_a_file_stops_the_app(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in ("schedule.json", "state.json", "pauses.json", "open.json"):
            (folder / name).write_bytes(content)
        assert documents.load_schedule(folder).alarms == ()
        assert documents.load_state(folder).snoozes == ()
        assert isinstance(documents.load_pauses(folder), tuple)
        assert documents.asked_to_open(folder) == ()


def test_what_is_not_there_is_off(paths: Paths) -> None:
    assert documents.load_schedule(paths.reminders) == Schedule()
    assert documents.load_state(paths.reminders) == State()
    assert documents.load_pauses(paths.reminders) == ()


def test_a_huge_or_deep_file_is_not_read(tmp_path: Path) -> None:
    documents.schedule_file(tmp_path).write_bytes(b"[" * 200_000)
    assert documents.load_schedule(tmp_path) == Schedule()
    documents.schedule_file(tmp_path).write_bytes(b'{"on":true}' + b" " * 9_000_000)
    assert documents.load_schedule(tmp_path) == Schedule()


def test_one_bad_alarm_does_not_take_the_others_along(tmp_path: Path) -> None:
    good = {"id": "a" * 16, "at": "2026-03-10T09:00", "hard": True, "sound": False}
    bad = [good | {"id": "../../x"}, good | {"at": "2026-03-10T09:00Z"}, good | {"at": 3}, {}, 7]
    documents.schedule_file(tmp_path).write_text(json.dumps({"on": True, "alarms": [*bad, good]}))
    assert documents.load_schedule(tmp_path).alarms == (
        Alarm("a" * 16, datetime.combine(date(2026, 3, 10), time(9))),
    )


def test_they_are_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "reminders"
    documents.save_schedule(folder, Schedule(on=True))
    documents.ask_to_open(folder, ["a" * 16])
    documents.save_pauses(folder, [Pause(datetime(2026, 3, 10, tzinfo=UTC), date(2026, 4, 1))])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert documents.asked_to_open(folder) == ("a" * 16,)


@pytest.mark.parametrize("text", ["", "null", "[]", '{"on": 1}'])
def test_only_true_is_on(tmp_path: Path, text: str) -> None:
    documents.schedule_file(tmp_path).write_text(text)
    assert not documents.load_schedule(tmp_path).on


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_a_file_makes_nobody_wait(tmp_path: Path) -> None:
    """The journal is opened behind the schedule: waiting for it would keep it shut."""
    os.mkfifo(documents.schedule_file(tmp_path))
    assert not documents.load_schedule(tmp_path).on
