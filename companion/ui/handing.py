"""What the window does with a file it was started with: it shows the page for it.

Nothing is installed, restored or brought in by itself: each page shows what is in the file,
and asks. A list needs no key; an archive waits until the journal is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from companion.handed import Kind, kind_of
from companion.i18n import _

if TYPE_CHECKING:
    from companion.ui.main_window import MainWindow


class Handing(QObject):
    """Holds one file until it was shown."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        """Make it while the window shows its first screen; `begin` acts."""
        super().__init__(window)
        self._window = window
        self._path: Path | None = path
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._bring_in)

    @Slot()
    def begin(self) -> None:
        """Show the page for it, or say that it waits for the key."""
        if self._path is None:
            return
        kind = kind_of(self._path)
        if kind is Kind.JOURNAL:
            self._window.screen_changed.connect(self._look)
            self._look()
            return
        path, self._path = self._path, None
        if kind is Kind.LIST:
            self._window.open_help()
            self._window.desk.open_lists(path)
        else:
            self._window.open_copy(path)

    @Slot()
    def _look(self) -> None:
        """See whether the journal is there by now; it may first be made, or opened."""
        window = self._window
        if self._path is None:
            return
        if window.workspace is None:
            words = _(
                "First open your journal. Then you see what is in the file, before anything is "
                "brought in."
            )
            if window.notice.text != words:
                window.notice.say(words)
        elif window.stage.currentWidget() is window.workspace:
            self._timer.start()  # once the place one comes to is there

    @Slot()
    def _bring_in(self) -> None:
        if self._path is None or self._window.workspace is None:
            return
        path, self._path = self._path, None
        self._window.notice.clear()
        self._window.workspace.settings.open_bring_in(path)
