"""Reminders while the journal is open: the schedule follows, a note leads to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from companion.agent import documents
from companion.agent.names import Names
from companion.clock import now
from companion.errors import CompanionError
from companion.i18n import _
from companion.logs import logger

if TYPE_CHECKING:
    from companion.paths import Paths
    from companion.reminders.model import Reminder
    from companion.ui.changes import Changes
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session

_MILLISECONDS: Final = 1000
"""After this long without a change the schedule is written."""


class Reminding(QObject):
    """Keeps the schedule as the dates are, and the agent running while reminders are on."""

    said = Signal(str)
    """What a note was about that was opened, where that is more than one date."""
    date_chosen = Signal(str)
    """A note was opened that is about one date; carries its id."""
    idea_chosen = Signal(str)
    """A note was opened that is about one idea of Care in a day; carries its id."""
    person_chosen = Signal(str)
    """A note was opened that is about saying hello to somebody; carries the person's id."""

    def __init__(
        self, session: Session, tasks: Tasks, paths: Paths, changes: Changes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._paths = paths
        self._names = Names(paths.reminders)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self.keep)
        changes.stored.connect(self._timer.start)
        changes.place_changed.connect(self._begin)
        self._tasks.run(self._read_names, self._lay_ready, self._failed)

    @Slot()
    def keep(self) -> None:
        """Have the schedule written when something changed since: work for the worker."""
        if self._timer.isActive() or self.sender() is self._timer:
            self._timer.stop()
            self._tasks.run(self._follow, self._lay_ready, self._failed)

    @Slot()
    def open_asked(self) -> None:
        """Go to what a note was opened for, when one was."""
        if documents.opening_file(self._paths.reminders).exists():
            self._tasks.run(self._asked_for, self._show, self._failed)

    @Slot(str)
    def _begin(self, _place: str) -> None:
        self._timer.start()

    def forget(self) -> None:
        """Let go of the names that notes may say."""
        self._names.close()

    def _follow(self) -> dict[str, str]:
        """On the worker."""
        self._session.follow_reminders(self._paths)
        return self._read_names()

    def _read_names(self) -> dict[str, str]:
        """On the worker."""
        return self._session.reminders(self._paths).names(now=now())

    def _lay_ready(self, names: dict[str, str]) -> None:
        try:
            self._names.put(names)
        except (CompanionError, OSError) as error:  # notes stay neutral
            self._failed(error)

    def _asked_for(self) -> list[Reminder]:
        """On the worker."""
        return self._session.reminders(self._paths).asked_for(now=now())

    def _show(self, found: list[Reminder]) -> None:
        names = list(dict.fromkeys(one.name for one in found))
        if not names:
            return
        about = {(one.date_id, one.item_id, one.person_id) for one in found}
        if len(about) > 1:
            self.said.emit(_("The note was about: {names}").format(names=", ".join(names)))
        elif found[0].item_id:
            self.idea_chosen.emit(found[0].item_id)
        elif found[0].date_id:
            self.date_chosen.emit(found[0].date_id)
        else:
            self.person_chosen.emit(found[0].person_id)

    def _failed(self, error: object) -> None:
        """Leave it at the former schedule; the next change, or the next opening, tries again."""
        logger.info("reminders not written %s", type(error).__name__)
