"""Locking: one path for Lock, Hide now and closing the window.

Blank the screen, keep the words, lock the vault, forget everything, end the
process. A new process shows the lock screen: strings cannot be wiped, but the
memory of a process that ended holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.reason import Reason
from companion.ui.tasks import Tasks
from companion.ui.workspace import Workspace

if TYPE_CHECKING:
    from companion.ui.unlock.session import Session


@dataclass(frozen=True, slots=True)
class _StillOpen:
    """The vault was not closed, because words would have been lost."""

    reason: Exception


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
        workspace.care.keep_failed.connect(self._give_up)

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
            session = self._workspace.session
            work = partial(_close, session, self._workspace.unkept)
            self._tasks.run(work, self._closed, self._closed)

    @Slot(object)
    def _give_up(self, error: object) -> None:
        if self._running:
            self._running = False
            self.refused.emit(error)

    def _closed(self, result: object) -> None:
        if isinstance(result, _StillOpen):
            self._give_up(result.reason)
            return
        self._workspace.forget()
        self.locked.emit(self._reason)


def _close(session: Session, unkept: Callable[[], Exception | None]) -> _StillOpen | None:
    """Close the vaults when everything is in it; on the worker, after what keeps the words."""
    reason = unkept()
    if reason is not None:
        return _StillOpen(reason)
    session.close()
    return None
