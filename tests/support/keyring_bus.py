"""Running something on a bus of its own, with an unlocked gnome-keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
SCRIPT = (
    'printf "a login key" | gnome-keyring-daemon --unlock --components=secrets >&2; '
    'exec "$0" -m "$1" "$2"'
)


def run(tmp_path: Path, module: str) -> list[str]:
    """Run one of the support modules on a bus with a keyring; return the lines it said."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"{', '.join(missing)} not installed (scripts/system-libraries test)")
    assert not missing
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    (tmp_path / "home").mkdir(mode=0o700)
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "bash",
            "-c",
            SCRIPT,
            sys.executable,
            module,
            str(tmp_path / "base"),
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
