"""What a built copy leaves out, and why: a smaller package, and no code that could call out.

Lists, and questions about them, for `companion.spec`; nothing here builds anything.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

KEYRINGS: Final = {
    "linux": ["keyring.backends.SecretService"],
    "darwin": ["keyring.backends.macOS"],
    "win32": ["keyring.backends.Windows"],
}
"""The one store of each system that companion/platform/key_store accepts."""

NOTES: Final[dict[str, list[str]]] = {
    "linux": [],
    "darwin": ["desktop_notifier", "desktop_notifier.backends.macos"],
    "win32": ["desktop_notifier", "desktop_notifier.backends.winrt"],
}
"""What shows notes on each system (companion/platform/notifications), imported by its name."""

ICONS: Final = {
    "darwin": ROOT / "build" / "icons" / "companion.icns",
    "win32": ROOT / "build" / "icons" / "companion.ico",
}

UNWANTED_MODULES: Final = [
    # Nothing here opens a connection: what could is not even carried.
    "PySide6.QtNetwork", "ssl", "_ssl", "ftplib", "smtplib", "xmlrpc",
    # Not used: other toolkits, tools for developers, and places of phone numbers (40 MB).
    "tkinter", "unittest", "pydoc", "pdb", "doctest", "lib2to3", "distutils", "setuptools",
    "pkg_resources", "pip", "hatchling", "phonenumbers.geodata", "phonenumbers.carrierdata",
    "phonenumbers.timezone", "phonenumbers.tzdata", "sqlalchemy.testing", "alembic.testing",
]  # fmt: skip
"""Modules that are left out although something names them."""

_PLUGINS: Final = re.compile(
    r"iconengines/.*svg|imageformats/.*(gif|jpeg|svg|webp|ico)|platforminputcontexts/.*(compose|ibus)"
    r"|platforms/.*(offscreen|xcb|wayland|windows|cocoa)|platformthemes/.*portal|printsupport/"
    r"|styles/|xcbglintegrations/|wayland-(decoration|graphics-integration)-client/.*(bradient|adwaita|egl)"
    r"|wayland-shell-integration/.*xdg"
)
"""Qt's plugins that are used; `libqvnc`, which would listen on the network, is not among them."""

_UNWANTED_FILES: Final = re.compile(
    # QML and what belongs to it, the network, OpenGL for windows we do not have.
    r"Qt6?(Qml|Quick|Network|OpenGLWidgets|VirtualKeyboard|Designer|Help|Sql|Test|Labs|Pdf)"
    # Qt in languages that the app does not speak; English is in the libraries.
    r"|translations/(?!qtbase_es\.)"
    # For screens without a desktop.
    r"|Qt6?EglF"
    # What pip notes when it installs.
    r"|dist-info/(RECORD|INSTALLER|REQUESTED|WHEEL|direct_url)"
    # GTK and what draws it, for a portable copy: named by a plugin that is not carried.
    r"|lib(gtk|gdk|atk|pango|cairo|epoxy|thai|datrie|fribidi|pixman|graphite|harfbuzz)[-_0-9a-z.]*\.so"
    # Code for the C compiler and the type checker.
    r"|\.(pyi|h|hpp|pxd|typed|a)$|(^|/)(tests?|include)/"
)
_SYSTEM: Final = re.compile(r"^/(usr/)?lib(64)?/")


def is_wanted(name: str) -> bool:
    """Say whether a file, by its place in the built copy, is carried."""
    place = PurePosixPath(name.replace("\\", "/")).as_posix()
    if "/plugins/" in place:
        return _PLUGINS.search(place.split("/plugins/", 1)[1]) is not None
    return _UNWANTED_FILES.search(place) is None


def is_module_wanted(name: str) -> bool:
    """Say whether a module of the app is carried: not the migrations, which are files."""
    return not name.startswith("companion.vault.migrations")


def is_the_systems(source: str) -> bool:
    """Say whether a library was found among the system's own packages (Linux)."""
    return _SYSTEM.match(source) is not None
