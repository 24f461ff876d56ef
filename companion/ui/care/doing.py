"""What is done to the vault from the pages of Care: written, said, and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from companion.i18n import _
from companion.ui.recent.recent_changes import Change
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks

CARE: Final = "care"
QUIET: Final = ""
UNDO: Final = "undo"
STEADY: Final = "steady"
"""What is offered under a message: nothing, to undo it, something steady."""


class Doing(QObject):
    """Writes on the worker, notes how it is undone, and says so on the page one is on."""

    keep_failed = Signal(object)
    """What was typed could not be kept before locking; carries the error."""

    def __init__(
        self, tasks: Tasks, side: SidePages, changes: Changes, recent: RecentChanges
    ) -> None:
        super().__init__(side)
        self.tasks = tasks
        self._side = side
        self._changes = changes
        self._recent = recent
        self._doing: list[tuple[Change, str]] = []

    def load(self) -> None:
        """Read anew what is shown, after something was written."""

    def forget_doing(self) -> None:
        """Await no answers any more: the journal is about to be locked."""
        self._doing.clear()

    def do(
        self,
        sentence: str,
        work: Callable[[], object],
        undo: Callable[[], object],
        *,
        offers: str = UNDO,
    ) -> None:
        """Write something on the worker; it can be undone.

        It is said with a button for UNDO or STEADY; with QUIET nothing is said.
        """
        self._doing.append((Change(sentence, undo, work, place=CARE), offers))
        self.tasks.run(work, self._did, self._not_done)

    def write(self, work: Callable[[], object]) -> None:
        """Write once more what can be undone already."""
        self.tasks.run(work, self._wrote, self._not_written)

    def _did(self, _value: object) -> None:
        change, offers = self._doing.pop(0)
        self._recent.add(change)
        self._changes.stored.emit()
        if offers != QUIET:
            self.say(change.sentence, offers=offers)
        self.load()

    def _not_done(self, error: Exception) -> None:
        self._doing.pop(0)
        self._not_written(error)

    def _wrote(self, _value: object) -> None:
        self._changes.stored.emit()
        self.load()

    def _not_written(self, error: Exception) -> None:
        self.failed(error)
        self.keep_failed.emit(error)

    def failed(self, error: Exception) -> None:
        """Say what went wrong, on the page."""
        self.say(str(explain(error)), caution=True)

    def say(self, sentence: str, *, caution: bool = False, offers: str = QUIET) -> None:
        """Say something on the page one is on."""
        message = getattr(self._side.side, "message", None)
        if message is not None:
            action = {UNDO: _("Undo"), STEADY: _("Come back to now")}.get(offers, "")
            message.say(sentence, caution=caution, action=action, key=offers)
