"""How the app looks and behaves on this device. Nothing private is kept here.

The file can be read by anyone who can read the disk and changed by anyone who
can write it, so nothing that protects the journal depends on it
(docs/security.md, promise T25).
"""

from __future__ import annotations

import configparser
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import get_type_hints

from companion import files
from companion.regular_file import opened

_SECTION = "companion"
_LARGEST_FILE = 64 * 1024
_LONGEST_NUMBER = 6
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The text sizes to choose from, in percent (care.md 3.7)."""
LONGEST_LINE = 60
"""Characters of the line for notifications: what most desktops show without cutting."""
OFF = "off"
SYSTEM_FONT = "system"
ROOMY = "roomy"
NIGHTLY = "nightly"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this device; every field has a default that fits most people."""

    language: str = ""
    """'en', 'es', or '' to follow the system."""
    theme: str = ""
    """The name of a theme in assets/themes, or '' to follow the system."""
    text_size: int = 100
    """Percent, one of TEXT_SIZES."""
    font: str = ""
    """'system', or '' for the font that comes with the app."""
    spacing: str = ""
    """'roomy' for more room between letters, lines and controls, or '' for the normal one."""
    low_light: str = ""
    """'nightly' for the 3 a.m. theme from 22:00 to 06:00, a local time like
    '2026-03-10T06:00' for the 3 a.m. theme until then, or '' for neither."""
    window: str = ""
    """Where the window was: 'left top width height', in pixels, and 'maximized' or nothing."""
    country: str = ""
    """ISO 3166-1 code whose help lines come first, or '' for a guess from the locale."""
    beside_clock: str = ""
    """'off' for no icon beside the clock, or '' for one where the desktop has a place for it."""
    reminder_line: str = ""
    """What a notification says, at most LONGEST_LINE; '' for 'You have a note.'

    It lies here in the clear, because the agent shows it while the journal is
    locked; the page where it is chosen says so.
    """


def load(file: Path) -> Settings:
    """Read the settings; whatever is missing or does not make sense has its default."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        with opened(file) as stream:
            content = stream.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            return Settings()
        parser.read_string(content.decode("utf-8"))
        section = parser[_SECTION]
    except (OSError, ValueError, KeyError, configparser.Error):
        return Settings()
    found: dict[str, str | int] = {}
    for name, kind in get_type_hints(Settings).items():
        text = section.get(name)
        if text is None:
            continue
        if kind is int:
            if text.isdecimal() and len(text) <= _LONGEST_NUMBER:
                found[name] = int(text)
        else:
            found[name] = text
    settings = replace(Settings(), **found)  # type: ignore[arg-type]
    return settings if settings.text_size in TEXT_SIZES else replace(settings, text_size=100)


def one_short_line(text: str) -> str:
    """Return a text as one line of at most LONGEST_LINE characters, with nothing unseen in it."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())[:LONGEST_LINE].strip()


def save(file: Path, settings: Settings) -> None:
    """Write the settings; raises DiskFull or FolderNotWritable."""
    default = asdict(Settings())
    lines = [f"[{_SECTION}]"]
    for field in fields(settings):
        value = getattr(settings, field.name)
        if value != default[field.name]:
            lines.append(f"{field.name} = {value}")
    files.private_folder(file.parent)
    files.write_atomically(file, ("\n".join(lines) + "\n").encode())
