"""T24: sleep, the desktop's own screen lock and a closed lid lock it, over a real bus."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        *(f"{name}: locked" for name in LOCKS),
        *(f"{name}: open" for name in NOTHING),
        "kept",
    ]
