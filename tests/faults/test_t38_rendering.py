"""T38: whatever a text from outside names, showing it asks for nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.disk_log import ROOT
from tests.support.proof import Proof
from tests.support.rendering import BAIT, NOW_BARE, PICTURE, texts
from tests.support.tools import tool

_SOCKET = re.compile(r"socket\(AF_INET6?\b.*")


@pytest.mark.slow
def test_no_text_makes_the_app_ask_for_a_file_or_an_address(tmp_path: Path, proof: Proof) -> None:
    """T38: 144 texts in each piece and in the window: no name is asked for, no socket made."""
    each = proof.figure(short=7, full=1)
    for name in ("file.png", "plain.png", "drawing.svg"):
        (tmp_path / f"{BAIT}{name}").write_bytes(PICTURE)
    trace = tmp_path / "trace"
    strace = [tool("strace"), "-f", "-qq", "-s", "300", "-e", "trace=%file,%network"]
    module = [sys.executable, "-B", "-m", "tests.support.rendering", str(tmp_path), str(each)]
    done = subprocess.run(
        [*strace, "-o", str(trace), *module],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    ours, _now, theirs = trace.read_text("utf-8", "replace").partition(NOW_BARE)
    # The control: Qt's own pieces ask, and it is seen.
    for name in (f"{BAIT}file.png", f"{BAIT}plain.png", f"//{BAIT}host/share/a.png"):
        assert name in theirs
    assert [line for line in ours.splitlines() if BAIT in line] == []
    assert _SOCKET.findall(ours + theirs) == []
    proof.says(texts=len(texts(tmp_path)) // each, asked=0)
