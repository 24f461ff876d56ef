"""Reading the data files of care: one bad record is left out, the others are kept.

The files may come damaged from a disk or be edited by hand, so size, number and
length are limited, and what cannot be used is passed over without a word.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

MOST_BYTES: Final = 4 * 1024 * 1024
"""A file larger than this is left unread."""
MOST_FILES: Final = 50
MOST_RECORDS: Final = 2_000
LONGEST_TEXT: Final = 4_000
"""Characters of one text; the longest that ships has a few hundred."""


class Unfit(ValueError):
    """A record that cannot be used."""


def contents(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Give what each JSON file of a folder holds, by name; unreadable ones are passed over."""
    try:
        files = sorted(folder.glob("*.json"))[:MOST_FILES]
    except OSError:
        return
    for file in files:
        content = json_of(file)
        if isinstance(content, dict):
            yield content


def json_of(file: Path) -> Any:
    """Return what a JSON file holds, or None when it cannot be read."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        return json.loads(content) if len(content) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None


def records(content: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Give the records under a name; a mapping's records get their key as `id`."""
    found = content.get(name)
    if isinstance(found, dict):
        found = [{"id": key, **each} for key, each in found.items() if isinstance(each, dict)]
    if isinstance(found, list):
        yield from (each for each in found[:MOST_RECORDS] if isinstance(each, dict))


def text(value: Any) -> str:
    """Return a text with something in it; raise Unfit."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
        raise Unfit
    return value


def optional(value: Any) -> str:
    """Return a text, or '' where there is none; raise Unfit."""
    return "" if value is None or value == "" else text(value)


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts; none where there is none; raise Unfit."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_RECORDS:
        raise Unfit
    return tuple(text(each) for each in value)


def mapping(value: Any) -> Mapping[str, Any]:
    """Return a mapping; an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def number(value: Any, least: int, most: int) -> int:
    """Return a whole number within limits; raise Unfit."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Unfit
    return value


def said(value: Any, *, otherwise: bool) -> bool:
    """Return a truth value, or another where nothing is said; raise Unfit."""
    if value is None:
        return otherwise
    if not isinstance(value, bool):
        raise Unfit
    return value
