"""Disks that do not do what they are asked."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest


def failing_folder(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder be there, as on a failing stick, and not be read any more."""
    real = Path.iterdir

    def failing(self: Path) -> Iterator[Path]:
        if self == folder:
            raise OSError(errno.EIO, "Input/output error")
        return real(self)

    patch.setattr(Path, "iterdir", failing)


def io_error(*_arguments: object, **_named: object) -> None:
    """Stand in for a call that the disk fails."""
    raise OSError(errno.EIO, "Input/output error")
