"""Linux: what the desktop tells over D-Bus: sleep, its own screen lock, a lid that is closed.

Only signals are heard, nothing is asked. Where a service is absent nothing comes.
Somebody who sends such a signal without cause can do no more than lock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from companion.platform.screen_lock import BusSignal, Carries, Ears

_LOGIN: Final = "org.freedesktop.login1"
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")

SIGNALS: Final = (
    # No object is named: which session is ours only a question would tell. Locking with another
    # person's session on the same computer does no harm.
    BusSignal(
        is_of_system=True,
        service=_LOGIN,
        interface=f"{_LOGIN}.Manager",
        name="PrepareForSleep",
        carries=Carries.FLAG,
    ),
    BusSignal(
        is_of_system=True,
        service=_LOGIN,
        interface=f"{_LOGIN}.Session",
        name="Lock",
        carries=Carries.NOTHING,
    ),
    # Where closing the lid puts nothing to sleep, this alone tells of it.
    BusSignal(
        is_of_system=True,
        service="org.freedesktop.UPower",
        interface="org.freedesktop.DBus.Properties",
        name="PropertiesChanged",
        carries=Carries.PROPERTIES,
    ),
    *(
        BusSignal(
            is_of_system=False,
            service=name,
            interface=name,
            name="ActiveChanged",
            carries=Carries.FLAG,
        )
        for name in _SCREEN_SAVERS
    ),
)
"""What is listened to."""


def is_lock(value: bool | Mapping[str, object]) -> bool:  # noqa: FBT001  # what a signal carries
    """Say whether what one of the signals carries tells that somebody left or the lid closed."""
    return value.get("LidIsClosed") is True if isinstance(value, Mapping) else value


class BusSignals:
    """Hears the system and the session, with the ears of the window."""

    def __init__(self, ears: Ears) -> None:
        self._ears = ears
        self._act: Callable[[], None] | None = None

    def start(self, act: Callable[[], None]) -> None:
        """Call `act` at each lock from now on."""
        self._act = act
        self._ears.hear_bus(SIGNALS, self._hear)

    def stop(self) -> None:
        """Call nothing any more."""
        self._act = None
        self._ears.leave_bus()

    def _hear(self, value: bool | Mapping[str, object]) -> None:  # noqa: FBT001  # as `is_lock`
        if self._act is not None and is_lock(value):
            self._act()
