"""A note was opened while the window is there: it comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from companion.agent import control, documents
from companion.errors import CompanionError
from companion.logs import logger
from companion.ui.placement import bring_up

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.paths import Paths


class Caller(QObject):
    """Holds the lock by which the agent knows of the window, and hears when it is called."""

    called = Signal()
    """A note was opened."""
    changed = Signal()
    """Something of the reminders was written: a pause, a schedule, an answer."""

    def __init__(self, paths: Paths, window: QWidget) -> None:
        """Begin to listen; without the rights to do so, a note opens nothing."""
        super().__init__(window)
        self._paths = paths
        self._folder = paths.reminders
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        QTimer.singleShot(0, self, self._wake_agent)
        try:
            self._lock = control.window_lock(self._folder)
            self._lock.acquire()
        except CompanionError:  # another window of the same journal listens
            return
        self._watcher.addPath(str(self._folder))
        self._watcher.directoryChanged.connect(self._look)

    def close(self) -> None:
        """Let the agent know that the window is gone."""
        self._lock.release()

    @Slot()
    def _wake_agent(self) -> None:
        """Have the agent there again where it died, before the journal is open, too."""
        try:
            control.follow(self._paths)
        except (CompanionError, OSError) as error:
            logger.info("agent not started %s", type(error).__name__)

    @Slot(str)
    def _look(self, _folder: str) -> None:
        self.changed.emit()
        if not documents.opening_file(self._folder).exists():
            return
        bring_up(self._window)
        self.called.emit()
