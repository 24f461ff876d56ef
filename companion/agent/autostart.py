"""Starting the agent with the session: an entry in the folder of the desktop.

The Desktop Application Autostart Specification 0.5. Windows and macOS have other
ways; there nothing is written yet, and the agent runs once the app was open.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from companion import files, process
from companion.paths import Paths

_NAME: Final = "companion-agent.desktop"


def entry(paths: Paths) -> Path:
    """Return where the entry is, or would be."""
    return paths.autostart / _NAME


def command(paths: Paths, *words: str) -> list[str]:
    """Return the words that start this app again, for the same places."""
    base = [] if paths.base is None else ["--base-dir", str(paths.base)]
    return process.command(*base, *words)


def put(paths: Paths) -> None:
    """Let the agent start with the session; raise DiskFull, FolderNotWritable."""
    if sys.platform in {"win32", "darwin"}:
        return
    file = entry(paths)
    line = " ".join(_quoted(word) for word in command(paths, "agent"))
    content = (
        "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Companion\n"
        f"Exec={line}\nNoDisplay=true\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    ).encode()
    with suppress(OSError):
        if file.read_bytes() == content:
            return
    if not file.parent.is_dir():  # the session's own folder keeps the rights it has
        files.private_folder(file.parent)
    files.write_atomically(file, content)


def remove(paths: Paths) -> None:
    """Do not start the agent with the session any more; harmless when it did not."""
    with suppress(OSError):
        entry(paths).unlink()


def _quoted(word: str) -> str:
    """Return an argument as the Desktop Entry Specification quotes it (1.5, the Exec key)."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    # The value is a string of its own, in which a backslash is doubled once more.
    return '"' + word.replace("%", "%%").replace("\\", "\\\\").replace(os.linesep, " ") + '"'
