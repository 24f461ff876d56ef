"""Windows: pictures of a window, and the messages that tell of a locked screen and of sleep.

Never run on Windows: what is decided here is tested elsewhere, the calls themselves are
written from Microsoft's documentation of SetWindowDisplayAffinity,
WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE and WM_POWERBROADCAST.
A lid that is closed without putting the computer to sleep is not heard.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

SEEN_BY_ALL: Final = 0x00
"""WDA_NONE."""
LEFT_OUT: Final = 0x11
"""WDA_EXCLUDEFROMCAPTURE; before Windows 10 2004 the window is there, and black."""

_KINDS: Final = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION: Final = 0
_LOCKS: Final = {
    0x02B1: (0x2, 0x4, 0x7),  # WM_WTSSESSION_CHANGE: console left, remote left, session locked
    0x0218: (0x4,),  # WM_POWERBROADCAST: PBT_APMSUSPEND
}


class DisplayAffinity:
    """Leaves a window out of every picture and recording of the screen."""

    def __init__(self, call: Callable[[int, int], bool] | None = None) -> None:
        """`call` takes a window and its affinity; without it, the system is called."""
        self._call = call or _set_affinity

    @property
    def can_protect(self) -> bool:
        """Every Windows that Qt runs on has it."""
        return True

    def protect(self, window_id: int, on: bool) -> bool:
        """Leave a window out, or not; return whether Windows did it."""
        return self._call(window_id, LEFT_OUT if on else SEEN_BY_ALL)


def is_lock(message: int, word: int) -> bool:
    """Say whether a message, with its wParam, tells that somebody left or the computer sleeps."""
    return word in _LOCKS.get(message, ())


class Messages(QAbstractNativeEventFilter):
    """Looks at each message that Windows sends to this app, and lets it pass."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act = act

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Act on a lock; called by Qt with the address of a MSG."""
        if QByteArray(kind).data() in _KINDS:
            found = wintypes.MSG.from_address(int(message))
            if is_lock(found.message, found.wParam):
                self._act()
        return False, 0


class WindowMessages:
    """Hears the session through a window of its own that is never shown."""

    def __init__(self, register: Callable[[int, bool], bool] | None = None) -> None:
        """`register` begins or ends the notices for a window; without it, Windows is called."""
        self._register = register or _notify_of_session
        self._window: QWindow | None = None
        self._messages: Messages | None = None

    def start(self, act: Callable[[], None]) -> None:
        """Call `act` whenever the session is locked."""
        application = QCoreApplication.instance()
        if application is None or self._window is not None:
            return
        self._window, self._messages = QWindow(), Messages(act)
        self._window.create()
        self._register(self._window.winId(), True)
        application.installNativeEventFilter(self._messages)

    def stop(self) -> None:
        """Call nothing any more."""
        application, window, messages = QCoreApplication.instance(), self._window, self._messages
        if application is None or window is None or messages is None:
            return
        application.removeNativeEventFilter(messages)
        self._register(window.winId(), False)
        window.destroy()
        self._window = self._messages = None


def _set_affinity(window_id: int, affinity: int) -> bool:
    if sys.platform == "win32":
        act = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        act.argtypes, act.restype = (wintypes.HWND, wintypes.DWORD), wintypes.BOOL
        return bool(act(window_id, affinity))
    return False


def _notify_of_session(window_id: int, on: bool) -> bool:
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
