"""What only Qt's event loop hears: signals of D-Bus, and the messages of Windows.

What of it means a lock is said in companion/platform/screen_lock; here is only listening.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Slot,
)
from PySide6.QtGui import QWindow

from companion.platform.screen_lock import BusSignal, Carries

Hear = Callable[[bool | Mapping[str, object]], None]

_SLOTS: Final = {
    Carries.NOTHING: SLOT("told()"),
    Carries.FLAG: SLOT("turned(bool)"),
    Carries.PROPERTIES: SLOT("changed(QString,QVariantMap)"),
}


class QtEars(QObject):
    """The ears that a window lends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals: tuple[BusSignal, ...] = ()
        self._hear: Hear | None = None
        self._window: QWindow | None = None
        self._messages: Messages | None = None

    def hear_bus(self, signals: Sequence[BusSignal], hear: Hear) -> None:
        """Call `hear` with what each signal carries."""
        self._signals, self._hear = tuple(signals), hear
        self._listen(on=True)

    def leave_bus(self) -> None:
        """Hear no signals any more."""
        if self._hear is not None:
            self._hear = None
            self._listen(on=False)

    def _listen(self, *, on: bool) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a build without it
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        for each in self._signals:
            bus = system if each.is_of_system else session
            if bus.isConnected():
                act = bus.connect if on else bus.disconnect
                slot = _SLOTS[each.carries]
                act(each.service, "", each.interface, each.name, self, slot)  # type: ignore[call-overload]  # a string

    @Slot()
    def told(self) -> None:
        """Hear a signal that carries nothing."""
        self._tell(True)

    @Slot(bool)
    def turned(self, on: bool) -> None:  # the signature of the signal
        """Hear that something begins or ends."""
        self._tell(on)

    @Slot(str, "QVariantMap")
    def changed(self, _interface: str, values: dict[str, object]) -> None:
        """Hear which properties of something changed."""
        self._tell(values)

    def _tell(self, value: bool | Mapping[str, object]) -> None:  # what a signal carries
        if self._hear is not None:
            self._hear(value)

    def hear_messages(self, hear: Callable[[bytes, int], None]) -> int | None:
        """Call `hear` with each message of Windows; return the number of a window never shown."""
        application = QCoreApplication.instance()
        if application is None:
            return None
        self.leave_messages()
        self._window, self._messages = QWindow(), Messages(hear)
        self._window.create()
        application.installNativeEventFilter(self._messages)
        return self._window.winId()

    def leave_messages(self) -> None:
        """Hear no messages any more."""
        application, window, messages = QCoreApplication.instance(), self._window, self._messages
        if application is None or window is None or messages is None:
            return
        application.removeNativeEventFilter(messages)
        window.destroy()
        self._window = self._messages = None


class Messages(QAbstractNativeEventFilter):
    """Shows each message that the system sends to this app, and lets it pass."""

    def __init__(self, hear: Callable[[bytes, int], None]) -> None:
        super().__init__()
        self._hear = hear

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Show a message; called by Qt with its kind and its address."""
        self._hear(bytes(QByteArray(kind).data()), int(message))
        return False, 0
