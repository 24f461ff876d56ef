"""Hearing that nobody may be in front of the computer any more: its screen was locked, it sleeps.

Signals of a bus and messages to a window come through an event loop, and that is the
window's. So a system's module here says what to listen to and what of it means a lock; where
it cannot listen by itself it borrows the window's ears.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class ScreenLock(Protocol):
    """How one system tells that somebody left."""

    def start(self, act: Callable[[], None]) -> None:
        """Call `act`, on the thread of the window, at each lock from now on."""

    def stop(self) -> None:
        """Call nothing any more; harmless when it was not started."""


class Carries(Enum):
    """What a signal of a bus tells besides its name."""

    NOTHING = "nothing"
    FLAG = "flag"
    """Whether something begins (True) or ends."""
    PROPERTIES = "properties"
    """Of an object, those that changed: org.freedesktop.DBus.Properties.PropertiesChanged."""


@dataclass(frozen=True, slots=True)
class BusSignal:
    """One signal of D-Bus, from whatever object of a service."""

    is_of_system: bool
    """Sent on the system's bus; otherwise on the session's."""
    service: str
    interface: str
    name: str
    carries: Carries


class Ears(Protocol):
    """What a window lends, since only its event loop hears these."""

    def hear_bus(
        self, signals: Sequence[BusSignal], hear: Callable[[bool | Mapping[str, object]], None]
    ) -> None:
        """Call `hear` with what each signal carries; with True where it carries nothing."""

    def leave_bus(self) -> None:
        """Hear no signals any more; harmless when none were."""

    def hear_messages(self, hear: Callable[[bytes, int], None]) -> int | None:
        """Call `hear` with the kind and the address of each message Windows sends to this app.

        Return the number of a window of ours, never shown, that can be told things; None
        where there is no application.
        """

    def leave_messages(self) -> None:
        """Hear no messages any more; harmless when none were."""


def here(ears: Ears, system: str = sys.platform) -> ScreenLock:
    """Return the way of a system, by the name Python has for it."""
    if system == "win32":
        from companion.platform.screen_lock.windows import WindowMessages

        return WindowMessages(ears)
    if system == "darwin":
        from companion.platform.screen_lock.macos import DistributedNotices

        return DistributedNotices()
    from companion.platform.screen_lock.linux import BusSignals

    return BusSignals(ears)
