"""Whether there is a vault: asked before the first paint, so nothing heavy is imported."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from companion.paths import Paths

LOCK_FILE: Final = "vault.lock"
READY: Final = "vault.ready-"
"""What the folder of a vault begins with that is about to take the place of another."""


def exists(paths: Paths) -> bool:
    """Say whether there is a vault here, whole or not."""
    try:
        finish_switch(paths.vault)
        return holds_anything(paths.vault)
    except OSError:
        return True


def holds_anything(folder: Path) -> bool:
    """Say whether a vault's folder holds more than a lock file, which holds nothing."""
    return folder.is_dir() and any(file.name != LOCK_FILE for file in folder.iterdir())


def finish_switch(folder: Path) -> None:
    """Give a complete vault its name after a crash within a switch; else do nothing.

    The crash came when the old one was set aside and the new one not yet in its place.
    """
    if folder.is_dir():
        return
    ready = sorted(folder.parent.glob(f"{READY}*"))
    if ready:
        ready[-1].rename(folder)
