"""Windows: the messages that tell of a locked screen and of sleep.

Never run on Windows: what is decided here is tested elsewhere, the calls themselves are
written from Microsoft's documentation of WTSRegisterSessionNotification,
WM_WTSSESSION_CHANGE and WM_POWERBROADCAST.
A lid that is closed without putting the computer to sleep is not heard.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from companion.platform.screen_lock import Ears

_KINDS: Final = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
"""What Qt calls the messages of Windows."""
_THIS_SESSION: Final = 0
_LOCKS: Final = {
    0x02B1: (0x2, 0x4, 0x7),  # WM_WTSSESSION_CHANGE: console left, remote left, session locked
    0x0218: (0x4,),  # WM_POWERBROADCAST: PBT_APMSUSPEND
}


def is_lock(message: int, word: int) -> bool:
    """Say whether a message, with its wParam, tells that somebody left or the computer sleeps."""
    return word in _LOCKS.get(message, ())


class WindowMessages:
    """Hears the session through a window that is never shown; the app's window lends it."""

    def __init__(self, ears: Ears, register: Callable[[int, bool], bool] | None = None) -> None:
        """`register` begins or ends the notices for a window; without it, Windows is called."""
        self._ears = ears
        self._register = register or _notify_of_session
        self._window: int | None = None
        self._act: Callable[[], None] | None = None

    def start(self, act: Callable[[], None]) -> None:
        """Call `act` at each lock from now on."""
        self._act = act
        if self._window is None:
            self._window = self._ears.hear_messages(self._hear)
            if self._window is not None:
                self._register(self._window, True)  # noqa: FBT003  # begin

    def stop(self) -> None:
        """Call nothing any more."""
        self._act = None
        if self._window is not None:
            self._register(self._window, False)  # noqa: FBT003  # end
            self._window = None
            self._ears.leave_messages()

    def _hear(self, kind: bytes, address: int) -> None:
        """Look at a MSG, where Qt says that one is, and let it pass."""
        if kind in _KINDS and self._act is not None:
            found = wintypes.MSG.from_address(address)
            if is_lock(found.message, found.wParam):
                self._act()


def _notify_of_session(window_id: int, on: bool) -> bool:  # noqa: FBT001  # one thing or the other
    if sys.platform == "win32":
        library = ctypes.WinDLL("wtsapi32")
        if on:
            begin = library.WTSRegisterSessionNotification
            begin.argtypes, begin.restype = (wintypes.HWND, wintypes.DWORD), wintypes.BOOL
            return bool(begin(window_id, _THIS_SESSION))
        end = library.WTSUnRegisterSessionNotification
        end.argtypes, end.restype = (wintypes.HWND,), wintypes.BOOL
        return bool(end(window_id))
    return False
