"""What a person did with a page: *Read*, *Save for later*, *Skip*.

That is private, so it is kept among the choices inside the vault
(`vault.preferences`); here is only how it is written there.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

_PREFIX: Final = "guide."


class Mark(StrEnum):
    """What was done with a page; a page without a mark has none of these."""

    READ = "read"
    LATER = "later"
    SKIPPED = "skipped"


def preference_of(page_id: str) -> str:
    """Return the name of the preference that holds the mark of a page; '' as value is none."""
    return _PREFIX + page_id


def marks_among(preferences: Mapping[str, str]) -> dict[str, Mark]:
    """Return the marks among preferences by the id of the page."""
    return {
        name.removeprefix(_PREFIX): Mark(value)
        for name, value in preferences.items()
        if name.startswith(_PREFIX) and value in set(Mark)
    }
