"""T24: sleep, the desktop's own screen lock and a closed lid lock it, over a real bus."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.proof import FULL, Proof
from tests.support.tools import tool

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("sleep", "session lock", "screen saver", "gnome", "lid")
NOTHING = ("waking", "unlocked", "lid open")


def test_what_the_desktop_tells_locks_and_keeps_the_words(tmp_path: Path) -> None:
    bus = tool("dbus-run-session", "dbus-daemon")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [bus, "--", sys.executable, "-m", "tests.support.desktop_bus", str(tmp_path / "base")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        *(f"{name}: locked" for name in LOCKS),
        *(f"{name}: open" for name in NOTHING),
        "kept",
    ]


@pytest.mark.slow
def test_a_process_that_was_stopped_locks_when_it_goes_on(tmp_path: Path, proof: Proof) -> None:
    """T24: SIGSTOP for ten minutes, SIGCONT: locked within ten seconds, the words kept."""
    faster = 1 if FULL else 250
    stopped = 600 / faster
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.held_up", str(tmp_path / "base"), str(faster)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"},
        start_new_session=True,  # a shell that ends lets go on what is stopped in its group
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            _process, status = os.waitpid(process.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            said, _, _ = select.select([process.stdout], [], [], stopped)
            assert not said  # the control: it stood still
            began = time.monotonic()
            process.send_signal(signal.SIGCONT)
            assert process.stdout.readline() == "locked\n"
            took = time.monotonic() - began
            assert process.stdout.readline() == "kept\n"
        finally:
            process.kill()
    assert took < 10
    proof.says(seconds_stopped=round(stopped), locked_after_seconds=round(took, 2))
