"""T32: every file and folder belongs to this user alone, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion import logs, settings
from companion.journal.service import Journal
from companion.paths import Paths
from tests.support.builders import NOW, base_of, new_vault, page


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_umask")
def test_with_an_open_umask_folders_are_0700_and_files_0600(paths: Paths) -> None:
    """T32: the vault, its log while open, the lock, backups, settings and the log file."""
    handlers = list(logs.logger.handlers)
    logs.start(paths.log)
    logs.logger.info("started")
    settings.save(paths.settings, settings.Settings(language="es"))
    vault = new_vault(paths)
    Journal(vault).write(page(), now=NOW)
    vault.snapshot()
    during = _modes(base_of(paths))
    vault.close()
    for handler in [one for one in logs.logger.handlers if one not in handlers]:
        logs.logger.removeHandler(handler)
        handler.close()
    assert "journal.1.db-wal" in {file.name for file in during}
    for modes in (during, _modes(base_of(paths))):
        strangers = {
            str(file): oct(mode)
            for file, mode in modes.items()
            if mode != (0o700 if file.is_dir() else 0o600)
        }
        assert strangers == {}


def _modes(base: Path) -> dict[Path, int]:
    return {file: stat.S_IMODE(file.lstat().st_mode) for file in (base, *base.rglob("*"))}
