"""What was changed in this visit, so that each of it can be undone; never written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from companion.clock import now

_MOST: Final = 200

Work = Callable[[], object]


@dataclass(eq=False, slots=True)
class Change:
    """One change, undone or not."""

    sentence: str
    """What was done, in the language in use; a page's title or day, never its words."""
    undo: Work
    redo: Work
    entry_id: str = ""
    """The page it was about, if it was about one."""
    place: str = "write"
    """The key of the place it was made in; what it shows is read anew after it is turned."""
    is_look: bool = False
    """Whether it changed how the app looks: undone at once, not on the worker."""
    moment: datetime = field(default_factory=now)
    is_undone: bool = False

    def turn(self) -> object:
        """Undo it, or do it again if it is undone; a look at once, all else on the worker."""
        return self.redo() if self.is_undone else self.undo()


class RecentChanges(QObject):
    """The changes of a visit, the newest first. Gone when the journal is locked."""

    changed = Signal()
    """Something was added or undone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Change] = []

    def add(self, change: Change) -> Change:
        """Note a change that was just made."""
        self.all.insert(0, change)
        del self.all[_MOST:]
        self.changed.emit()
        return change

    def turned(self, change: Change) -> None:
        """Note that a change was undone, or done again."""
        change.is_undone = not change.is_undone
        self.changed.emit()

    def last(self) -> Change | None:
        """Return the newest change that is not undone."""
        return next((change for change in self.all if not change.is_undone), None)

    def forget(self) -> None:
        """Hold nothing any more."""
        self.all.clear()
        self.changed.emit()
