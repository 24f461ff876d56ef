"""How the app and the agent find each other: two lock files, which a death releases.

Whoever holds a lock is alive. The agent starts the app to open a reminder, the
app starts the agent when reminders are on and it is not there.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from companion import files
from companion.agent import documents
from companion.errors import VaultInUse
from companion.logs import logger
from companion.paths import Paths
from companion.platform import autostart, notifications

_AGENT: Final = "agent.lock"
_WINDOW: Final = "window.lock"


def agent_lock(folder: Path) -> files.ProcessLock:
    """Return the lock that the one agent holds."""
    return files.ProcessLock(files.private_folder(folder) / _AGENT)


def window_lock(folder: Path) -> files.ProcessLock:
    """Return the lock that an open window holds."""
    return files.ProcessLock(files.private_folder(folder) / _WINDOW)


def is_running(folder: Path) -> bool:
    """Say whether the agent is there."""
    return (folder / _AGENT).exists() and _is_held(agent_lock(folder))


def follow(paths: Paths) -> None:
    """Have the agent there when reminders are on, and not with the next session when off.

    An agent that runs sees for itself that they were turned off. Raises DiskFull,
    FolderNotWritable.
    """
    if not documents.load_schedule(paths.reminders).on:
        autostart.remove(paths)
        return
    autostart.put(paths)
    if notifications.may_be_here() and not is_running(paths.reminders):
        _start(autostart.command(paths, "agent"))
        logger.info("agent started")


def open_window(paths: Paths, ids: Sequence[str]) -> None:
    """Ask the open window to come up with some reminders, or start one at its lock screen.

    Raises DiskFull, FolderNotWritable.
    """
    documents.ask_to_open(paths.reminders, ids)
    if not _is_held(window_lock(paths.reminders)):
        _start(autostart.command(paths))


def _is_held(lock: files.ProcessLock) -> bool:
    try:
        lock.acquire()
    except VaultInUse:
        return True
    lock.release()
    return False


def _start(command: list[str]) -> None:
    subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
