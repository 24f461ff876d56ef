"""JSON from outside, read so that no file can exhaust the computer (security.md 2.11.4).

Depth and size are counted before anything is parsed: Python's
parser recurses, and a file of a few megabytes can ask for gigabytes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from companion.errors import ImportUnreadable, ImportUnsafe
from companion.journal.importers.reading import OneUnreadable, decoded

DEEPEST: Final = 64
"""How many lists and objects may stand inside each other."""
MOST_MARKS: Final = 20_000_000
"""How many strings, commas and brackets one file may hold: 100,000 entries with every detail."""

# A string, whole or cut off by the end of the text. Every quote begins a match that
# always succeeds and never backtracks: the scan is linear.
_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.?+[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_NO_BRACKETS: Final = re.compile(r"[^\[\]{}]++")


@dataclass(frozen=True, slots=True)
class Document:
    """What a JSON file holds."""

    value: Any
    keys_twice: int = 0
    """How many keys stood twice in one object; the later value was taken."""


def parsed(data: bytes, path: Path) -> Document:
    """Return what JSON bytes hold; `path` is named in errors.

    Raises ImportUnsafe when it is too deep or holds too many values, and
    ImportUnreadable when it is not JSON: NaN, Infinity and numbers beyond any
    measure are not.
    """
    text = decoded(data)
    if text is None:
        raise ImportUnreadable(path)
    _require_modest(text, path)
    return loaded(text, path)


def parsed_one(read: Callable[[str, int], bytes], name: str, most: int, path: Path) -> Document:
    """Return what one JSON file of many holds.

    Raises OneUnreadable for what `parsed` refuses: the others can come in. Raises
    what `read` does.
    """
    data = read(name, most)
    try:
        return parsed(data, path)
    except (ImportUnreadable, ImportUnsafe) as error:
        raise OneUnreadable(path, data) from error


def loaded(text: str, path: Path) -> Document:
    """Return what a JSON text holds whose depth is known to be modest; raise ImportUnreadable."""
    twice = 0

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        made = dict(pairs)
        twice += len(pairs) - len(made)
        return made

    try:
        value = json.loads(
            text, object_pairs_hook=as_object, parse_constant=_refused, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise ImportUnreadable(path) from error
    return Document(value, twice)


def _require_modest(text: str, path: Path) -> None:
    bare, marks = _STRING.subn("", text)
    brackets = _NO_BRACKETS.sub("", bare)
    if marks + bare.count(",") + len(brackets) > MOST_MARKS:
        raise ImportUnsafe(path)
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise ImportUnsafe(path)


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number
