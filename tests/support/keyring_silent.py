"""A lock screen beside a keyring that takes every question and answers none.

`python -m tests.support.keyring_silent BASE [PATIENCE]`, on a bus of its own. A second
connection of this process owns the name of the Secret Service and reads nothing.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from companion.clock import now
from companion.paths import Paths
from companion.platform import key_store
from companion.settings import Settings
from companion.ui import application
from companion.ui.tasks import Tasks
from companion.ui.unlock.lock_screen import LockScreen
from companion.ui.unlock.session import Session
from companion.vault import quick_unlock, slots
from tests.support.builders import PASSPHRASE, new_vault

_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_BEAT_MILLISECONDS = 10
_LONGEST_SECONDS = 120.0


class Pulse:
    """Beats as long as the window lives, and knows the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.beats = 0
        self._last = monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MILLISECONDS)
        self.could_beat = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        """Count on a thread that waits for nothing else: as often as this machine lets us beat."""
        while not threading.Event().wait(_BEAT_MILLISECONDS / 1000):
            self.could_beat += 1

    def begin(self) -> None:
        """Count anew."""
        self.longest, self.beats, self._last = 0.0, 0, monotonic()
        self.could_beat = 0

    def _beat(self) -> None:
        moment = monotonic()
        self.longest = max(self.longest, moment - self._last)
        self._last = moment
        self.beats += 1


def until(so: Callable[[], bool]) -> bool:
    """Let the window live until something is so; say whether it came to be."""
    end = monotonic() + _LONGEST_SECONDS
    while not so() and monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return so()


def main(base: Path, patience: float | None) -> None:
    """Ask the device, be told, open with the key; say each step."""
    if patience is not None:
        vars(key_store)["DIALOG_SECONDS"] = patience
    mute = open_dbus_connection()
    asked = new_method_call(_BUS, "RequestName", "su", ("org.freedesktop.secrets", 4))
    assert mute.send_and_get_reply(asked).header.message_type is MessageType.method_return
    paths, settings = Paths.below(base), Settings(language="en", theme="dawn")
    app = application.make(settings)
    tasks = Tasks(app)
    vault = new_vault(paths)
    vault.put_slot(slots.DEVICE, bytes(32), PASSPHRASE)
    quick_unlock.key_given(vault, now=now())
    vault.close()
    pulse = Pulse()  # wakes the loop too
    screen = LockScreen(paths, settings, tasks)
    screen.show()
    opened: list[Session] = []
    screen.unlocked.connect(opened.append)
    until(screen.device_button.isVisible)
    began = monotonic()
    pulse.begin()
    screen.device_button.click()
    until(screen.device_button.isEnabled)  # it was given up
    waited, longest = monotonic() - began, pulse.longest
    beats, could_beat = pulse.beats, pulse.could_beat
    print("told" if screen.message.text and not opened else "not told")  # noqa: T201
    screen.key.line.setText(PASSPHRASE)
    screen.unlock_button.click()
    until(lambda: bool(opened))
    print("opened" if opened else "not opened")  # noqa: T201
    print(f"{waited:.2f} {longest:.3f} {beats} {could_beat}")  # noqa: T201
    for each in opened:
        each.vault.close()
    sys.stdout.flush()
    os._exit(0)  # the thread that still asks would be waited for


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else None)
