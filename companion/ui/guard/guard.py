"""What looks after an open journal: locks it when nobody is there, and hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from companion.ui.guard.clipboard import Clipboard
from companion.ui.guard.cover import Cover
from companion.ui.guard.desktop import Desktop
from companion.ui.guard.idle import Idle
from companion.ui.guard.shift_keys import ShiftKeys
from companion.ui.reason import Reason
from companion.vault import privacy
from companion.vault.privacy import Privacy

if TYPE_CHECKING:
    from companion.ui.tasks import Tasks
    from companion.ui.unlock.session import Session


class Watched(Protocol):
    """The window, as far as it is looked at here."""

    @property
    def is_in_exercise(self) -> bool:
        """Whether somebody is in the middle of an exercise."""

    @property
    def shows_private(self) -> bool:
        """Whether what is seen is private, and not help."""

    @property
    def cover(self) -> Cover:
        """What keeps private pages out of pictures of the screen."""


class Guard(QObject):
    """Begins with what fits most people, until what was chosen is read."""

    lock_wanted = Signal(object)
    """It is time to lock or to hide; carries the Reason."""
    noticed = Signal()
    """Nobody did anything for a while; the lock comes in a minute."""
    stayed = Signal()
    """Somebody is there after all."""

    def __init__(
        self, session: Session, tasks: Tasks, window: Watched, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self.chosen = Privacy()
        self.idle = Idle(self._is_busy, self)
        self.desktop = Desktop(self)
        self.shift_keys = ShiftKeys(self)
        self.clipboard = Clipboard(self._is_private, self)
        self.idle.noticed.connect(self.noticed)
        self.idle.stayed.connect(self.stayed)
        self.idle.ended.connect(self._lock)
        self.desktop.locked.connect(self._lock)
        self.shift_keys.pressed.connect(self._hide)
        self.use(self.chosen)
        tasks.run(session.preferences.all, self._read, self._not_read)

    @Slot(object)
    def use(self, chosen: Privacy) -> None:
        """Put choices into force."""
        self.chosen = chosen
        self.idle.watch(chosen.lock_after)
        self.desktop.listen(on=chosen.lock_with_desktop)
        self.shift_keys.listen(on=chosen.hide_with_shift)
        self.clipboard.watch(chosen.clear_after)
        self._window.cover.want(chosen.cover_screen)

    def end(self) -> None:
        """Look after it no more, because it is being locked."""
        self.idle.watch(0)
        self.shift_keys.listen(on=False)
        self.clipboard.clear()

    def _read(self, kept: dict[str, str]) -> None:
        self.use(privacy.from_preferences(kept))

    def _not_read(self, _error: Exception) -> None:
        """Go on with what fits most people: it protects."""

    def _is_busy(self) -> bool:
        return self._window.is_in_exercise

    def _is_private(self) -> bool:
        return self._window.shows_private

    @Slot()
    def _lock(self) -> None:
        self.lock_wanted.emit(Reason.LOCKED)

    @Slot()
    def _hide(self) -> None:
        self.lock_wanted.emit(Reason.HIDDEN)
