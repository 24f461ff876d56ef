"""Locking: one path for Lock, Hide now and closing the window.

Blank the screen, keep the words, lock the vault, forget everything, end the
process. A new process shows the lock screen: strings cannot be wiped, but the
memory of a process that ended holds nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.reason import Reason
from companion.ui.tasks import Tasks
from companion.ui.workspace import Workspace


class Locking(QObject):
    """Locks one workspace; tells when it is done, or that words could not be kept."""

    locked = Signal(object)
    """The vault is closed and nothing is held; carries the Reason."""
    refused = Signal(object)
    """The words could not be kept, so the vault is still open; carries the error."""

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._reason = Reason.LOCKED
        self._running = False
        workspace.write.draft_kept.connect(self._close_vault)
        workspace.write.draft_failed.connect(self._give_up)

    def start(self, reason: Reason) -> None:
        """Begin; the caller has blanked the window already."""
        if self._running:
            return
        self._running = True
        self._reason = reason
        self._tasks.forget()
        self._workspace.stop_long_work()
        self._workspace.keep()
        self._workspace.write.keep_words()

    @Slot()
    def _close_vault(self) -> None:
        if self._running:
            vault = self._workspace.session.vault
            self._tasks.run(vault.close, self._closed, self._closed)

    @Slot(object)
    def _give_up(self, error: object) -> None:
        if self._running:
            self._running = False
            self.refused.emit(error)

    def _closed(self, _nothing: object) -> None:
        self._workspace.forget()
        self.locked.emit(self._reason)
