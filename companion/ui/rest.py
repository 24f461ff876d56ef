"""While nobody writes, the write-ahead log is moved into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.tasks import Tasks

_MILLISECONDS = 2000
"""After this long without a change."""


class Rest(QObject):
    """Waits for a moment without changes, then has the log shortened."""

    def __init__(self, journal: OpenNotebooks, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._shorten_log)

    @Slot()
    def begin(self) -> None:
        """Something was written: wait anew."""
        self._timer.start()

    @Slot()
    def _shorten_log(self) -> None:
        self._tasks.run(self._journal.checkpoint, self._leave_it, self._leave_it)

    def _leave_it(self, _anything: object) -> None:
        """Do nothing: what could not be moved now is moved at the next rest or on locking."""
