"""Garbage collection on the window's thread only.

Python's cycle collector runs on whichever thread allocates. A discarded widget
that sits in a cycle would be destroyed by the worker, which ends the process.

A whole collection walks through everything there is, and most of that are
modules, classes and functions, which stay: 60 ms in which the window would not
answer. They are set aside once they were loaded; then it takes a few.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks

_QUIET_MILLISECONDS = 2000
_MANY_MODULES = 100


class Collector(QObject):
    """Collects two seconds after there was something to do; idle means no timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._watched: list[Tasks] = []
        self._modules = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self._quiet)

    def watch(self, tasks: Tasks) -> None:
        """Collect some time after each answer, and not while one is worked for."""
        self._watched.append(tasks)
        tasks.answered.connect(self.soon)

    @Slot()
    def soon(self) -> None:
        """Collect when it has been quiet for a moment."""
        self._timer.start()

    @Slot()
    def _quiet(self) -> None:
        # Long work holds thousands of values; its answer comes here again.
        if not any(tasks.is_working for tasks in self._watched):
            self.collect()

    @Slot()
    def collect(self) -> None:
        """Collect now; what stays is set aside when many modules were loaded since."""
        gc.collect()
        if len(sys.modules) >= self._modules + _MANY_MODULES:
            self._modules = len(sys.modules)
            gc.freeze()
