"""What this process is, and does to itself: stay unreadable for others, and start afresh."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

PORTABLE_MARK: Final = "portable.txt"
"""A file beside the program by which a built copy knows that it is a portable one."""

_PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""


def harden() -> None:
    """Let no new file be readable by others, and no core dump or debugger read memory.

    On Linux both limits are needed: either alone was enough against a plain core
    file, but RLIMIT_CORE does not stop a piped handler, and only PR_SET_DUMPABLE
    closes /proc/PID/mem to other processes of the same user. execve resets the
    latter, so this runs again at each start. On Windows and macOS only the umask
    is set so far (docs/security.md says so).
    """
    os.umask(0o077)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def is_built() -> bool:
    """Say whether this is a built copy (an installer's), which carries its own Python."""
    return bool(getattr(sys, "frozen", False))


def portable_base() -> Path | None:
    """Return the base directory of a portable copy, beside the folder of its program.

    None for an installed copy, and from source.
    """
    folder = Path(sys.executable).resolve().parent
    if is_built() and (folder / PORTABLE_MARK).is_file():
        return folder.parent / "data"
    return None


def keep_beside(base: Path) -> None:
    """Let the libraries of this process, too, leave their caches and settings below a folder.

    Qt notes the folders that a file was chosen from, and fontconfig what letters there
    are; a portable copy leaves neither on the computer it is used on.
    """
    for variable, name in (("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")):
        os.environ[variable] = str(base / name)


def command(*words: str) -> list[str]:
    """Return what starts this app again, with the words of its command line."""
    return [sys.executable, *words] if is_built() else [sys.executable, "-m", "companion", *words]


def start_afresh(command: list[str]) -> None:
    """Replace this process by a new one with an empty memory; does not return.

    Python and Qt strings cannot be wiped, so the process that held the person's
    words ends and the kernel frees its pages.
    """
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606
