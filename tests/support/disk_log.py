"""What a process asked the disk to do, and what the disk may hold when the power goes.

The calls are recorded by strace, with all their bytes. Between two fsyncs a disk may
have done all of what was asked, nothing, the first part, any part, or half a sector
run of it; `Disk.lost_power` makes a folder of each kind. The model is pessimistic: a
file's bytes are safe only once it was synced, a name only once its folder was.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.support.tools import tool

ROOT: Final = Path(__file__).parents[2]
STRATEGIES: Final = ("nothing", "all", "first part", "any part", "torn")
SECTOR: Final = 512
_CALLS: Final = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
_LINE: Final = re.compile(r"\d+\s+(\w+)\((.*)\)\s+= \d+")
_STRING: Final = re.compile(r'[<"]((?:\\x[0-9a-f]{2})*)[>"]')


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that was asked of the disk: 'write', 'cut', 'sync', 'remove' or 'rename'."""

    what: str
    path: str
    offset: int = 0
    content: bytes = b""
    target: str = ""


def recorded(trace: Path, *module: str) -> list[Call]:
    """Run a module under strace and return what it asked of the disk, in order."""
    strace = [tool("strace"), "-f", "-qq", "-xx", "-y", "-s", "10000000"]
    command = [*strace, "-e", f"trace={_CALLS}", "-o", str(trace), sys.executable, "-B", "-m"]
    subprocess.run([*command, *module], check=True, cwd=ROOT, timeout=300)
    return list(_calls(trace))


def _calls(trace: Path) -> Iterator[Call]:
    ends: dict[str, int] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is not None:
                texts = [bytes.fromhex(each.replace("\\x", "")) for each in _STRING.findall(line)]
                yield from _call(found[1], found[2], texts, ends)


def _call(name: str, arguments: str, texts: list[bytes], ends: dict[str, int]) -> Iterator[Call]:
    """Yield what one call asks; `ends` is where plain writes to each file have come to."""
    path = texts[0].decode()
    last = arguments.rsplit(", ", 1)[-1]
    if name == "openat" and "O_CREAT" in arguments:
        ends[texts[-1].decode()] = 0  # the returned descriptor names the file
    elif name == "pwrite64":
        yield Call("write", path, int(last), texts[1])
    elif name == "write":
        yield Call("write", path, ends.get(path, 0), texts[1])
        ends[path] = ends.get(path, 0) + len(texts[1])
    elif name == "ftruncate":
        yield Call("cut", path, int(last))
    elif name in {"fsync", "fdatasync"}:
        yield Call("sync", path)
    elif name == "unlink":
        yield Call("remove", path)
    elif name == "rename":
        yield Call("rename", path, target=texts[1].decode())


@dataclass(slots=True)
class Disk:
    """The files of a folder, and what was asked since each was last synced."""

    safe: dict[str, bytes]
    asked: list[Call] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> Disk:
        """Return a disk on which all of a folder is safe."""
        return cls({str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()})

    def take(self, call: Call) -> None:
        """Take what was asked: a sync makes safe what its file, or the names of its folder, had."""
        if call.what != "sync":
            self.asked.append(call)
            return
        done = [each for each in self.asked if _is_made_safe(each, call.path)]
        self.asked = [each for each in self.asked if each not in done]
        for each in done:
            _do(self.safe, each)

    def lost_power(self, strategy: str, rng: random.Random) -> dict[str, bytes]:
        """Return the files that may be found after the power went."""
        files = dict(self.safe)
        asked = self.asked
        if strategy == "nothing":
            asked = []
        elif strategy == "first part":
            asked = asked[: rng.randrange(len(asked) + 1)]
        elif strategy == "any part":
            asked = [each for each in asked if rng.random() < 0.5]
        for each in asked:
            for piece in _torn(each, rng) if strategy == "torn" else (each,):
                _do(files, piece)
        return files


def _is_made_safe(call: Call, synced: str) -> bool:
    if call.what in {"write", "cut"}:
        return call.path == synced
    return str(Path(call.target or call.path).parent) == synced


def _do(files: dict[str, bytes], call: Call) -> None:
    """Change files as a call asks."""
    content = files.get(call.path, b"")
    if call.what == "write":
        before = content[: call.offset].ljust(call.offset, b"\0")
        files[call.path] = before + call.content + content[call.offset + len(call.content) :]
    elif call.what == "cut":
        files[call.path] = content[: call.offset].ljust(call.offset, b"\0")
    elif call.what == "remove":
        files.pop(call.path, None)
    elif call.what == "rename" and call.path in files:
        files[call.target] = files.pop(call.path)


def _torn(call: Call, rng: random.Random) -> Iterator[Call]:
    """Yield the sectors of a write that reached the disk; of three writes one is torn."""
    if call.what != "write" or len(call.content) <= SECTOR or rng.random() < 0.7:
        yield call
        return
    for start in range(0, len(call.content), SECTOR):
        if rng.random() < 0.5:
            part = call.content[start : start + SECTOR]
            yield Call("write", call.path, call.offset + start, part)


def acknowledgements(call: Call) -> list[tuple[str, ...]]:
    """Return what a write to the file of acknowledgements says."""
    return [tuple(json.loads(line)) for line in call.content.splitlines()]
