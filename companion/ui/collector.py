"""Garbage collection on the window's thread only.

Python's cycle collector runs on whichever thread allocates. A discarded widget
that sits in a cycle would be destroyed by the worker, which ends the process.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_QUIET_MILLISECONDS = 2000


class Collector(QObject):
    """Collects two seconds after there was something to do; idle means no timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self.collect)

    @Slot()
    def soon(self) -> None:
        """Collect when it has been quiet for a moment."""
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect now."""
        gc.collect()
