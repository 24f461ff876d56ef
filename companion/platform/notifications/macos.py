"""macOS: the Notification Centre, through desktop-notifier. Never run on macOS.

It shows notes of a signed app bundle only; started from source, the library shows nothing and
says so, and the agent ends. What is answered comes through the run loop of the main thread
(CFRunLoop), which is let run for what waits.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final

from companion.platform.notifications.library import LibraryNotes

_FOUNDATION: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_HANDLED_SOURCE: Final = 4  # kCFRunLoopRunHandledSource: there may be more
_MOST: Final = 100


class CentreNotes(LibraryNotes):
    """Notes that also lie in the Notification Centre until they are answered."""

    def __init__(self, library: Any = None, run: Callable[[], int] | None = None) -> None:
        """`library` and `run` stand for the systems in tests; raises NoNotifications."""
        self._run = run or _run_once
        super().__init__(library, self._run_what_waits)

    def _run_what_waits(self) -> None:
        for _turn in range(_MOST):
            if self._run() != _HANDLED_SOURCE:
                return


def _run_once() -> int:
    """Let the run loop handle one thing that waits, without waiting; return what it says."""
    if sys.platform == "darwin":
        library = ctypes.CDLL(_FOUNDATION)
        run = library.CFRunLoopRunInMode
        run.argtypes = (ctypes.c_void_p, ctypes.c_double, ctypes.c_ubyte)
        run.restype = ctypes.c_int32
        mode = ctypes.c_void_p.in_dll(library, "kCFRunLoopDefaultMode")
        return int(run(mode, 0.0, 1))
    return 0
