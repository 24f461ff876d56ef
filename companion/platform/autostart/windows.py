"""Windows: a value below the user's Run key. Not tried on Windows yet.

https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import Final, Protocol

from companion.errors import FolderNotWritable

_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME: Final = "Companion"
_LONGEST: Final = 260
"""Characters of a command line there."""
_QUIET: Final = {"python.exe": "pythonw.exe"}
"""The interpreter that opens no console, beside the one that does."""


class Registry(Protocol):
    """The values of one key of the registry: what is used of it, and no more."""

    def read(self, name: str) -> str | None:
        """Return a value, or None."""

    def write(self, name: str, value: str) -> None:
        """Set a value; raise OSError."""

    def delete(self, name: str) -> None:
        """Remove a value; raise OSError where there is none."""


class RunKey:
    """The value of the agent; with a base directory it has a name of its own."""

    def __init__(self, base: Path | None, registry: Registry) -> None:
        self._registry = registry
        mark = "" if base is None else " " + hashlib.sha256(str(base).encode()).hexdigest()[:8]
        self.name = _NAME + mark
        """The name of the value."""

    def put(self, command: list[str]) -> None:
        """Let a command start at the next sign-in; raise FolderNotWritable.

        A command too long for the key is not put; reminders then come once the app was open.
        """
        line = command_line(command)
        if len(line) > _LONGEST or self._registry.read(self.name) == line:
            return
        try:
            self._registry.write(self.name, line)
        except OSError as error:
            raise FolderNotWritable(Path(_KEY)) from error

    def remove(self) -> None:
        """Do not start it any more; harmless when it did not."""
        with suppress(OSError):
            self._registry.delete(self.name)

    def is_put(self) -> bool:
        """Say whether something is started."""
        return self._registry.read(self.name) is not None


def command_line(command: list[str]) -> str:
    """Return a command as one line, quoted as Windows reads it, for no console to open."""
    program, *rest = command
    path = PureWindowsPath(program)
    quiet = path.with_name(_QUIET.get(path.name.lower(), path.name))
    return subprocess.list2cmdline([str(quiet), *rest])


class ThisRegistry:
    """The Run key of the user who is signed in."""

    def read(self, name: str) -> str | None:
        """Return a value, or None."""
        if sys.platform == "win32":
            import winreg

            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        return None

    def write(self, name: str, value: str) -> None:
        """Set a value; raise OSError."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)

    def delete(self, name: str) -> None:
        """Remove a value; raise OSError where there is none."""
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY, access=winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, name)
