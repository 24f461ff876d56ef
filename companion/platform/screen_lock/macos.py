"""macOS: the notices of a locked screen, and of the screen saver.

Never run on macOS: what is decided here is tested elsewhere, the calls themselves are written
from Apple's documentation of CFNotificationCenter.

Sleep itself is not heard: NSWorkspaceWillSleepNotification comes only to an Objective-C object,
and is left out rather than built by hand and never tried. A Mac that locks its screen as it goes
to sleep, as it does at first, sends the notice of the lock; otherwise the time asleep counts as
time without anybody (guard/idle.py).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Final, Protocol

NOTICES: Final = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")

_FOUNDATION: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_UTF_8: Final = 0x08000100
_AT_ONCE: Final = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_ADDRESS: Final = ctypes.c_void_p
# The centre, the observer, the name, the object and the details: any call means a lock.
_HEARD: Final = ctypes.CFUNCTYPE(None, *[_ADDRESS] * 5)


class Centre(Protocol):
    """The notices that one program sends to all."""

    def add(self, observer: int, name: str, heard: Any) -> None:
        """Let a C function be called with each notice of a name."""

    def remove(self, observer: int) -> None:
        """Call it no more."""


class DistributedNotices:
    """Hears of the lock and of the screen saver, on the thread of the window."""

    def __init__(self, centre: Centre | None = None) -> None:
        self._centre = centre or _DistributedCentre()
        self._heard: Any = None

    def start(self, act: Callable[[], None]) -> None:
        """Call `act` whenever the screen is locked."""

        def hear(*_notice: int | None) -> None:
            act()

        self._heard = _HEARD(hear)  # must live as long as the system may call it
        for name in NOTICES:
            self._centre.add(id(self), name, self._heard)

    def stop(self) -> None:
        """Call nothing any more."""
        if self._heard is not None:
            self._centre.remove(id(self))
            self._heard = None


class _DistributedCentre:
    def add(self, observer: int, name: str, heard: Any) -> None:
        if sys.platform == "darwin":
            library = ctypes.CDLL(_FOUNDATION)
            make = library.CFStringCreateWithCString
            make.argtypes, make.restype = (_ADDRESS, ctypes.c_char_p, ctypes.c_uint32), _ADDRESS
            add = library.CFNotificationCenterAddObserver
            add.argtypes = (_ADDRESS, _ADDRESS, _HEARD, _ADDRESS, _ADDRESS, ctypes.c_long)
            add.restype = None
            text = make(None, name.encode(), _UTF_8)
            add(self._address(library), observer, heard, text, None, _AT_ONCE)

    def remove(self, observer: int) -> None:
        if sys.platform == "darwin":
            library = ctypes.CDLL(_FOUNDATION)
            remove = library.CFNotificationCenterRemoveEveryObserver
            remove.argtypes, remove.restype = (_ADDRESS, _ADDRESS), None
            remove(self._address(library), observer)

    def _address(self, library: ctypes.CDLL) -> int | None:
        get = library.CFNotificationCenterGetDistributedCenter
        get.argtypes, get.restype = (), _ADDRESS
        return int(get() or 0) or None
