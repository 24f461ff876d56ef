"""Disks that do not do what they are asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


def not_readable(patch: pytest.MonkeyPatch, file: Path) -> None:
    """Let a file be there that this user may not read, whoever runs the tests."""
    for place, name in ((os, "open"), (Path, "open")):
        patch.setattr(place, name, _refusing(getattr(place, name), file))


def _refusing(real: Callable[..., Any], file: Path) -> Callable[..., Any]:
    def called(path: Any, *arguments: Any, **named: Any) -> Any:
        if not isinstance(path, int) and os.fspath(path) == str(file):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *arguments, **named)

    return called
