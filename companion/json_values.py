"""Reading JSON files of our own, and taking from them what fits, and nothing else.

The files may come damaged from a disk or be edited by hand, so none is read that
is too large or no regular file, and every value is looked at before it is used.
Files that are brought in from elsewhere are read more strictly, see `safe_json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from companion.regular_file import opened

MOST_BYTES: Final = 4 * 1024 * 1024
"""A file larger than this is left unread, unless its reader names another limit."""


class Unfit(ValueError):
    """A value that cannot be used."""


def read_json(file: Path, most: int = MOST_BYTES) -> Any:
    """Return what a JSON file of at most so many bytes holds.

    Raises OSError where no file can be read, Unfit for one that is too large or too
    deep, and another ValueError for what is not JSON.
    """
    with opened(file) as stream:
        read = stream.read(most + 1)
    if len(read) > most:
        raise Unfit
    try:
        return json.loads(read)
    except RecursionError:
        raise Unfit from None


def content(file: Path, most: int = MOST_BYTES) -> Any:
    """Return what a JSON file holds, or None when it cannot be read."""
    try:
        return read_json(file, most)
    except (OSError, ValueError):
        return None


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, or an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return an array, or an empty one in place of anything else."""
    return value if isinstance(value, list) else []


def array(value: Any) -> list[Any]:
    """Return an array; raise Unfit for anything else."""
    if not isinstance(value, list):
        raise Unfit
    return value


def text(value: Any) -> str:
    """Return a string with more than spaces in it; raise Unfit for anything else."""
    if not isinstance(value, str) or not value.strip():
        raise Unfit
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Return an array of such strings; raise Unfit for anything else."""
    return tuple(text(each) for each in array(value))


def optional(value: Any) -> str | None:
    """Return such a string or None; raise Unfit for anything else."""
    return None if value is None else text(value)


def optional_texts(value: Any) -> tuple[str, ...] | None:
    """Return an array of such strings or None; raise Unfit for anything else."""
    return None if value is None else texts(value)


def fitting(pattern: re.Pattern[str], value: Any) -> str:
    """Return a string that a pattern describes wholly; raise Unfit for anything else."""
    if not pattern.fullmatch(text(value)):
        raise Unfit
    return str(value)


def said(value: Any) -> bool | None:
    """Return true, false or None; raise Unfit for anything else."""
    if value is not None and not isinstance(value, bool):
        raise Unfit
    return value
