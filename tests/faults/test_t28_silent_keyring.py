"""T28: a keyring that never answers holds nobody up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from companion.platform.key_store import ANSWER_SECONDS
from tests.support.disk_log import ROOT
from tests.support.proof import FULL, Proof
from tests.support.tools import tool

SHORT_PATIENCE = 0.4


def test_the_key_opens_while_the_keyring_says_nothing(tmp_path: Path, proof: Proof) -> None:
    """T28: a Secret Service that takes the question and is silent; meanwhile the window lives."""
    assert ANSWER_SECONDS <= 3  # where nobody can be asked
    patience = [] if FULL else [str(SHORT_PATIENCE)]
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    module = [sys.executable, "-m", "tests.support.keyring_silent", str(tmp_path / "base")]
    done = subprocess.run(
        [tool("dbus-run-session", "dbus-daemon"), "--", *module, *patience],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told, opened, figures = done.stdout.splitlines()
    assert (told, opened) == ("told", "opened")
    waited, longest, beats, could_beat = figures.split()
    assert float(waited) >= SHORT_PATIENCE  # the control: it did wait for the keyring
    # Of the beats that a busy machine left time for, the window had its part: it was not held up.
    assert 10 * int(beats) > int(could_beat) > 0
    proof.says(seconds_until_the_key=float(waited), longest_gap_ms=round(1000 * float(longest)))
