"""Every directory and file of the app, in one place.

The rest of the app asks here and never builds a location itself. With a base
directory (tests, a USB stick, a second vault) everything moves below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "companion"
NOTEBOOK = "notebook"
"""The folder of the notebook with a key of its own, here and among backups elsewhere."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where this installation keeps what it stores; nothing is created here."""

    data: Path
    """The vault and its backups."""
    config: Path
    """Settings of this device: look and language, nothing private."""
    state: Path
    """The log."""
    base: Path | None = None
    """The base directory that was asked for, or None for the platform's places."""

    @classmethod
    def for_user(cls) -> Paths:
        """Return the places that the platform gives to an app of this user."""
        return cls(
            data=Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False)),
            config=Path(platformdirs.user_config_dir(APP, appauthor=False, roaming=False)),
            state=Path(platformdirs.user_state_dir(APP, appauthor=False, roaming=False)),
        )

    @classmethod
    def below(cls, base: Path) -> Paths:
        """Return places that are all below one directory."""
        base = base.expanduser().absolute()
        return cls(data=base / "data", config=base / "config", state=base / "state", base=base)

    @property
    def vault(self) -> Path:
        """The folder of the vault: header, database, watermark, lock file."""
        return self.data / "vault"

    @property
    def packs(self) -> Path:
        """The folder of local directories from others: public, not encrypted."""
        return self.data / "directory" / "packs"

    @property
    def backups(self) -> Path:
        """The folder of verified copies."""
        return self.data / "backups"

    @property
    def locked_notebook(self) -> Paths:
        """The places of the notebook that has a key of its own: a vault and its backups."""
        folder = self.data / NOTEBOOK
        return Paths(data=folder, config=folder, state=folder, base=folder)

    @property
    def shown_people(self) -> Path:
        """The people who were chosen to be seen without the key: names and numbers, plain."""
        return self.data / "shown-people.json"

    @property
    def reminders(self) -> Path:
        """The folder of the reminders: random ids and times, no words."""
        return self.data / "reminders"

    @property
    def autostart(self) -> Path:
        """The folder whose entries the session starts; with a base directory not the session's.

        https://specifications.freedesktop.org/autostart-spec/latest/
        """
        return (self.config if self.base is not None else self.config.parent) / "autostart"

    @property
    def launch_agents(self) -> Path:
        """The folder whose jobs macOS starts with the session; below a base directory its own."""
        home = self.config if self.base is not None else Path.home() / "Library"
        return home / "LaunchAgents"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.ini"

    @property
    def log(self) -> Path:
        """The log file; events and numbers, never content."""
        return self.state / "log" / "app.log"


def assets() -> Path:
    """Return the folder of the data the app ships with.

    In a wheel it lies inside the package; in a source tree beside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"
