"""The lock screen while the real keyring of the bus it is started on shows its own dialog."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import secretstorage
from jeepney import HeaderFields, message_bus, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QCoreApplication

from companion.clock import now
from companion.paths import Paths
from companion.platform import key_store
from companion.settings import Settings
from companion.ui import application
from companion.ui.tasks import Tasks
from companion.ui.unlock.lock_screen import LockScreen
from companion.ui.unlock.session import Session
from companion.vault import quick_unlock
from tests.support.builders import PASSPHRASE, new_vault
from tests.support.keyring_window import say

PATIENCE = 30.0
PROMPTER = "org.gnome.keyring.SystemPrompter"


class Dialog:
    """Stands where the desktop shows the keyring's question; its person never answers."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._connection: DBusConnection = open_dbus_connection("SESSION")
        self._connection.send_and_get_reply(message_bus.RequestName(PROMPTER))
        threading.Thread(target=self._stand, daemon=True).start()

    def _stand(self) -> None:
        while True:
            message = self._connection.receive()
            if message.header.fields.get(HeaderFields.member) == "BeginPrompting":
                self._connection.send(new_method_return(message))
                self.asked.set()


def lock_the_keyring() -> None:
    """Lock what was unlocked when the bus began, as a screen saver may."""
    connection = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(connection)
    collection.lock()
    connection.close()


def comes(is_there: Callable[[], bool]) -> bool:
    """Let the window work until something is so; return whether it came to that in time."""
    until = time.monotonic() + PATIENCE
    while not is_there() and time.monotonic() < until:
        QCoreApplication.processEvents()
    return is_there()


def main(base: Path) -> None:
    """Remember, lock the keyring, ask it, open with the key meanwhile, and end."""
    paths, settings = Paths.below(base), Settings(language="en", theme="dawn")
    app = application.make(settings)
    tasks, dialog = Tasks(app), Dialog()
    vault = new_vault(paths)
    quick_unlock.remember(vault, PASSPHRASE, key_store.here(patience=PATIENCE), now=now())
    vault.close()
    lock_the_keyring()
    lock = LockScreen(paths, settings, tasks)
    sessions: list[Session] = []
    lock.unlocked.connect(sessions.append)
    lock.show()
    say("on" if comes(lambda: not lock.device_button.isHidden()) else "not offered")
    lock.device_button.click()
    say("asking its own question" if dialog.asked.wait(PATIENCE) else "asking nothing")
    QCoreApplication.processEvents()
    waits = "may open a window of its own" in lock.message.text and not sessions
    say("the page says that it waits" if waits else lock.message.text)
    lock.key.line.setText(PASSPHRASE)
    lock.unlock_button.click()
    say("opened with the key" if comes(lambda: bool(sessions)) else lock.message.text)
    for each in sessions:
        each.vault.close()
    tasks.close()
    say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
