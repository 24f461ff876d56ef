"""Taking from JSON files what fits, and nothing else.

The files may come damaged from a disk or be edited by hand, so every value is
looked at before it is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from companion.regular_file import opened

MOST_BYTES: Final = 4 * 1024 * 1024
"""A file larger than this is left unread."""


class Unfit(ValueError):
    """A value that cannot be used."""


def content(file: Path) -> Any:
    """Return what a JSON file holds, or None when it cannot be read."""
    try:
        with opened(file) as stream:
            read = stream.read(MOST_BYTES + 1)
        return json.loads(read) if len(read) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None


def mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, or an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


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
