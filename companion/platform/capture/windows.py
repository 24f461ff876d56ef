"""Windows: a window that is left out of pictures of the screen.

Never run on Windows: what is decided here is tested elsewhere, the call itself is written
from Microsoft's documentation of SetWindowDisplayAffinity.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

SEEN_BY_ALL: Final = 0x00
"""WDA_NONE."""
LEFT_OUT: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE; before Windows 10 2004 the window is there, and black."""


class DisplayAffinity:
    """Leaves a window out of every picture and recording of the screen."""

    def __init__(self, call: Callable[[int, int], bool] | None = None) -> None:
        """`call` takes a window and its affinity; without it, the system is called."""
        self._call = call or _set_affinity

    @property
    def can_protect(self) -> bool:
        """Every Windows that Qt runs on has it."""
        return True

    def protect(self, window_id: int, *, on: bool) -> bool:
        """Leave a window out, or not; return whether Windows did it."""
        return self._call(window_id, LEFT_OUT if on else SEEN_BY_ALL)


def _set_affinity(window_id: int, affinity: int) -> bool:
    if sys.platform == "win32":
        act = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        act.argtypes, act.restype = (wintypes.HWND, wintypes.DWORD), wintypes.BOOL
        return bool(act(window_id, affinity))
    return False
