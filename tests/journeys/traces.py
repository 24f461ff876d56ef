"""What strace saw of a whole journey, and what must not be in it.

The first half is for the system's Python, which knows nothing of the app's libraries.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

_CALLS: Final = "trace=socket,connect,open,openat,creat,rename,execve"
_OPENED: Final = re.compile(
    r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR)|creat\("([^"]+)"'
)
_CACHES: Final = re.compile(r"__pycache__|/fontconfig/|/mesa_shader_cache|/qtpipelinecache")
"""Compiled modules, and those of Qt and fontconfig, hold nothing of the person's."""
_OF_THE_SYSTEM: Final = ("/dev/", "/proc/", "/sys/")


def command(trace: Path) -> tuple[str, ...]:
    """Return what to run a program under, so that `trace` tells of it and all it starts.

    It watches from aside (-D): the program stays our own child, and ends when it ends.
    Arguments and environments of what is started are told whole (-v -s). Empty where
    there is no strace.
    """
    if shutil.which("strace") is None:
        return ()
    return ("strace", "-D", "-f", "-qq", "-v", "-s", "8000", "-e", _CALLS, "-o", str(trace))


def network(trace: str) -> list[str]:
    """Return the calls that reach for a network; the control is the socket of the screen."""
    assert "socket(AF_UNIX" in trace, "blind: the screen itself is reached by a socket"
    return re.findall(r"(?:socket\(AF_INET6?|connect\(\d+, \{sa_family=AF_INET).*", trace)


def written(trace: str) -> set[str]:
    """Return the files that were opened to be written, without those of the system."""
    files = {first or second for first, second in _OPENED.findall(trace)}
    return {
        file for file in files if not file.startswith(_OF_THE_SYSTEM) and not _CACHES.search(file)
    }
