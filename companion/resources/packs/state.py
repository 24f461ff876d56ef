"""What is installed and whose keys were added, in one small file.

The file names the packs, and the catalogue that was made of them. It is
replaced as a whole, last of all: before that moment everything is as it was,
after it everything is new.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from companion import files
from companion.errors import PublisherKeyUnreadable
from companion.json_values import read_json
from companion.resources.packs import minisign

FILE: Final = "packs.json"
_FORMAT: Final = 1
_UNREADABLE: Final = (
    OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError,
    PublisherKeyUnreadable,
)  # fmt: skip
"""All that a damaged file leads to; an edition of 1e400 is infinite, which is no integer."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Somebody whose packs the person takes."""

    key: minisign.PublicKey
    name: str
    """As the person calls them; '' when they gave no name."""
    added_on: date


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a pack that is kept."""

    file: str
    key: minisign.PublicKey
    """The key it was signed with; it counts even after the publisher was forgotten."""
    installed_on: date


@dataclass(frozen=True, slots=True)
class Slot:
    """One pack: the version in use and the one before it."""

    current: Version
    previous: Version | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the file says."""

    publishers: tuple[Publisher, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """By the id of the pack."""
    edition: int = 0
    """Grows by each change of what is installed."""

    @property
    def catalogue(self) -> str | None:
        """The name of the catalogue of these packs; None when there are no packs."""
        return f"catalogue-{self.edition}.sqlite" if self.slots else None

    def with_slot(self, pack: str, slot: Slot | None) -> State:
        """Return what is installed after one pack changes (None: is removed)."""
        slots = {name: kept for name, kept in self.slots.items() if name != pack}
        if slot is not None:
            slots[pack] = slot
        return replace(self, slots=dict(sorted(slots.items())), edition=self.edition + 1)

    def files(self) -> set[str]:
        """Return the names of all the files that are in use."""
        versions = [
            version
            for slot in self.slots.values()
            for version in (slot.current, slot.previous)
            if version is not None
        ]
        return {version.file for version in versions} | {self.catalogue or FILE, FILE}


def catalogue_of(folder: Path) -> Path | None:
    """Return the catalogue of the packs in use below a folder; None when there are none."""
    name = (read_state(folder) or State()).catalogue
    return None if name is None else folder / name


def read_state(folder: Path) -> State | None:
    """Return what is installed; None when the file is there but cannot be read."""
    try:
        document = read_json(folder / FILE)
        if document["format"] != _FORMAT:
            return None
        return State(
            tuple(_publisher(each) for each in document["publishers"]),
            {pack: _slot(each) for pack, each in document["packs"].items()},
            int(document["edition"]),
        )
    except FileNotFoundError:
        return State()
    except _UNREADABLE:
        return None


def write_state(folder: Path, state: State) -> None:
    """Replace the file; raise DiskFull or FolderNotWritable."""
    document = {
        "format": _FORMAT,
        "edition": state.edition,
        "publishers": [
            {"key": each.key.text, "name": each.name, "added_on": each.added_on.isoformat()}
            for each in state.publishers
        ],
        "packs": {
            pack: {"current": _document(slot.current), "previous": _document(slot.previous)}
            for pack, slot in state.slots.items()
        },
    }
    content = json.dumps(document, ensure_ascii=False, indent=1).encode()
    files.write_atomically(folder / FILE, content)


def _document(version: Version | None) -> dict[str, str] | None:
    if version is None:
        return None
    return {
        "file": version.file,
        "key": version.key.text,
        "installed_on": version.installed_on.isoformat(),
    }


def _publisher(each: Any) -> Publisher:
    added_on = date.fromisoformat(each["added_on"])
    return Publisher(minisign.public_key(each["key"]), str(each["name"]), added_on)


def _slot(each: Any) -> Slot:
    previous = each["previous"]
    return Slot(_version(each["current"]), None if previous is None else _version(previous))


def _version(each: Any) -> Version:
    file = str(each["file"])
    if Path(file).name != file:
        raise ValueError(file)
    installed_on = date.fromisoformat(each["installed_on"])
    return Version(file, minisign.public_key(each["key"]), installed_on)
