"""Puts a journey on a screen: its own session bus, window manager and display."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import midday

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
SYSTEM_PYTHON = "/usr/bin/python3"
STAGE_LOCK = Path(tempfile.gettempdir()) / "companion-journeys.lock"
"""Whoever makes a screen holds it meanwhile."""
LONGEST_SECONDS = 500
"""Only a broken journey takes as long; on a machine with nothing else to do none takes 30."""
_ALONE = ("unshare", "--net", "--")
_COMMANDS = ("dbus-run-session", "Xvfb", "xdotool", "openbox")


def missing() -> str:
    """Return what this machine lacks for a journey, or ''."""
    lacking = [command for command in _COMMANDS if shutil.which(command) is None]
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode
    ):
        lacking.append("python3-gi with gir1.2-atspi-2.0")
    return ", ".join(lacking)


def can_be_alone() -> bool:
    """Say whether a process here can have a network of its own, with nothing in it."""
    if shutil.which("unshare") is None:
        return False
    return not subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode


def play(name: str, base: Path, *, alone: bool = False, **environment: str) -> str:
    """Run a journey's script to its end and return what it printed.

    `alone` takes every network away from all of it, where the system allows that.
    Where the machine lacks something the test is skipped with the reason; with
    CI=true that is a failure.
    """
    lacking = missing()
    if lacking:
        reason = f"a journey needs {lacking}; scripts/system-libraries test installs them"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    home = base / "home"
    home.mkdir()
    variables = {
        **os.environ,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "COMPANION_PYTHON": sys.executable,
        "COMPANION_ROOT": str(ROOT),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "STAGE_LOCK": str(STAGE_LOCK),
        "TZ": midday.ZONE,
        **environment,
    }
    for unwanted in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "COMPANION_BASE_DIR"):
        variables.pop(unwanted, None)
    home.chmod(0o700)
    stage = subprocess.Popen(
        [
            *(_ALONE if alone and can_be_alone() else ()),
            "dbus-run-session", "--", "bash", str(HERE / "stage.sh"), SYSTEM_PYTHON,
            str(HERE / "scripts" / f"{name}.py"), str(base / "companion"),
        ],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        printed, complaints = stage.communicate(timeout=LONGEST_SECONDS)
    finally:
        with suppress(ProcessLookupError):  # whatever is left of it, screen and all
            os.killpg(stage.pid, signal.SIGKILL)
    assert stage.returncode == 0, f"{name}:\n{printed[-2000:]}\n{complaints[-4000:]}"
    return printed
