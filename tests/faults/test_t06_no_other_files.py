"""T6: a session writes no file outside its own folders, and no temporary one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.paths import Paths
from tests.support.builders import base_of, new_vault

ROOT = Path(__file__).parents[2]
_OPENED = re.compile(r'(?:openat\(\w+, |open\(|creat\()"([^"]*)", ([A-Z_|]+)')
_MAKES_OR_WRITES = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"}
_DEVICES = ("/dev/null", "/dev/tty")


@pytest.mark.slow
def test_a_session_opens_no_other_file_for_writing(paths: Paths, tmp_path: Path) -> None:
    """T6: strace of opening, writing, sorting searches and a snapshot."""
    strace = shutil.which("strace")
    if strace is None:
        if os.environ.get("CI") == "true":
            pytest.fail("strace is needed to prove T6")
        pytest.skip("strace is not installed, so T6 cannot be proven here")
    new_vault(paths).close()
    trace = tmp_path / "trace"
    command = [strace, "-f", "-qq", "-s", "400", "-e", "trace=open,openat,creat", "-o", str(trace)]
    session = [sys.executable, "-B", "-m", "tests.support.session", str(base_of(paths))]
    subprocess.run([*command, *session], check=True, cwd=ROOT, timeout=120)
    opened = _OPENED.findall(trace.read_text("utf-8", "replace"))
    written = {name for name, flags in opened if _MAKES_OR_WRITES & set(flags.split("|"))}
    assert any(name.startswith(f"{paths.backups}/") for name in written)  # the control
    strangers = {name for name in written if not name.startswith((f"{base_of(paths)}/", *_DEVICES))}
    assert strangers == set()
    assert not [name for name, _ in opened if "etilqs" in name or name.startswith("/var/tmp")]
