"""Whether there is a vault: asked before the first paint, so nothing heavy is imported."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from companion.paths import Paths

LOCK_FILE: Final = "vault.lock"


def exists(paths: Paths) -> bool:
    """Say whether there is a vault here, whole or not."""
    try:
        return holds_anything(paths.vault)
    except OSError:
        return True


def holds_anything(folder: Path) -> bool:
    """Say whether a vault's folder holds more than a lock file, which holds nothing."""
    return folder.is_dir() and any(file.name != LOCK_FILE for file in folder.iterdir())
