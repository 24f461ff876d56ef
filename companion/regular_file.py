"""Opening what somebody named: only a regular file, and never one that makes us wait."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import Final

_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe must not make us wait
)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


def opened(path: Path, *, follow_links: bool = True) -> io.BufferedReader:
    """Open a regular file for reading; raise OSError for anything else."""
    descriptor = os.open(path, _READ | (0 if follow_links else _NO_FOLLOW))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"not a regular file: {path}")
        return io.BufferedReader(io.FileIO(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
