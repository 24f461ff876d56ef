"""The header of a Markdown file: YAML between two lines of dashes.

It is read by `safe_yaml`, and no more than 64,000 characters of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from companion.journal.importers import safe_yaml
from companion.journal.model import LONGEST_TITLE, zone_of

LONGEST: Final = 64_000
"""The longest header that is read, in characters."""

_OPENING: Final = re.compile(r"---[ \t]*\r?\n")
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_DAY: Final = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_DAY_LENGTH: Final = len("2024-01-31")
_DATE_KEYS: Final = ("date", "created", "createdat", "created_at", "date created")
_TAG_KEYS: Final = ("tags", "tag")
_PILE: Final = "isreply"
"""The key by which a page of Pile is known: its text is HTML (formats.md, Importers 11)."""
_NOTEBOOK: Final = "notebook"
_KNOWN_KEYS: Final = {*_DATE_KEYS, *_TAG_KEYS, "title", _NOTEBOOK}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and time as it stands in a header."""

    day: date
    at: time = time.min
    zone: str = ""
    created: datetime | None = None
    """The moment in UTC, when the header gives an offset."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is taken from a header."""

    title: str = ""
    tags: tuple[str, ...] = ()
    moment: Moment | None = None
    holds_more: bool = False
    """Whether there is more in it than is taken."""
    notebook: str = ""
    """The name of the notebook it was in."""
    is_html: bool = False
    """Whether the text after it is HTML."""


def split(text: str) -> tuple[str, str] | None:
    """Return the header's YAML and the text after it, or None when there is no header."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    end = opening.end() + LONGEST
    closing = _CLOSING.search(text, opening.end(), end)
    if closing is None or closing.end() == end < len(text):
        return None
    return text[opening.end() : closing.start()], text[closing.end() :]


def read(header: str) -> Header | None:
    """Return what a header says, or None when it cannot be read or is not a list of keys."""
    try:
        values = safe_yaml.value(header)
    except safe_yaml.NotTaken:
        return None
    if values is None:
        return Header()
    if not isinstance(values, dict):
        return None
    named = {str(key).casefold(): value for key, value in values.items()}
    title = _word(named.get("title"))
    if len(title) > LONGEST_TITLE:
        return None  # it would be cut; with the header kept in the text nothing is lost
    moments = (moment(_word(named.get(key))) for key in _DATE_KEYS)
    return Header(
        title=title,
        tags=tuple(tag for key in _TAG_KEYS for tag in _tags(named.get(key))),
        moment=next((found for found in moments if found is not None), None),
        holds_more=any(value is not None for key, value in named.items() if key not in _KNOWN_KEYS),
        notebook=_word(named.get(_NOTEBOOK)),
        is_html=_PILE in named,
    )


def moment(words: str) -> Moment | None:
    """Return the day and time that some words give, or None.

    2024-01-31, 2024-01-31 21:05, 2024-01-31T21:05:00+02:00, and the first day
    written so in other words, like [[2024-01-31]].
    """
    words = words.strip()
    if len(words) > _DAY_LENGTH:
        try:
            exact = datetime.fromisoformat(words)
        except ValueError:
            pass
        else:
            return _exact(exact)
    found = _DAY.search(words)
    try:
        return None if found is None else Moment(date.fromisoformat(found[0]))
    except ValueError:
        return None


def _exact(exact: datetime) -> Moment:
    at = exact.time().replace(microsecond=0)
    if exact.tzinfo is None:
        return Moment(exact.date(), at)
    try:
        created = exact.astimezone(UTC)
    except OverflowError:  # the first or the last day of the calendar
        created = None
    return Moment(exact.date(), at, zone_of(exact), created)


def _word(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _tags(value: Any) -> list[str]:
    if isinstance(value, str):
        return value.split(",") if "," in value else value.split()
    if isinstance(value, list):
        return [tag for tag in value if isinstance(tag, str)]
    return []
