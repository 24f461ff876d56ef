from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion import process

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only so far")

HARDENED = """
import ctypes, os, resource
from companion.process import harden
resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)) if os.geteuid() == 0 else None
os.umask(0)
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
harden()
after = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(oct(os.umask(0)), before, after, *resource.getrlimit(resource.RLIMIT_CORE))
"""
AFRESH = """
import os, sys
from companion.process import start_afresh
secret = "the words"
if len(sys.argv) == 1:
    print(os.getpid(), flush=True)
    program = "import os, sys; print(os.getpid(), sys.argv[1:])"
    start_afresh([sys.executable, "-c", program, "again"])
"""


def _printed(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr == ""
    return done.stdout.split("\n")


def test_a_hardened_process_leaves_no_core_and_no_file_for_others() -> None:
    """T22, T23, T32: umask, PR_GET_DUMPABLE before and after, RLIMIT_CORE."""
    assert _printed(HARDENED)[0] == "0o77 1 0 0 0"


def test_starting_afresh_replaces_the_process() -> None:
    first, second, *_ = _printed(AFRESH)
    assert second == f"{first} ['again']"


def test_from_source_the_app_is_started_again_as_a_module() -> None:
    assert process.command("agent") == [sys.executable, "-m", "companion", "agent"]


def test_a_built_copy_is_started_again_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.command("agent") == [sys.executable, "agent"]


def test_a_portable_copy_keeps_everything_beside_its_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "Companion" / "program"
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(program / "companion"))
    assert process.portable_base() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.portable_base() is None
    (program / process.PORTABLE_MARK).touch()
    assert process.portable_base() == tmp_path / "Companion" / "data"


def test_the_libraries_of_a_portable_copy_keep_their_traces_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "elsewhere")
    monkeypatch.setenv("XDG_CONFIG_HOME", "elsewhere")
    process.keep_beside(tmp_path)
    assert os.environ["XDG_CACHE_HOME"] == str(tmp_path / "cache")
    assert os.environ["XDG_CONFIG_HOME"] == str(tmp_path / "config")
