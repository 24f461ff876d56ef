"""Quick unlock in the window's own pages, with the real keyring of the bus it is started on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication

from companion.paths import Paths
from companion.platform import key_store
from companion.settings import Settings
from companion.ui import application
from companion.ui.settings.device_page import DevicePage
from companion.ui.tasks import Tasks
from companion.ui.unlock.lock_screen import LockScreen
from companion.ui.unlock.session import Session
from tests.support.builders import PASSPHRASE, new_vault

LONG = 20.0
"""Seconds: a machine under load must not look like a silent keyring."""


def say(words: str) -> None:
    """Tell the test that a step went as it is meant to."""
    print(words)  # noqa: T201


def settle(tasks: Tasks) -> None:
    """Let the worker finish and its answers arrive."""
    for _ in range(3):
        tasks.drain()
        QCoreApplication.processEvents()


def opened_by_the_device(paths: Paths, settings: Settings, tasks: Tasks) -> str:
    """Press the button on the lock screen; return what came of it."""
    lock = LockScreen(paths, settings, tasks)
    lock.show()
    settle(tasks)
    if lock.device_button.isHidden():
        return "not offered"
    sessions: list[Session] = []
    lock.unlocked.connect(sessions.append)
    lock.device_button.click()
    settle(tasks)
    for each in sessions:
        each.vault.close()
    return "opened" if sessions else lock.message.text.split(".")[0]


def main(base: Path) -> None:
    """Turn it on, open, wipe the keyring's part, turn it on again, forget."""
    key_store.here.__kwdefaults__["patience"] = LONG  # type: ignore[index]
    paths, settings = Paths.below(base), Settings(language="en", theme="dawn")
    app = application.make(settings)
    tasks = Tasks(app)
    vault = new_vault(paths)
    page = DevicePage(vault, tasks)
    page.show()
    settle(tasks)
    page.key.line.setText(PASSPHRASE)
    page.on_button.click()
    settle(tasks)
    say(page.message.text.split(".")[0])
    identity = vault.info.vault_id
    vault.close()
    say(opened_by_the_device(paths, settings, tasks))
    key_store.here().remove(identity)
    say(opened_by_the_device(paths, settings, tasks))
    from companion.ui.unlock import session

    vault = session.unlock(paths, PASSPHRASE).vault
    page = DevicePage(vault, tasks)
    page.show()
    settle(tasks)
    page.forget_button.click()
    settle(tasks)
    say(page.message.text.split(".")[0])
    vault.close()
    say(opened_by_the_device(paths, settings, tasks))
    tasks.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
