"""What differs from system to system in the window, behind two small interfaces.

Two seams are here, one module for each system:

- `CaptureProtection`: whether other programs may take pictures of a window.
- `SessionSignals`: hearing that the screen was locked or the computer goes to sleep.

The others stand where they are used: starting with the session in companion/agent/autostart,
notes in companion/agent/notifications.py, the system's key store in
companion/vault/device_store.py.

Only Linux was tried on a real desktop. The modules for Windows and macOS are written from the
makers' documentation; what they decide is tested, their last step into the system is replaced
in the tests, and nothing of them was ever run on those systems.
"""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance


class CaptureProtection(Protocol):
    """How one system keeps the content of a window from pictures of the screen."""

    @property
    def can_protect(self) -> bool:
        """Whether the system has a way at all."""

    def protect(self, window_id: int, on: bool) -> bool:
        """Keep a window out of pictures, or let it be seen again.

        `window_id` is what QWindow.winId says, of a top-level window of this process.
        Return whether the system did it.
        """


class SessionSignals(Protocol):
    """How one system tells that nobody may be in front of it any more."""

    @property
    def locked(self) -> SignalInstance:
        """The screen was locked, or the computer goes to sleep."""

    def listen(self, on: bool) -> None:
        """Listen from now on, or no more."""


def capture_protection(system: str = sys.platform) -> CaptureProtection:
    """Return the way of a system, by the name Python has for it."""
    if system == "win32":
        from companion.ui.platform.windows import DisplayAffinity

        return DisplayAffinity()
    if system == "darwin":
        from companion.ui.platform.macos import SharingType

        return SharingType()
    from companion.ui.platform.linux import NoProtection

    return NoProtection()


def session_signals(parent: QObject, system: str = sys.platform) -> SessionSignals:
    """Return what hears the session of a system; it lives as long as its parent."""
    if system == "win32":
        from companion.ui.platform.session import HeardSession
        from companion.ui.platform.windows import WindowMessages

        return HeardSession(WindowMessages(), parent)
    if system == "darwin":
        from companion.ui.platform.macos import DistributedNotices
        from companion.ui.platform.session import HeardSession

        return HeardSession(DistributedNotices(), parent)
    from companion.ui.guard.desktop import Desktop

    return Desktop(parent)
