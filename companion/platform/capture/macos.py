"""macOS: a window that is shared with nobody.

Never run on macOS: what is decided here is tested elsewhere, the calls themselves are written
from Apple's documentation of NSWindow.sharingType. Since macOS 15, programs that use
ScreenCaptureKit may see a window all the same, so nothing is promised.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Final

NONE: Final = 0
"""NSWindowSharingNone."""
READ_ONLY: Final = 1
"""NSWindowSharingReadOnly, which a window has at first."""

_OBJECTIVE_C: Final = "/usr/lib/libobjc.A.dylib"
_ADDRESS: Final = ctypes.c_void_p

Send = Callable[..., int]
"""Takes an object, the name of a message and whole numbers; returns an address or a number."""


class SharingType:
    """Asks that the content of a window be in no picture of the screen."""

    def __init__(self, send: Send | None = None) -> None:
        """`send` sends a message to an object; without it, the system's own way is used."""
        self._send = send or _send

    @property
    def can_protect(self) -> bool:
        """It can be asked for."""
        return True

    def protect(self, window_id: int, *, on: bool) -> bool:
        """Ask for it, or no more; return whether the window has it so now.

        Qt's number of a window is the address of its NSView.
        """
        window = self._send(window_id, "window")
        if not window:
            return False
        wanted = NONE if on else READ_ONLY
        self._send(window, "setSharingType:", wanted)
        return self._send(window, "sharingType") == wanted


def _send(receiver: int, message: str, *numbers: int) -> int:
    if sys.platform == "darwin":
        library = ctypes.CDLL(_OBJECTIVE_C)
        name = library.sel_registerName
        name.argtypes, name.restype = (ctypes.c_char_p,), _ADDRESS
        # Each message has a C function type of its own: arm64 passes variable arguments elsewhere.
        kind = ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, _ADDRESS, *[ctypes.c_ulong] * len(numbers))
        return int(kind(("objc_msgSend", library))(receiver, name(message.encode()), *numbers) or 0)
    return 0
