"""What a new version of a pack would change: added, changed and closed services."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from companion.resources.hsds.staging import key, temporary_database
from companion.resources.model import Resource, Status

MOST_NAMED: Final = 200
"""How many of each are named; all of them are counted."""
COMPARING: Final = ".comparing"
"""The name of the temporary file."""

_FIELDS: Final = tuple(
    field.name for field in dataclasses.fields(Resource) if field.name not in {"id", "pack"}
)
_DIGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One service that would change."""

    id: str
    name: str
    fields: tuple[str, ...] = ()
    """Which fields of Resource differ; none for what is added or closed."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two versions of a pack, the first MOST_NAMED of each by name."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    closed: tuple[Change, ...]
    """Said to be closed for good, or not in the new version at all."""
    added_count: int
    changed_count: int
    closed_count: int
    same_count: int


def compare(old: Iterable[Resource], new: Iterable[Resource], folder: Path) -> Comparison:
    """Compare two versions, each read once; memory stays flat (a temporary file in `folder`)."""
    with temporary_database(folder, COMPARING) as connection:
        connection.execute(
            "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, uid TEXT, digests BLOB,"
            " seen INTEGER NOT NULL DEFAULT 0)"
        )
        connection.executemany(
            "INSERT OR IGNORE INTO old (id, name, uid, digests) VALUES (?, ?, ?, ?)",
            (
                (key("", each.id), each.name, each.id, _digests(each))
                for each in old
                if each.status is not Status.CLOSED
            ),
        )
        return _compared(connection, new)


def _compared(connection: sqlite3.Connection, new: Iterable[Resource]) -> Comparison:
    added: list[Change] = []
    changed: list[Change] = []
    added_count = changed_count = same_count = 0
    for resource in new:
        if resource.status is Status.CLOSED:
            continue
        number = key("", resource.id)
        row = connection.execute("SELECT digests FROM old WHERE id = ?", (number,)).fetchone()
        if row is None:
            added_count += 1
            _name(added, Change(resource.id, resource.name))
            continue
        connection.execute("UPDATE old SET seen = 1 WHERE id = ?", (number,))
        fields = _different(row[0], _digests(resource))
        if fields:
            changed_count += 1
            _name(changed, Change(resource.id, resource.name, fields))
        else:
            same_count += 1
    closed = connection.execute(
        "SELECT uid, name FROM old WHERE NOT seen ORDER BY rowid LIMIT ?", (MOST_NAMED,)
    )
    (closed_count,) = connection.execute("SELECT count(*) FROM old WHERE NOT seen").fetchone()
    return Comparison(
        tuple(added),
        tuple(changed),
        tuple(Change(uid, name) for uid, name in closed),
        added_count,
        changed_count,
        closed_count,
        same_count,
    )


def _name(changes: list[Change], change: Change) -> None:
    if len(changes) < MOST_NAMED:
        changes.append(change)


def _digests(resource: Resource) -> bytes:
    """Return a short digest of each field, one after the other: 150 bytes in place of 1,500."""
    return b"".join(
        blake2b(repr(getattr(resource, name)).encode(), digest_size=_DIGEST).digest()
        for name in _FIELDS
    )


def _different(old: bytes, new: bytes) -> tuple[str, ...]:
    return tuple(
        name
        for place, name in enumerate(_FIELDS)
        if old[place * _DIGEST : (place + 1) * _DIGEST]
        != new[place * _DIGEST : (place + 1) * _DIGEST]
    )
