"""What a pack says about itself; the part of it that is signed (docs/packs.md)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NoReturn

from companion.clock import zone_named
from companion.errors import PackUnreadable
from companion.resources.hsds.text import one_line

FORMAT: Final = 1
MOST_BYTES: Final = 256 * 1024
MOST_VERSION: Final = 10**9
LONGEST_TITLE: Final = 200

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID: Final = 60
COUNTRY: Final = re.compile(r"[A-Z]{2}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_KEYS: Final = frozenset(
    {"format", "id", "version", "title", "publisher", "languages", "reviewed_on", "expires",
     "kind", "country", "zone", "records", "members"}
)  # fmt: skip


class Content(StrEnum):
    """What form the records of a pack have."""

    JSON = "json"
    """Our own records, one JSON object on each line of `records.jsonl`."""
    HSDS = "hsds"
    """A tabular data package of the Human Services Data Specification 3.x."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the content."""

    name: str
    size: int
    """Bytes, unpacked."""
    digest: str
    """SHA-256, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack in a few lines."""

    id: str
    """Small letters, digits and hyphens; the same in every version."""
    version: int
    """Grows by each edition, from 1."""
    title: str
    publisher: str
    """The office that made it, in its own words; who that is, only the key proves."""
    languages: tuple[str, ...]
    reviewed_on: date
    expires: date
    """The last day on which the publisher stands by it."""
    kind: Content
    country: str
    """ISO 3166-1 alpha-2 of numbers and places that name none."""
    zone: str | None = None
    """IANA time zone of opening times that name none."""
    records: int = 0
    """How many services there are."""
    members: tuple[Member, ...] = ()

    def with_content(self, records: int, members: tuple[Member, ...]) -> Manifest:
        """Return the manifest of the finished content."""
        return replace(self, records=records, members=members)


def as_bytes(manifest: Manifest) -> bytes:
    """Return manifest.json."""
    document = {
        "format": FORMAT,
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "publisher": manifest.publisher,
        "languages": list(manifest.languages),
        "reviewed_on": manifest.reviewed_on.isoformat(),
        "expires": manifest.expires.isoformat(),
        "kind": manifest.kind,
        "country": manifest.country,
        "zone": manifest.zone,
        "records": manifest.records,
        "members": [
            {"name": each.name, "size": each.size, "sha256": each.digest}
            for each in manifest.members
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def comment_for(manifest: Manifest, content: bytes) -> str:
    """Return what the trusted comment of the signature of these bytes says."""
    return f"pack={manifest.id} version={manifest.version} sha256={sha256(content).hexdigest()}"


def read_manifest(content: bytes, path: Path) -> Manifest:
    """Read manifest.json strictly; raise PackUnreadable, naming the pack's path.

    Unknown keys are refused: what this version does not know it cannot honor.
    """
    try:
        document = json.loads(content, object_pairs_hook=_once, parse_constant=_refuse)
        if set(document) != _KEYS or document["format"] != FORMAT:
            raise ValueError("another format")
        zone = document["zone"]
        return Manifest(
            id=identity(document["id"]),
            version=_whole(document["version"], 1, MOST_VERSION),
            title=title(document["title"]),
            publisher=title(document["publisher"]),
            languages=tuple(_fitting(LANGUAGE, each) for each in _list(document["languages"])),
            reviewed_on=date.fromisoformat(document["reviewed_on"]),
            expires=date.fromisoformat(document["expires"]),
            kind=Content(document["kind"]),
            country=_fitting(COUNTRY, document["country"]),
            zone=None if zone is None else known_zone(zone),
            records=_whole(document["records"], 0, MOST_VERSION),
            members=tuple(_member(each) for each in _list(document["members"])),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PackUnreadable(path) from error


def identity(value: Any) -> str:
    """Return the id of a pack; raise ValueError when it is not one."""
    text = _fitting(ID, value)
    if len(text) > LONGEST_ID:
        raise ValueError(text)
    return text


def title(value: Any) -> str:
    """Return a title or a publisher's name; raise ValueError when it is not plain text."""
    if not isinstance(value, str) or not value or len(value) > LONGEST_TITLE:
        raise ValueError(value)
    if one_line(value) != value:
        raise ValueError(value)
    return value


def known_zone(value: Any) -> str:
    """Return an IANA time zone; raise ValueError when there is no such one."""
    if not isinstance(value, str) or zone_named(value) is None:
        raise ValueError(value)
    return value


def _member(value: Any) -> Member:
    if set(value) != {"name", "size", "sha256"} or not isinstance(value["name"], str):
        raise ValueError(value)
    size = _whole(value["size"], 0, 1 << 60)
    return Member(value["name"], size, _fitting(_DIGEST, value["sha256"]))


def _fitting(pattern: re.Pattern[str], value: Any) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(value)
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
