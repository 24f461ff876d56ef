"""What the desks and pages of People share: one worker, one way to keep, one way to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from companion.i18n import _
from companion.ui.keeping_desk import KeepingDesk
from companion.wording import explain

if TYPE_CHECKING:
    from companion.ui.changes import Changes
    from companion.ui.keeping import Keeping, Paper, Typed
    from companion.ui.recent.recent_changes import Change, RecentChanges
    from companion.ui.side_pages import SidePages
    from companion.ui.tasks import Tasks

PEOPLE: Final = "people"
_UNDO: Final = "undo"


@dataclass(frozen=True, slots=True)
class Where:
    """The page one is on: what of the desk opens it ('open', 'guide.open'), and with what."""

    method: str = "open"
    given: tuple[Any, ...] = ()


class Bench(KeepingDesk):
    """Shows pages of the place, keeps what is typed on them, and notes what was changed."""

    said = Signal(str)
    """Something to say on the page one is on."""
    undo_chosen = Signal()
    """Undo was pressed in a message of this place."""

    def __init__(
        self, tasks: Tasks, pages: SidePages, changes: Changes, recent: RecentChanges
    ) -> None:
        super().__init__(tasks, pages, changes, recent)
        self.where = Where()
        """The page of this place that was shown last."""

    @property
    def page(self) -> QWidget | None:
        """The page one is on, if it is of this place."""
        return self._pages.side if self._pages.place == PEOPLE else None

    def show(self, page: QWidget, method: str, *given: Any) -> None:
        """Show a page; `method` and `given` say how it is opened again."""
        self.where = Where(method, given)
        self._pages.show_page(page, PEOPLE)

    # Keeping

    def keeping(self, page: Typed, paper: Paper, sentence: str) -> Keeping:
        """Return what keeps a page; `sentence` is what a change is called."""
        return self.new_keeping(page, paper, sentence, PEOPLE)

    def note(self, change: Change) -> None:
        """Note a change of this place that was just made."""
        change.place = PEOPLE
        self.recent.add(change)
        self.changes.stored.emit()

    def say_with_undo(self, text: str) -> None:
        """Say something on the page one came back to, with Undo beside it."""
        message = getattr(self._pages.side, "message", None)
        if message is not None:
            message.say(text, action=_("Undo"), key=_UNDO)

    @Slot(str)
    def answer(self, key: str) -> None:
        """Do what the button of a message says."""
        if key == _UNDO:
            self.undo_chosen.emit()

    @Slot(object)
    def fail(self, error: Exception) -> None:
        """Say what did not work, on the page one is on."""
        self.said.emit(str(explain(error)))
