"""Linux: an entry in the folder of the desktop.

The Desktop Application Autostart Specification 0.5 and the Desktop Entry
Specification 1.5 (https://specifications.freedesktop.org/autostart-spec/latest/).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from companion.platform.autostart.entry_file import EntryFile

_NAME: Final = "companion-agent.desktop"


class DesktopEntry(EntryFile):
    """The entry of the agent in a folder such as ~/.config/autostart."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / _NAME)

    def put(self, command: list[str]) -> None:
        """Let a command start with the session; raise DiskFull, FolderNotWritable."""
        self.write(entry(command))


def entry(command: list[str]) -> bytes:
    """Return the entry that starts a command."""
    line = " ".join(_quoted(word) for word in command)
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Companion\n"
        f"Exec={line}\nNoDisplay=true\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    ).encode()


def _quoted(word: str) -> str:
    """Return an argument as the Desktop Entry Specification quotes it (1.5, the Exec key)."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    # The value is a string of its own, in which a backslash is doubled once more.
    return '"' + word.replace("%", "%%").replace("\\", "\\\\").replace("\n", " ") + '"'
