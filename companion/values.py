"""What the values of every feature need: ids, moments as they are kept, text that can be."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Final

from companion.errors import FieldTooLong

BIN_DAYS: Final = 30
"""How long what was removed can be brought back."""


def new_id() -> str:
    """Return a new random id: 16 hexadecimal digits."""
    return secrets.token_hex(8)


def stamp(moment: datetime) -> str:
    """Return a moment as it is kept: UTC, ISO 8601, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(stamp: str) -> datetime:
    """Return the moment of a stamp, in UTC."""
    return datetime.fromisoformat(stamp)


def storable(text: str) -> str:
    """Return text that comes from outside with what cannot be stored replaced.

    NUL and lone surrogates become U+FFFD; everything else stays as it is.
    """
    clean = text.replace("\0", "\ufffd")
    try:
        clean.encode("utf-8")
    except UnicodeEncodeError:
        clean = clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return clean


def one_line(text: str, most: int) -> str:
    """Return a text without line breaks and spaces around; raise FieldTooLong beyond `most`."""
    return short(" ".join(storable(text).split()), most)


def short(text: str, most: int) -> str:
    """Return a text that can be stored, as it is; raise FieldTooLong beyond `most` characters."""
    clean = storable(text)
    if len(clean) > most:
        raise FieldTooLong(most)
    return clean
