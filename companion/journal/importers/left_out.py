"""What was not brought in and why: each is told, with the beginning of its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from companion.errors import ImportUnsafe
from companion.i18n import _
from companion.values import storable

RAW_CHARACTERS: Final = 10_000
"""How much of an entry that was left out is kept for looking at."""
MOST_LEFT_OUT: Final = 100_000
"""How much may be left out before a source counts as built to do harm: each is told."""
_RAW_CHARACTERS_IN_ALL: Final = 10_000_000
_SHOWN_CHARACTERS: Final = 200
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was not brought in."""

    where: str
    """A file name or the number of an entry; safe to show."""
    reason: str
    """A calm sentence in the language in use."""
    raw: str = field(default="", repr=False)
    """The beginning of what was left out, at most RAW_CHARACTERS; the person's words."""


@dataclass(slots=True, eq=False)
class LeftOut:
    """All that was left out of one source. Its limits hold whatever the source is built of."""

    source_format: str
    listed: list[Skipped] = field(default_factory=list)
    _raw_left: int = _RAW_CHARACTERS_IN_ALL

    def add(self, where: str, reason: str, raw: str = "") -> None:
        """Note one more with the beginning of its words; raise ImportUnsafe for far too many."""
        if len(self.listed) >= MOST_LEFT_OUT:
            raise ImportUnsafe(Path(self.source_format))
        kept = storable(raw[: min(RAW_CHARACTERS, self._raw_left)])
        self._raw_left -= len(kept)
        self.listed.append(Skipped(shown(where), reason, kept))


def shown(text: str) -> str:
    """Return a name that is safe to show: no control or direction marks, not endless."""
    clean = _UNSEEN.sub("\ufffd", unicodedata.normalize("NFC", text))
    return clean if len(clean) <= _SHOWN_CHARACTERS else clean[: _SHOWN_CHARACTERS - 1] + "…"


def unreadable_date() -> str:
    """Return the reason for leaving out what has no day."""
    return _("Its date could not be read.")


def unreadable_text() -> str:
    """Return the reason for leaving out an entry whose text is no text."""
    return _("Its text could not be read.")


def not_an_entry() -> str:
    """Return the reason for leaving out what has not the shape of an entry."""
    return _("It is not an entry of a journal.")


def unreadable() -> str:
    """Return the reason for leaving out a file that is damaged."""
    return _("It could not be read.")


def locked_elsewhere() -> str:
    """Return the reason for leaving out what another app encrypted."""
    return _("It is encrypted by another app.")


def too_long() -> str:
    """Return the reason for leaving out what is larger than anybody's words."""
    return _("It is longer than this app can take.")


def numbered(number: int) -> str:
    """Return where an entry stands that has no name."""
    return _("entry {number}").format(number=number)
