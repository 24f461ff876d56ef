"""Sleeping until something happens: a due time, a message, a changed file, a set clock.

On Linux the kernel wakes the process, so between two of these it does nothing at
all: a timer on the wall clock that counts through suspend and tells when the
clock was set (timerfd_create(2)), and a watch on two folders (inotify(7)).
Elsewhere it looks once a minute.
"""

from __future__ import annotations

import ctypes
import os
import select
import struct
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import Final

_MINUTE: Final = 60.0
_CLOCK_REALTIME: Final = 0
_NONBLOCK_CLOEXEC: Final = 0o2004000
"""TFD_NONBLOCK | TFD_CLOEXEC, and the same of inotify; from linux/fcntl.h."""
_ABSOLUTE_CANCEL_ON_SET: Final = 3
"""TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, from linux/timerfd.h."""
_NAMED: Final = 0x80 | 0x100 | 0x200
"""IN_MOVED_TO | IN_CREATE | IN_DELETE, from linux/inotify.h: our files are put in place whole."""
_FAR: Final = 2**40
"""Seconds; some 35,000 years: a timer for nothing but to hear that the clock was set."""
_ZONE_FOLDER: Final = Path("/etc")
"""Where /etc/localtime is put anew when the zone is changed."""


class Waiting:
    """Waits for the first of several things; one for one process."""

    def __init__(self, folder: Path) -> None:
        """Watch a folder for files that are put in place or removed."""
        self._poll = select.poll() if sys.platform != "win32" else None
        self._timer: int | None = None
        self._watch: int | None = None
        if sys.platform == "linux":
            library = ctypes.CDLL(None, use_errno=True)
            self._settime = library.timerfd_settime
            self._timer = _opened(library.timerfd_create(_CLOCK_REALTIME, _NONBLOCK_CLOEXEC))
            self._watch = _opened(library.inotify_init1(_NONBLOCK_CLOEXEC))
            for each in (folder, _ZONE_FOLDER):
                library.inotify_add_watch(self._watch, os.fsencode(each), _NAMED)
            self.add(self._timer)
            self.add(self._watch)

    def add(self, descriptor: int) -> None:
        """Wake up, too, when something can be read there."""
        if self._poll is not None:
            self._poll.register(descriptor, select.POLLIN)

    def wait(self, until: datetime | None, *, at_most: float | None = None) -> None:
        """Return at a moment (UTC), after some seconds, or as soon as anything else happened."""
        seconds = _FAR if until is None else max(until.timestamp(), 1.0)
        if self._poll is None or self._timer is None:
            left = min(
                max(seconds - datetime.now(UTC).timestamp(), 0.0),
                _MINUTE if at_most is None else at_most,
            )
            if self._poll is None:
                sleep(left)
            else:
                self._poll.poll(left * 1000)
            return
        # Rounded up to the next microsecond: never early.
        whole, rest = divmod(seconds, 1.0)
        value = struct.pack("@qqqq", 0, 0, int(whole), min(int(rest * 1e9) + 1_000, 999_999_999))
        self._settime(self._timer, _ABSOLUTE_CANCEL_ON_SET, value, None)
        self._poll.poll(None if at_most is None else at_most * 1000)
        for descriptor in (self._timer, self._watch):
            if descriptor is not None:
                with suppress(OSError):  # nothing to read, or ECANCELED: the clock was set
                    os.read(descriptor, 64 * 1024)

    def close(self) -> None:
        """Give the descriptors back."""
        for descriptor in (self._timer, self._watch):
            if descriptor is not None:
                os.close(descriptor)
        self._timer = self._watch = None


def _opened(descriptor: int) -> int:
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return descriptor
