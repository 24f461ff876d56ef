"""Keeps private pages out of pictures of the screen, where the system has a way.

It begins switched on, and only what is kept inside the vault can turn it off. While
nothing private is shown (locked, or in help) windows are left as they are: who sees the
screen through a magnifier that copies it always sees help, and the field for the key
(docs/decisions/023-pictures-of-the-screen.md).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from companion.platform.capture import CaptureProtection
from companion.ui.application_events import application_events

# When it is about to be shown, so that it is never seen bare; and once it is there, since
# Windows may have made it anew meanwhile.
_SHOWN: Final = (QEvent.Type.Show, QEvent.Type.Expose)


class Cover(QObject):
    """Covers every window of this app while it is wanted and something private is shown."""

    def __init__(self, protection: CaptureProtection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._protection = protection
        self._is_wanted = True
        self._is_private = False
        self._is_on = False
        events = application_events()
        if protection.can_protect and events is not None:
            events.listen(_SHOWN, self._hear)

    def want(self, on: bool) -> None:
        """Take what was chosen."""
        self._is_wanted = on
        self._put()

    def show_private(self, on: bool) -> None:
        """Hear whether what is shown now is private."""
        self._is_private = on
        self._put()

    def _put(self) -> None:
        on = self._is_wanted and self._is_private
        if on == self._is_on or not self._protection.can_protect:
            return
        self._is_on = on
        for window in QGuiApplication.topLevelWindows():
            self._protect(window)

    def _hear(self, watched: QObject, _event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            self._protect(watched)
        return False

    def _protect(self, window: QWindow) -> None:
        if window.isTopLevel() and window.isVisible():
            self._protection.protect(window.winId(), on=self._is_on)
