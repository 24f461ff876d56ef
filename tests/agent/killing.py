"""Agent and app killed in every order around a reminder that comes due, at a real desk."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import psutil

from companion.agent import control, documents
from companion.agent.model import Alarm, Schedule
from companion.clock import now
from companion.paths import Paths
from companion.planner.model import HardDate, ReminderText
from companion.planner.model import Reminders as Chosen
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders
from tests.agent import desk
from tests.agent.evening import CANARY, tell
from tests.support.builders import new_vault

ORDERS = tuple(permutations(("agent", "app", "due")))
NAME = "The hearing"


def prepared(paths: Paths) -> tuple[Alarm, ...]:
    """Make a journal with a date for each order and one whose name may be said; all due now.

    Nothing of it is in the schedule yet: it comes due when it is put there.
    """
    vault = new_vault(paths)
    moment = now()
    chosen = Chosen(on=True, offsets=(0,), at=moment.time().replace(second=0, microsecond=0))
    value = HardDate(CANARY, rule=Once(moment.date()), reminders=chosen, note=CANARY)
    named = replace(value, name=NAME, reminders=replace(chosen, text=ReminderText.FULL))
    for each in (*[value] * len(ORDERS), named, named):
        Planner(vault).save(each, now=moment)
    service = Reminders(vault, paths)
    alarms = service.refresh(now=moment - timedelta(minutes=2)).alarms
    named_ids = set(service.names(now=moment))
    vault.close()
    documents.save_schedule(paths.reminders, Schedule(on=True))
    return tuple(sorted(alarms, key=lambda alarm: alarm.id in named_ids))


class Desk:
    """The two processes, which come and go."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.app: subprocess.Popen[bytes] | None = None

    def open_app(self) -> None:
        """Open the journal; that starts the agent where it is not there."""
        command = [sys.executable, "-m", "tests.agent.opened", str(self.paths.base)]
        self.app = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self.app.stdout is not None
        assert self.app.stdout.readline() == b"open\n"
        desk.until(self.agent_is_there, "the app did not start the agent")

    def agent_is_there(self) -> bool:
        """Say whether the agent holds its lock."""
        return control.is_running(self.paths.reminders)

    def kill_app(self) -> None:
        """End the app at once."""
        if self.app is not None:
            self.app.kill()
            self.app.wait()
            assert self.app.stdout is not None
            self.app.stdout.close()
            self.app = None

    def kill_agent(self) -> None:
        """End the agent at once, whoever started it."""
        for process in psutil.process_iter(["cmdline"]):
            words = process.info["cmdline"] or []
            if words[-1:] == ["agent"] and str(self.paths.base) in words:
                assert CANARY not in " ".join(words)
                process.kill()
        desk.until(lambda: not self.agent_is_there(), "the agent's lock outlived it")

    def let_come(self, alarm: Alarm) -> None:
        """Put a reminder into the schedule that is due; where an agent is, it shows its note."""
        before = desk.shown()
        former = documents.load_schedule(self.paths.reminders)
        documents.save_schedule(
            self.paths.reminders, replace(former, alarms=(*former.alarms, alarm))
        )
        if self.agent_is_there():
            desk.until(lambda: desk.shown() > before, "no note")

    def act(self, name: str, alarm: Alarm) -> None:
        """Do one of the three things that can happen in any order."""
        match name:
            case "agent":
                self.kill_agent()
            case "app":
                self.kill_app()
            case _:
                self.let_come(alarm)

    def close(self) -> None:
        """Leave nothing running."""
        self.kill_app()
        self.kill_agent()


def in_every_order(here: Desk, alarms: tuple[Alarm, ...]) -> None:
    """After each order, opened again: one note more on the screen, and no two."""
    for number, order in enumerate(ORDERS):
        here.open_app()
        for name in order:
            here.act(name, alarms[number])
        here.open_app()
        desk.until(lambda: desk.shown() > number, f"a reminder was lost: {order}")  # noqa: B023  # asked here
        here.kill_app()
        handled = documents.load_state(here.paths.reminders).handled
        assert Counter(handled) == Counter(alarm.id for alarm in alarms[: number + 1])


def evening(paths: Paths) -> None:
    """Go through every order; tell what was on the screen in the end."""
    alarms = prepared(paths)
    here = Desk(paths)
    try:
        in_every_order(here, alarms)
        # The name is said while the journal is open, and not once it is killed.
        here.open_app()
        here.let_come(alarms[-2])
        here.kill_app()
        here.let_come(alarms[-1])
    finally:
        here.close()
    notes = desk.history()
    tell("notes", sorted(note["summary"] for note in notes))
    assert CANARY not in repr(notes)
    for file in (*paths.reminders.rglob("*"), *paths.state.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            assert CANARY.encode() not in content, file
            assert NAME.encode() not in content, file


if __name__ == "__main__":
    evening(Paths.below(Path(sys.argv[1])))
