"""Whether other programs may take pictures of a window."""

from __future__ import annotations

import sys
from typing import Protocol


class CaptureProtection(Protocol):
    """How one system keeps the content of a window from pictures of the screen."""

    @property
    def can_protect(self) -> bool:
        """Whether the system has a way at all."""

    def protect(self, window_id: int, *, on: bool) -> bool:
        """Keep a window out of pictures, or let it be seen again.

        `window_id` is what QWindow.winId says, of a top-level window of this process.
        Return whether the system did it.
        """


def here(system: str = sys.platform) -> CaptureProtection:
    """Return the way of a system, by the name Python has for it."""
    if system == "win32":
        from companion.platform.capture.windows import DisplayAffinity

        return DisplayAffinity()
    if system == "darwin":
        from companion.platform.capture.macos import SharingType

        return SharingType()
    from companion.platform.capture.linux import NoProtection

    return NoProtection()
