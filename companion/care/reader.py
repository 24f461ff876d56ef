"""Reading the data files of care: one bad record is left out, the others are kept.

The files may come damaged from a disk or be edited by hand, so size, number and
length are limited, and what cannot be used is passed over without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from companion import json_values
from companion.json_values import Unfit, array, content, listed

MOST_FILES: Final = 50
MOST_RECORDS: Final = 2_000
LONGEST_TEXT: Final = 4_000
"""Characters of one text; the longest that ships has a few hundred."""


def contents(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Give what each JSON file of a folder holds, by name; unreadable ones are passed over."""
    try:
        files = sorted(folder.glob("*.json"))[:MOST_FILES]
    except OSError:
        return
    for file in files:
        found = content(file)
        if isinstance(found, dict):
            yield found


def records(document: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Give the records under a name; a mapping's records get their key as `id`."""
    found = document.get(name)
    if isinstance(found, dict):
        found = [{"id": key, **each} for key, each in found.items() if isinstance(each, dict)]
    yield from (each for each in listed(found)[:MOST_RECORDS] if isinstance(each, dict))


def text(value: Any) -> str:
    """Return a text with something in it, not too long; raise Unfit."""
    told = json_values.text(value)
    if len(told) > LONGEST_TEXT:
        raise Unfit
    return told


def optional(value: Any) -> str:
    """Return a text, or '' where there is none; raise Unfit."""
    return "" if value is None or value == "" else text(value)


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts; none where there is none; raise Unfit."""
    if value is None:
        return ()
    if len(array(value)) > MOST_RECORDS:
        raise Unfit
    return tuple(text(each) for each in value)


def number(value: Any, least: int, most: int) -> int:
    """Return a whole number within limits; raise Unfit."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Unfit
    return value


def said(value: Any, *, otherwise: bool) -> bool:
    """Return a truth value, or another where nothing is said; raise Unfit."""
    told = json_values.said(value)
    return otherwise if told is None else told
