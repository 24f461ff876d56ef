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


CRASHED = """
import os, resource, signal
from companion.process import harden
for hardened in (True, False):
    child = os.fork()
    if child == 0:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        if hardened:
            harden()
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGSEGV)
    _, status = os.waitpid(child, 0)
    print(hardened, os.WTERMSIG(status), os.WCOREDUMP(status))
"""


def test_a_crash_of_a_hardened_process_dumps_no_core(tmp_path: Path) -> None:
    """T23: the kernel itself says whether it wrote one."""
    done = subprocess.run(
        [sys.executable, "-c", CRASHED],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert done.stdout.splitlines()[0] == "True 11 False", done.stderr


READING = """
import ctypes, os, resource, signal
from companion.process import harden
if os.geteuid() == 0:  # root may read everything
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # the change of user took it away
for hardened in (False, True):
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        if hardened:
            harden()
        os.write(told, b"x")
        signal.pause()
    os.close(told)
    os.read(heard, 1)
    try:
        open(f"/proc/{child}/mem", "rb").close()
        print("readable")
    except PermissionError:
        print("refused")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_another_process_of_the_same_user_cannot_read_its_memory() -> None:
    """T22: the control is a process that is not hardened."""
    assert _printed(READING)[:2] == ["readable", "refused"]
