"""A window on a bus of its own, and what the desktop's services tell there: each has to lock it.

The services are made here by a second connection that owns their names, so the
signals travel through the real dbus-daemon as those of the real ones do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication

from companion.paths import Paths
from companion.settings import Settings
from companion.ui import application
from companion.ui.main_window import MainWindow
from companion.ui.tasks import Tasks
from companion.ui.unlock import session
from tests.support.builders import PASSPHRASE, new_vault

Told = tuple[str, str, str, list[object]]
"""Service, interface, name of the signal, what it carries."""
LOCKS: dict[str, Told] = {
    "sleep": ("org.freedesktop.login1", ".Manager", "PrepareForSleep", [True]),
    "session lock": ("org.freedesktop.login1", ".Session", "Lock", []),
    "screen saver": ("org.freedesktop.ScreenSaver", "", "ActiveChanged", [True]),
    "gnome": ("org.gnome.ScreenSaver", "", "ActiveChanged", [True]),
    "lid": (
        "org.freedesktop.UPower", "org.freedesktop.DBus.Properties", "PropertiesChanged",
        ["org.freedesktop.UPower", {"LidIsClosed": True}, []],
    ),
}  # fmt: skip
NOTHING: dict[str, Told] = {
    "waking": ("org.freedesktop.login1", ".Manager", "PrepareForSleep", [False]),
    "unlocked": ("org.freedesktop.ScreenSaver", "", "ActiveChanged", [False]),
    "lid open": (
        "org.freedesktop.UPower", "org.freedesktop.DBus.Properties", "PropertiesChanged",
        ["org.freedesktop.UPower", {"LidIsClosed": False}, []],
    ),
}  # fmt: skip
PATIENCE_SECONDS = 60.0
QUIET_SECONDS = 0.5


def wait(for_it: Callable[[], bool], seconds: float) -> bool:
    """Let the application live until something is so; say whether it came to be."""
    end = monotonic() + seconds
    while not for_it() and monotonic() < end:
        QCoreApplication.processEvents()
    return for_it()


def tell(bus: QDBusConnection, told: Told) -> None:
    """Send a signal as the service would."""
    service, interface, name, values = told
    full = interface if interface.startswith("org.") else service + interface
    message = QDBusMessage.createSignal("/some/path", full, name)
    message.setArguments(values)
    bus.send(message)


def main(base: Path) -> None:
    """Open a window for each, tell it, and say what came of it."""
    settings = Settings(language="en", theme="dawn")
    app = application.make(settings)
    QApplication.setQuitOnLastWindowClosed(False)
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "services")
    for service in {told[0] for told in (*LOCKS.values(), *NOTHING.values())}:
        assert bus.registerService(service)
    paths = Paths.below(base)
    new_vault(paths).close()
    tasks = Tasks(app)
    for name, told in (*LOCKS.items(), *NOTHING.items()):
        window = MainWindow(paths, settings, tasks)
        window.show_session(session.unlock(paths, PASSPHRASE))
        window.show()
        assert window.workspace is not None
        window.workspace.write.editor.text.insertPlainText(name)
        tasks.drain()
        QCoreApplication.processEvents()
        tell(bus, told)
        seconds = PATIENCE_SECONDS if name in LOCKS else QUIET_SECONDS
        locked = wait(lambda shown=window: bool(shown.ending.restart), seconds)  # type: ignore[misc]
        print(f"{name}: {'locked' if locked else 'open'}")  # noqa: T201
        window.workspace.session.vault.close()
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tasks.close()
    vault = session.unlock(paths, PASSPHRASE)
    kept = {draft.page.text for draft in vault.journal.drafts()}
    vault.vault.close()
    print("kept" if kept >= set(LOCKS) else f"kept only {kept}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
