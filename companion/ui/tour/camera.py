"""Opens a window, lets it settle, and takes pictures of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from companion.paths import Paths
from companion.settings import Settings
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks

_WINDOW = (1180, 820)


class Camera:
    """One window in one look, and the folder its pictures go to."""

    def __init__(self, tasks: Tasks, paths: Paths, settings: Settings, folder: Path) -> None:
        self.tasks = tasks
        self.paths = paths
        self._settings = settings
        self._folder = folder
        self.window = self._opened()

    def open_again(self) -> MainWindow:
        """Put the window away and open another, as the app does when it starts afresh."""
        self.put_away()
        self.window = self._opened()
        return self.window

    def put_away(self) -> None:
        """Let go of the window."""
        self.tasks.forget()
        self.window.hide()
        self.window.deleteLater()
        self.settle()

    def take(self, name: str, widget: QWidget | None = None) -> Path:
        """Take a picture of the window, or of something over it; return where it is."""
        self.settle()
        picture = self._folder / f"{name}.png"
        (widget or self.window).grab().save(str(picture))
        return picture

    def settle(self) -> None:
        """Let the worker finish, its answers arrive and everything be laid out."""
        for _round in range(6):  # a page inside a page is laid out in a later round
            self.tasks.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _opened(self) -> MainWindow:
        window = MainWindow(self.paths, self._settings, self.tasks)
        window.resize(*_WINDOW)
        window.show()
        window.activateWindow()
        return window
