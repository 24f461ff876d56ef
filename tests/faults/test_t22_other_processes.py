"""T22, T23: no other process of the person's account reads its memory, and no crash dumps it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.paths import Paths
from tests.support.builders import PASSPHRASE, base_of, new_vault
from tests.support.disk_log import ROOT
from tests.support.proof import Proof

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only so far")

WAITING = """
import ctypes, sys
from companion.process import harden, start_afresh
ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 % 2**64), 0, 0, 0)  # PR_SET_PTRACER: anybody
if sys.argv[1] == "hardened":
    harden()
print("ready", flush=True)
sys.stdin.readline()
start_afresh([sys.executable, "-m", "companion", "--base-dir", sys.argv[2], "vault", "check",
              "--passphrase-file", "-"])
"""
LOOKING = """
import ctypes, os, sys, time
pid, end, word = int(sys.argv[1]), time.monotonic() + float(sys.argv[2]), sys.argv[3].encode()
while True:
    # The new program, and not the one before it, which is refused as well.
    is_it = word in open(f"/proc/{pid}/cmdline", "rb").read().split(b"\\0")
    try:
        open(f"/proc/{pid}/mem", "rb").close()
        memory = "readable"
    except PermissionError:
        memory = "refused"
    if is_it and memory == "refused" or time.monotonic() >= end:
        break
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long] * 4
attached = libc.ptrace(16, pid, 0, 0) == 0  # PTRACE_ATTACH, as gcore and every debugger begin
if attached:
    os.waitpid(pid, 0x40000000)  # __WALL
    libc.ptrace(17, pid, 0, 0)
print(memory if is_it else "another program", "attached" if attached else "not attached")
"""
_PATIENCE = "60"


def as_a_peer() -> list[str]:
    """Return what takes from root the right to read everything, so that only the user is left.

    Both sides have to be without it: one with fewer rights never reads one with more.
    """
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root reads everything, and there is no setpriv to take that away")
    return ["setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace", "--"]


def looked_at(pid: int, word: str, patience: str = "0") -> str:
    """Return what another process of the same user gets of one with a word in its command."""
    command = [*as_a_peer(), sys.executable, "-c", LOOKING, str(pid), patience, word]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def waiting(kind: str, base: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that waits for a line, then becomes the app, which waits for its key."""
    with subprocess.Popen(
        [*as_a_peer(), sys.executable, "-c", WAITING, kind, str(base)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_a_process_that_is_not_hardened_is_read(tmp_path: Path) -> None:
    """The control: the one that looks is not blind."""
    with waiting("as it is", tmp_path) as process:
        assert looked_at(process.pid, "as it is") == "readable attached"


def test_no_peer_reads_the_app_before_or_after_it_started_afresh(paths: Paths) -> None:
    """T22: /proc/PID/mem, ptrace and gcore, in the old process and in the new one."""
    new_vault(paths).close()
    with waiting("hardened", base_of(paths)) as process:
        assert looked_at(process.pid, "hardened") == "refused not attached"
        _no_gcore(process.pid, paths)
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
        # execve takes the mark away; the app sets it before it reads a word.
        assert looked_at(process.pid, "check", _PATIENCE) == "refused not attached"
        _no_gcore(process.pid, paths)
        printed, _errors = process.communicate(f"{PASSPHRASE}\n", timeout=60)
        assert process.returncode == 0, printed  # it was the app, and it opened the journal


def _no_gcore(pid: int, paths: Paths) -> None:
    gcore = shutil.which("gcore")
    if gcore is None:  # it begins with the ptrace that was refused
        return
    target = base_of(paths) / "core"
    done = subprocess.run(
        [*as_a_peer(), gcore, "-o", str(target), str(pid)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert not list(base_of(paths).glob("core*"))


CRASHING = """
import os, resource, signal, sys
from pathlib import Path
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.process import harden, start_afresh
from companion.vault.vault import Vault
from tests.support.builders import NOW, PASSPHRASE

paths = Paths.below(Path(sys.argv[1]))

def crash():
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)

def opened():
    return Vault.unlock(paths, PASSPHRASE)

def reading():
    Journal(opened()).newest()
    crash()

def writing():
    with opened().transaction() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
        crash()

def locked():
    vault = opened()
    Journal(vault).write(Page("the sea"), now=NOW)
    vault.close()
    crash()

def afresh():
    opened().close()
    program = "import os, signal; from companion.process import harden; harden(); "
    start_afresh([sys.executable, "-c", program + "os.kill(os.getpid(), signal.SIGSEGV)"])

for name in ("not hardened", "begun", "reading", "writing", "locked", "afresh"):
    child = os.fork()
    if child == 0:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        if name != "not hardened":
            harden()
        globals().get(name, crash)()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(name, os.WIFSIGNALED(status) and os.WTERMSIG(status), os.WCOREDUMP(status))
"""


def test_no_crash_anywhere_leaves_a_core(paths: Paths, tmp_path: Path, proof: Proof) -> None:
    """T23: SIGSEGV at five points with no limit on cores; the kernel says whether it dumped one.

    A process that is not dumpable is dumped neither into a file nor into a pipe: the
    kernel asks for that first, and for the pattern afterwards.
    """
    new_vault(paths).close()
    done = subprocess.run(
        [sys.executable, "-c", CRASHING, str(base_of(paths))],
        cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    control, *points = done.stdout.splitlines()
    assert points == [
        f"{name} 11 False" for name in ("begun", "reading", "writing", "locked", "afresh")
    ]
    assert not [each for each in base_of(paths).rglob("*") if each.name.startswith("core")]
    into_a_file = not Path("/proc/sys/kernel/core_pattern").read_text().startswith(("|", "/"))
    if into_a_file and resource.getrlimit(resource.RLIMIT_CORE)[1] == resource.RLIM_INFINITY:
        assert control == "not hardened 11 True"
    for core in tmp_path.glob("core*"):  # the control's
        core.unlink()
    proof.says(points=len(points), cores=0)
