"""The people who can be seen without the key, because that was chosen for each of them.

Their names and numbers lie in a plain file beside the vault: whoever can read
the disk can read them, and `sentences.lock_screen_notice` says so. Reading it
needs no vault, so the lock screen and Help can show it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from companion import files
from companion.json_values import read_json
from companion.people.model import LONGEST_NAME, LONGEST_NUMBER, Person, Phone
from companion.values import storable

MOST_BYTES: Final = 16 * 1024 * 1024
MOST: Final = 1_000
"""People, and numbers of one: far beyond those of anybody. The file may be somebody else's."""
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """What is shown of a person without the key."""

    name: str
    phones: tuple[Phone, ...]


def write(file: Path, people: Iterable[Person]) -> None:
    """Write those who are to be shown, and nobody else; without any the file goes.

    Raises DiskFull, FolderNotWritable.
    """
    shown = [person for person in people if person.show_on_lock][:MOST]
    if not shown:
        with files.explained(file.parent):
            file.unlink(missing_ok=True)
        return
    content = {
        "version": _VERSION,
        "people": [
            {
                "name": person.name,
                "phones": [
                    {"number": phone.number, "label": phone.label} for phone in person.phones
                ],
            }
            for person in shown
        ],
    }
    files.private_folder(file.parent)
    files.write_atomically(file, json.dumps(content, ensure_ascii=False).encode())


def read(file: Path) -> tuple[ShownPerson, ...]:
    """Return who is shown; nobody when there is no file or it cannot be read. Never raises."""
    try:
        document = read_json(file, MOST_BYTES)
        people = document["people"] if document["version"] == _VERSION else []
        return tuple(_person(each) for each in people[:MOST])
    except (OSError, ValueError, LookupError, TypeError):
        return ()


def _person(each: Any) -> ShownPerson:
    phones = tuple(
        Phone(_text(phone["number"], LONGEST_NUMBER), _text(phone["label"], LONGEST_NAME))
        for phone in each["phones"][:MOST]
    )
    return ShownPerson(_text(each["name"], LONGEST_NAME), phones)


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise TypeError
    return storable(value[:most])
