"""Copies by themselves, while the journal is open: a while after it was opened, then daily."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from companion.clock import now
from companion.paths import Paths
from companion.wording import explain

if TYPE_CHECKING:
    from companion.journal.open_notebooks import OpenNotebooks
    from companion.ui.tasks import Tasks
    from companion.vault.copying import Outcome

FIRST_MINUTES: Final = 3
"""After opening, so that the first words of a visit do not wait for a copy."""
AGAIN_MINUTES: Final = 60
"""From one look at whether a copy is due to the next."""
_MILLISECONDS: Final = 60_000


class BackingUp(QObject):
    """One timer that fires once, set anew after each look."""

    failed = Signal(str)
    """No copy could be made; carries why, in words. Told once a visit."""

    def __init__(
        self, journal: OpenNotebooks, paths: Paths, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._paths = paths
        self._tasks = tasks
        self._has_told = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)
        self.timer.start(FIRST_MINUTES * _MILLISECONDS)

    @Slot()
    def look(self) -> None:
        """Make the copies that are due."""
        self._tasks.run(partial(_make_due, self._journal, self._paths), self._made, self._not_made)

    def _made(self, outcomes: tuple[Outcome, ...]) -> None:
        self.timer.start(AGAIN_MINUTES * _MILLISECONDS)
        for outcome in outcomes:
            if outcome.error is not None:
                self._tell(outcome.error)

    def _not_made(self, error: Exception) -> None:
        self.timer.start(AGAIN_MINUTES * _MILLISECONDS)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not self._has_told:
            self._has_told = True
            self.failed.emit(str(explain(error)))


def _make_due(journal: OpenNotebooks, paths: Paths) -> tuple[Outcome, ...]:
    """Make what is due of the locked notebook first, so that it comes along to other places."""
    from companion.vault import copying

    made: tuple[Outcome, ...] = ()
    if journal.locked is not None:
        own = paths.locked_notebook
        made = copying.make_all(journal.locked.vault, own, now=now(), only_due=True)
    return made + copying.make_all(journal.vault, paths, now=now(), only_due=True)
