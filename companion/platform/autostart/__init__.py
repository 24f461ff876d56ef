"""Starting the agent with the session: one way for each system, behind one small interface.

Linux is tested on a real session. The texts for macOS and Windows are tested, and
their edges with fakes; on those systems themselves nothing was tried yet.
"""

from __future__ import annotations

import sys
from typing import Protocol

from companion import process
from companion.paths import Paths


class Autostart(Protocol):
    """How one system starts a program when somebody signs in."""

    def put(self, command: list[str]) -> None:
        """Let a command start with the session; raise DiskFull, FolderNotWritable.

        Putting what is there already changes nothing.
        """

    def remove(self) -> None:
        """Do not start it any more; harmless when it did not."""

    def is_put(self) -> bool:
        """Say whether something is started."""


def here(paths: Paths, system: str = sys.platform) -> Autostart:
    """Return the way of a system for these places, by the name Python has for it."""
    if system == "win32":
        from companion.platform.autostart.windows import RunKey, ThisRegistry

        return RunKey(paths.base, ThisRegistry())
    if system == "darwin":
        from companion.platform.autostart.macos import LaunchAgent

        return LaunchAgent(paths.launch_agents)
    from companion.platform.autostart.linux import DesktopEntry

    return DesktopEntry(paths.autostart)


def command(paths: Paths, *words: str) -> list[str]:
    """Return the words that start this app again, for the same places."""
    base = [] if paths.base is None else ["--base-dir", str(paths.base)]
    return process.command(*base, *words)


def put(paths: Paths) -> None:
    """Let the agent start with the session; raise DiskFull, FolderNotWritable."""
    here(paths).put(command(paths, "agent"))


def remove(paths: Paths) -> None:
    """Do not start the agent with the session any more; harmless when it did not."""
    here(paths).remove()


def is_put(paths: Paths) -> bool:
    """Say whether the agent starts with the session."""
    return here(paths).is_put()
