"""How a person writes, as chosen: read from the vault, told to whoever offers it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from companion.i18n import _
from companion.journal.choices import WritingChoices, from_preferences, to_preferences
from companion.ui.recent.recent_changes import Change

if TYPE_CHECKING:
    from companion.ui.changes import Changes
    from companion.ui.recent.recent_changes import RecentChanges
    from companion.ui.tasks import Tasks
    from companion.vault.preferences import Preferences

SETTINGS: Final = "settings"


class Habits(QObject):
    """The choices of the open journal."""

    chosen = Signal(object)
    """Other choices count from now on; carries the WritingChoices."""
    failed = Signal(object)
    """They could not be read or kept; carries the error."""

    def __init__(
        self,
        preferences: Preferences,
        tasks: Tasks,
        changes: Changes,
        recent: RecentChanges,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._tasks = tasks
        self._changes = changes
        self._recent = recent
        self.now = WritingChoices()
        """What counts now."""
        changes.place_changed.connect(self._place_changed)

    @Slot()
    def read(self) -> None:
        """Read them anew."""
        self._tasks.run(self._preferences.all, self._read, self._failed, topic="habits")

    @Slot(object)
    def choose(self, choices: WritingChoices) -> None:
        """Let other choices count; it can be undone."""
        former = to_preferences(self.now)
        keep = partial(self._preferences.put_all, to_preferences(choices))
        undo = partial(self._preferences.put_all, former)
        self._recent.add(Change(_("How you write was changed."), undo, keep, place=SETTINGS))
        self._tasks.run(keep, self._kept, self._failed)
        self._take(choices)

    def _read(self, kept: dict[str, str]) -> None:
        self._take(from_preferences(kept))

    def _take(self, choices: WritingChoices) -> None:
        self.now = choices
        self.chosen.emit(choices)

    def _kept(self, _nothing: None) -> None:
        self._changes.stored.emit()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(str)
    def _place_changed(self, place: str) -> None:
        if place == SETTINGS:
            self.read()
