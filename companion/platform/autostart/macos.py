"""macOS: a property list in ~/Library/LaunchAgents. Not tried on a Mac yet.

https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/
BPSystemStartup/Chapters/CreatingLaunchdJobs.html and launchd.plist(5).
"""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Final

from companion.platform.autostart.entry_file import EntryFile

LABEL: Final = "companion.agent"


class LaunchAgent(EntryFile):
    """The property list of the agent in a folder such as ~/Library/LaunchAgents."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / f"{LABEL}.plist")

    def put(self, command: list[str]) -> None:
        """Let a command start at the next sign-in; raise DiskFull, FolderNotWritable."""
        self.write(job(command))


def job(command: list[str]) -> bytes:
    """Return the job that starts a command once with the session, and not again when it ends."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": command,
            "RunAtLoad": True,
            "KeepAlive": False,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Background",
        }
    )
