"""How a person writes: what is offered beside the page. All of it is off at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from companion.journal import gentle_writing, looking_back

_ON: Final = "on"
_OFF: Final = "off"
_NAMES: Final = {
    "looking_back": looking_back.PREFERENCE,
    "gentle_writing": gentle_writing.PREFERENCE,
    "previews": "journal.previews",
    "spell_check": "journal.spell_check",
}
"""The names among the preferences, by the fields below."""


@dataclass(frozen=True, slots=True)
class WritingChoices:
    """What was turned on."""

    looking_back: bool = False
    """A button that leads to pages of this time in other years (care.md 3.2, T6)."""
    gentle_writing: bool = False
    """A short time of writing that ends, with how heavy it was."""
    previews: bool = False
    """A search shows the words around what it found, not titles alone (T6)."""
    spell_check: bool = False
    """Words the dictionaries do not know are underlined."""


def from_preferences(kept: Mapping[str, str]) -> WritingChoices:
    """Return what was chosen; what makes no sense is off."""
    return WritingChoices(**{field: kept.get(name) == _ON for field, name in _NAMES.items()})


def to_preferences(chosen: WritingChoices) -> dict[str, str]:
    """Return the choices as names and values to keep."""
    values = asdict(chosen)
    return {name: _ON if values[field] else _OFF for field, name in _NAMES.items()}
