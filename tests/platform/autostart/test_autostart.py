"""One interface for every system."""

from __future__ import annotations

import sys

import pytest

from companion.paths import Paths
from companion.platform import autostart
from companion.platform.autostart.linux import DesktopEntry
from companion.platform.autostart.macos import LaunchAgent
from companion.platform.autostart.windows import RunKey


@pytest.mark.parametrize(
    ("system", "kind"), [("linux", DesktopEntry), ("darwin", LaunchAgent), ("win32", RunKey)]
)
def test_each_system_has_its_own_way(paths: Paths, system: str, kind: type[object]) -> None:
    assert isinstance(autostart.here(paths, system), kind)


def test_put_and_removed_on_this_system(paths: Paths) -> None:
    assert not autostart.is_put(paths)
    autostart.put(paths)
    assert autostart.is_put(paths)
    autostart.remove(paths)
    autostart.remove(paths)
    assert not autostart.is_put(paths)


def test_the_command_is_for_the_same_places(paths: Paths) -> None:
    words = [sys.executable, "-m", "companion"]
    assert autostart.command(paths, "agent") == [*words, "--base-dir", str(paths.base), "agent"]
    assert autostart.command(Paths.for_user(), "agent") == [*words, "agent"]
