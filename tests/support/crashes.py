"""Every state that a crash can leave on the disk while something is done, one by one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def states_between(folder: Path, kept: Path, work: Callable[[], object]) -> list[Path]:
    """Do some work and return a copy of the folder from before each step on the disk."""
    states: list[Path] = []

    def keep() -> None:
        target = kept / f"state-{len(states)}"
        shutil.copytree(folder, target)
        states.append(target)

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((os, "fsync"), (os, "write"), (Path, "replace"), (Path, "unlink")):
            patch.setattr(owner, name, _after(keep, getattr(owner, name)))
        work()
    keep()
    return states


def _after(keep: Callable[[], None], step: Callable[..., object]) -> Callable[..., object]:
    def observed(*arguments: object, **named: object) -> object:
        keep()
        return step(*arguments, **named)

    return observed


class FullDisk:
    """A disk that is full from the n-th write of a file on, until it is freed."""

    def __init__(self, patch: pytest.MonkeyPatch, writes_left: int = 0) -> None:
        self._left = writes_left
        self._write = os.write
        self._patch = patch
        patch.setattr(os, "write", self._limited)

    def _limited(self, descriptor: int, content: bytes) -> int:
        if self._left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._left -= 1
        return self._write(descriptor, content)

    def free(self) -> None:
        """Make room."""
        self._patch.setattr(os, "write", self._write)
