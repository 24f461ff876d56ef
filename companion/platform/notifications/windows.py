"""Windows: toasts, through desktop-notifier and the Windows Runtime. Never run on Windows."""

from __future__ import annotations

from typing import Any

from companion.platform.notifications.library import LibraryNotes


class Toasts(LibraryNotes):
    """Notes that also lie in the list of Windows until they are answered."""

    def __init__(self, library: Any = None) -> None:
        """`library` stands for desktop_notifier in tests; raises NoNotifications."""
        super().__init__(library)
