"""A desk with a screen, a session's bus and a notification service of Debian's: dunst."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.stage import STAGE_LOCK
from tests.support import midday

ROOT = Path(__file__).resolve().parents[2]
_COMMANDS = ("dbus-run-session", "Xvfb", "dunst", "dunstctl", "strace")
PATIENCE_SECONDS = 60
"""For something that must come; only a broken agent makes us wait so long."""
_DESK = """
exec 9>>"$STAGE_LOCK"  # two screens that are made at the same moment: tests/journeys/stage.sh
flock 9
mkfifo "$HOME/display"
Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp -noreset 3>"$HOME/display" 2>/dev/null 9>&- &
screen=$!
read -r number < "$HOME/display"
exec 9>&-
export DISPLAY=":$number"
dunst -conf "$HOME/dunstrc" >/dev/null 2>&1 &
service=$!
"$0" "$@"
status=$?
kill $service $screen
exit $status
"""


def run(script: str, base: Path) -> str:
    """Run a script, a module's name, at a desk; return what it printed."""
    lacking = [command for command in _COMMANDS if shutil.which(command) is None]
    if lacking:
        reason = f"needs {', '.join(lacking)}; scripts/system-libraries test installs them"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    home = base / "home"
    home.mkdir(mode=0o700)
    (home / "dunstrc").write_text(f"[global]\n dmenu = {home}/menu\n stack_duplicates = false\n")
    menu = home / "menu"  # picks the action whose name is in the file `choice`
    menu.write_text(f'#!/bin/sh\ngrep "$(cat {home}/choice)"\n')
    menu.chmod(0o700)
    unwanted = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "COMPANION_BASE_DIR"}
    variables = {name: value for name, value in os.environ.items() if name not in unwanted}
    variables |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)}
    variables |= {"LC_ALL": "en_US.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"STAGE_LOCK": str(STAGE_LOCK), "TZ": midday.ZONE}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", _DESK, sys.executable, "-m",
         script, str(base / "base")],
        env=variables, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def until(found: Callable[[], object], what: str) -> None:
    """Wait for something outside of this process, by its signs: files, answers of services.

    There is no event of another program to wait on, so it asks `dunstctl` or `stat`
    over and over; each of these takes its own few milliseconds.
    """
    from time import monotonic

    end = monotonic() + PATIENCE_SECONDS
    while not found():
        assert monotonic() < end, what
        subprocess.run(["stat", "/"], capture_output=True, check=False)


def shown() -> int:
    """Return how many notes the service shows now."""
    told = subprocess.run(["dunstctl", "count", "displayed"], capture_output=True, check=False)
    return int(told.stdout or 0)


def choose(action: str) -> None:
    """Answer the note, as from the menu of the service."""
    (Path(os.environ["HOME"]) / "choice").write_text(f",{action}]")
    subprocess.run(["dunstctl", "context"], check=True)


def history() -> list[dict[str, Any]]:
    """Return the notes that were closed, as the service was asked to show them."""
    subprocess.run(["dunstctl", "close-all"], check=True)
    until(lambda: shown() == 0, "the notes did not close")
    told = subprocess.run(["dunstctl", "history"], capture_output=True, check=True)
    return [
        {name: value["data"] for name, value in note.items()}
        for note in json.loads(told.stdout)["data"][0]
    ]
