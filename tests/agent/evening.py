"""One evening at a real desk: a note, its answers, kills in both orders, and silence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psutil

from companion.agent import control, documents
from companion.agent.model import Alarm, Schedule
from companion.clock import now
from companion.errors import VaultInUse
from companion.files import ProcessLock
from companion.paths import Paths
from companion.planner.model import HardDate
from companion.planner.model import Reminders as Chosen
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.platform import autostart
from companion.reminders.service import Reminders
from tests.agent import desk
from tests.support.builders import new_vault

CANARY = "Zwielicht"


def tell(*words: object) -> None:
    """Say a line to the test."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def start(paths: Paths, *watched_by: str) -> subprocess.Popen[bytes]:
    """Start the agent as the session does, and wait until it waits."""
    before = paths.log.read_text().count("agent waits") if paths.log.exists() else 0
    agent = subprocess.Popen([*watched_by, *autostart.command(paths, "agent")])
    desk.until(
        lambda: paths.log.exists() and paths.log.read_text().count("agent waits") > before,
        "the agent did not start",
    )
    return agent


def soon(paths: Paths, number: int) -> None:
    """Let an alarm be due at this moment, as the app writes one."""
    schedule = documents.load_schedule(paths.reminders)
    at = now().replace(tzinfo=None, second=0, microsecond=0)
    alarm = Alarm(f"{number:016x}", at)
    documents.save_schedule(paths.reminders, replace(schedule, alarms=(*schedule.alarms, alarm)))


def _refuses(lock: ProcessLock) -> bool:
    try:
        lock.acquire()
    except VaultInUse:
        return True
    lock.release()
    return False


def a_date_with_reminders(paths: Paths) -> None:
    """Make a journal with one date, whose words must be nowhere outside of it."""
    vault = new_vault(paths)
    day = now().date()
    chosen = Chosen(on=True, offsets=(-1, 0, 3), at=(now() + timedelta(hours=1)).time())
    value = HardDate(CANARY, rule=Once(day + timedelta(days=1)), reminders=chosen, note=CANARY)
    Planner(vault).save(value, now=now())
    assert Reminders(vault, paths).refresh(now=now()).alarms
    vault.close()


def answered_and_killed(paths: Paths) -> None:
    """Later is a new alarm; a new agent after a kill shows nothing twice."""
    folder = paths.reminders
    agent = start(paths)
    status = Path(f"/proc/{agent.pid}/status").read_text()
    tell("resident", status.split("VmHWM:")[1].split("\n")[0].strip())
    arguments = Path(f"/proc/{agent.pid}/cmdline").read_bytes()
    assert CANARY.encode() not in arguments

    # A note, and Later.
    soon(paths, 1)
    desk.until(lambda: desk.shown() == 1, "no note")
    desk.choose("later")
    desk.until(lambda: documents.load_state(folder).snoozes, "Later was not heard")
    assert documents.load_state(folder).snoozes[0].related_to == f"{1:016x}"

    # Killed and started again: nothing twice.
    agent.kill()
    agent.wait()
    assert not control.is_running(folder)
    agent = start(paths)
    soon(paths, 2)
    desk.until(lambda: f"{2:016x}" in documents.load_state(folder).handled, "not looked at")
    desk.until(lambda: desk.shown() == 1, "remembered, and not shown")
    desk.choose("not-today")
    desk.until(lambda: not documents.load_state(folder).waiting, "Not today was not heard")

    agent.send_signal(signal.SIGKILL)
    agent.wait()


def digest_and_rest(paths: Paths) -> subprocess.Popen[bytes]:
    """Make one note of what came due while no agent was there; then look at how it sleeps."""
    folder = paths.reminders
    for number in (3, 4, 5):
        soon(paths, number)
    trace = Path(os.environ["HOME"]) / "trace"
    # Watched from its start: once it runs, it lets nobody look into it.
    agent = start(paths, "strace", "-f", "-o", str(trace))
    desk.until(lambda: len(documents.load_state(folder).waiting) == 3, "no digest")
    # It is remembered first and shown after; then the agent writes its last line, and rests.
    desk.until(lambda: desk.shown() == 1, "no digest shown")
    desk.until(lambda: "reminders announced 3" in paths.log.read_text(), "not told")

    notes = [(note["summary"], note["body"], note["appname"]) for note in desk.history()]
    assert CANARY not in repr(notes)
    tell("notes", sorted(summary for summary, _body, _name in notes))

    # Once it has heard that the notes are closed: not one call to the system in five seconds.
    desk.until(lambda: _is_still(trace), "the agent does not rest")
    before = trace.read_bytes()
    subprocess.run(["sleep", "5"], check=True)
    tell("awake", trace.read_bytes().count(b"\n") - before.count(b"\n"), "of", len(before))
    return agent


def _is_still(trace: Path) -> bool:
    before = trace.stat().st_size
    subprocess.run(["sleep", "1"], check=True)
    return trace.stat().st_size == before


def opened_and_killed(paths: Paths, agent: subprocess.Popen[bytes]) -> None:
    """Open starts a window at its lock screen; killed, it leaves the agent and the wish there."""
    folder = paths.reminders
    soon(paths, 6)
    desk.until(lambda: f"{6:016x}" in documents.load_state(folder).waiting, "no note to open")
    desk.until(lambda: desk.shown() == 1, "no note to open")
    desk.choose("open")
    desk.until(lambda: "window opened" in paths.log.read_text(), "no window")
    window = control.window_lock(folder)
    desk.until(lambda: _refuses(window), "the window does not hold its lock")
    for process in psutil.Process(agent.pid).children(recursive=True):
        if "agent" not in process.cmdline():
            assert CANARY not in " ".join(process.cmdline())
            process.kill()
    desk.until(lambda: not _refuses(window), "the lock outlived the window")
    assert control.is_running(folder)
    assert documents.asked_to_open(folder) == (f"{6:016x}",)


def turned_off(paths: Paths, agent: subprocess.Popen[bytes]) -> None:
    """Two agents are one; turned off, it ends and starts no more."""
    assert subprocess.run(autostart.command(paths, "agent"), check=False).returncode == 0
    autostart.put(paths)
    documents.save_schedule(paths.reminders, Schedule())
    assert agent.wait(desk.PATIENCE_SECONDS) == 0
    assert not autostart.is_put(paths)


def evening(paths: Paths) -> None:
    """Tell what a test looks at; what has to hold at once is asserted."""
    a_date_with_reminders(paths)
    answered_and_killed(paths)
    agent = digest_and_rest(paths)
    opened_and_killed(paths, agent)
    turned_off(paths, agent)
    for file in (*paths.reminders.rglob("*"), *paths.state.rglob("*")):
        if file.is_file():
            assert CANARY.encode() not in file.read_bytes(), file


if __name__ == "__main__":
    evening(Paths.below(Path(sys.argv[1])))
