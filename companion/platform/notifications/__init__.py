"""Notes on the screen, and what is answered to them; for a process without a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import Final, Protocol

from companion.i18n import _

_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
"""Without a session's bus there is nowhere to show a note on Linux."""
LIBRARY: Final = "desktop_notifier"
"""What speaks to Windows and macOS; installed there only."""


class Action(StrEnum):
    """What can be answered to a note."""

    OPEN = "open"
    LATER = "later"
    NOT_TODAY = "not-today"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, for which reminders."""

    action: Action
    ids: tuple[str, ...]


def words() -> dict[Action, str]:
    """Return what stands on the buttons of a note, in their order and the language in use."""
    return {Action.OPEN: _("Open"), Action.LATER: _("Later"), Action.NOT_TODAY: _("Not today")}


class Notifications(Protocol):
    """The notes of one process; making one raises NoNotifications where there is no way."""

    @property
    def descriptor(self) -> int | None:
        """What can be read from when something was answered; None where nothing can be."""

    @property
    def look_every(self) -> float | None:
        """Seconds after which to ask for answers again; None while nothing could be missed."""

    def show(self, ids: Sequence[str], *, line: str, sound: bool) -> None:
        """Show one note for some reminders; raise NoNotifications. `line` is all that is said."""

    def answers(self) -> list[Answer]:
        """Return what was answered since; raise NoNotifications when the session ended."""

    def close(self) -> None:
        """Hear no answers any more."""


def here(system: str = sys.platform) -> Notifications:
    """Return the way of a system, by the name Python has for it; raise NoNotifications."""
    if system == "win32":
        from companion.platform.notifications.windows import Toasts

        return Toasts()
    if system == "darwin":
        from companion.platform.notifications.macos import CentreNotes

        return CentreNotes()
    from companion.platform.notifications.linux import DesktopNotes

    return DesktopNotes()


def may_be_here(system: str = sys.platform) -> bool:
    """Say whether it is worth a try; asks nobody and starts nothing."""
    if system in {"win32", "darwin"}:
        return find_spec(LIBRARY) is not None
    return _BUS in os.environ
