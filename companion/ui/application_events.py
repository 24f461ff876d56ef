"""The one look at every event of the application, for all who listen.

Qt calls a filter that is written in Python for each event there is, some thirty
thousand times while a window opens. So there is one, and it knows at once whether
anybody listens for an event of that kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

Hear = Callable[[QObject, QEvent], bool]
"""Takes what the event is for and the event; True keeps it from everybody else."""


class ApplicationEvents(QObject):
    """Tells listeners of events of their kinds, whoever came last first, as Qt does."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._listeners: dict[QEvent.Type, list[WeakMethod[Hear]]] = defaultdict(list)
        application.installEventFilter(self)

    def listen(self, kinds: Iterable[QEvent.Type], hear: Hear) -> None:
        """Tell a method of a QObject from now on, until the object is gone."""
        self.forget(hear)
        for kind in kinds:
            self._listeners[kind].insert(0, WeakMethod(hear))

    def forget(self, hear: Hear) -> None:
        """Tell a method no more; and let go of those whose objects are gone."""
        for listeners in self._listeners.values():
            listeners[:] = [
                each for each in listeners if (kept := _alive(each)) is not None and kept != hear
            ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell whoever listens."""
        listeners = self._listeners.get(event.type())
        if not listeners:
            return False
        for each in tuple(listeners):
            hear = _alive(each)
            if hear is not None and hear(watched, event):
                return True
        return False


def application_events() -> ApplicationEvents | None:
    """Return the one of this application; None where there is no application."""
    application = QCoreApplication.instance()
    if application is None:
        return None
    return application.findChild(ApplicationEvents) or ApplicationEvents(application)


def _alive(listener: WeakMethod[Hear]) -> Hear | None:
    hear = listener()
    owner = getattr(hear, "__self__", None)
    return hear if isinstance(owner, QObject) and isValid(owner) else None
