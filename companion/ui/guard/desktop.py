"""What the desktop tells over D-Bus: sleep, its own screen lock, a lid that is closed.

Only signals are heard, nothing is asked. Where a service is absent nothing comes.
Somebody who sends such a signal without cause can do no more than lock.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN: Final = "org.freedesktop.login1"
_POWER: Final = "org.freedesktop.UPower"
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class Desktop(QObject):
    """Hears the system and the session."""

    locked = Signal()
    """The computer goes to sleep, its screen was locked or its lid closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_listening = False

    def listen(self, on: bool) -> None:  # one thing that is so or not
        """Listen from now on, or no more."""
        if on == self._is_listening:
            return
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a build without it
            return
        self._is_listening = on
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # No path: which session is ours only a question would tell. Locking with another
        # person's session on the same computer does no harm.
        heard = [
            (system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", SLOT("turned(bool)")),
            (system, _LOGIN, f"{_LOGIN}.Session", "Lock", SLOT("lock()")),
            # Where closing the lid puts nothing to sleep, this alone tells of it.
            (
                system,
                _POWER,
                "org.freedesktop.DBus.Properties",
                "PropertiesChanged",
                SLOT("changed(QString,QVariantMap)"),
            ),
            *(
                (session, name, name, "ActiveChanged", SLOT("turned(bool)"))
                for name in _SCREEN_SAVERS
            ),
        ]
        for bus, service, interface, name, slot in heard:
            if bus.isConnected():
                act = bus.connect if on else bus.disconnect
                act(service, "", interface, name, self, slot)  # type: ignore[call-overload]  # a string

    @Slot(bool)
    def turned(self, on: bool) -> None:  # the signature of the signal
        """Hear that sleep or the screen lock begins or ends."""
        if on:
            self.locked.emit()

    @Slot(str, "QVariantMap")
    def changed(self, _interface: str, values: dict[str, object]) -> None:
        """Hear that the lid was closed, among other things about power."""
        if values.get("LidIsClosed") is True:
            self.locked.emit()

    @Slot()
    def lock(self) -> None:
        """Hear that the session is to be locked."""
        self.locked.emit()
