"""Names that a note may say while the journal is open: handed over in memory, in no file.

For a date whose notes may say its name, the app lays that name into a named pipe
as long as the journal is open; the agent looks into it when it announces. What
is in a pipe is in the kernel's memory alone, and the kernel forgets it when the
last process that holds the pipe lets go: with locking, closing, or a kill. Then,
and where there are no such pipes (Windows), a note says the neutral line.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from companion import files

_PIPE: Final = "names"
_ROOM: Final = 32 * 1024
"""Bytes; half of what the kernel holds for a pipe (pipe(7))."""
_LONGEST_NAME: Final = 200


class Names:
    """The end of the pipe that the open journal holds."""

    def __init__(self, folder: Path) -> None:
        """Prepare; a pipe is made only once there is a name to lay into it."""
        self._file = folder / _PIPE
        self._descriptor: int | None = None

    def put(self, names: Mapping[str, str]) -> None:
        """Lay in these names by the ids of their reminders, instead of those from before.

        The first ones, where there is no room for all. Raises DiskFull,
        FolderNotWritable, and OSError where it cannot be done at once: then there are none.
        """
        if self._descriptor is None:
            if not names or sys.platform == "win32":
                return
            self._descriptor = _opened(_made(self._file))
        if self._descriptor is not None:
            try:
                with _alone(self._descriptor):
                    _emptied(self._descriptor)
                    os.write(self._descriptor, _fitting(names))
            except OSError:
                self.close()  # rather no name than one that is not to be said any more
                raise

    def close(self) -> None:
        """Let go: the kernel forgets the names."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def named(folder: Path, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all these reminders, or () where one of them is to stay unsaid."""
    descriptor = None if sys.platform == "win32" else _opened(folder / _PIPE)
    if descriptor is None:
        return ()
    try:
        with _alone(descriptor):
            content = _emptied(descriptor)
            os.write(descriptor, content)  # for the next note
    except OSError:
        return ()
    finally:
        os.close(descriptor)
    known = _read(content)
    found = [known.get(one, "") for one in ids]
    return tuple(dict.fromkeys(found)) if all(found) else ()


def _made(file: Path) -> Path:
    files.private_folder(file.parent)
    with suppress(OSError):
        if not stat.S_ISFIFO(file.lstat().st_mode):
            file.unlink()
    files.make_pipe(file)
    return file


def _opened(file: Path) -> int | None:
    """Open both ends at once: so nobody waits for anybody (fifo(7), on Linux)."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None


@contextmanager
def _alone(descriptor: int) -> Iterator[None]:
    """Let app and agent look into the pipe one after the other; nobody waits for the other.

    Raises BlockingIOError while the other one looks; a death ends its turn.
    """
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _emptied(descriptor: int) -> bytes:
    found = b""
    with suppress(BlockingIOError):  # nothing in it any more
        while piece := os.read(descriptor, 2 * _ROOM):
            found += piece
    return found


def _fitting(names: Mapping[str, str]) -> bytes:
    kept: dict[str, str] = {}
    left = _ROOM
    for one, name in names.items():
        left -= len(json.dumps({one: name[:_LONGEST_NAME]}))
        if left < 0:
            break
        kept[one] = name[:_LONGEST_NAME]
    return json.dumps(kept).encode()


def _read(content: bytes) -> dict[str, str]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    found = found if isinstance(found, dict) else {}
    return {one: " ".join(name.split())[:_LONGEST_NAME] for one, name in found.items()
            if isinstance(name, str)}  # fmt: skip
