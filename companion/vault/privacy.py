"""When the journal locks by itself, and what hides it: choices that protect, kept in the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LOCK_AFTER: Final = (1, 2, 5, 10, 15, 30, 60, 0)
"""Minutes to choose from; 0 is never."""
CLEAR_AFTER: Final = (30, 120, 0)
"""Seconds to choose from; 0 is when it locks, and not before."""
_PREFIX: Final = "privacy."
_ON: Final = "on"
_OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Privacy:
    """What was chosen; what was not has a value that fits most people."""

    lock_after: int = 5
    """Minutes without a key or a move until the notice comes, or 0 for never."""
    lock_with_desktop: bool = True
    """Lock when the computer sleeps or its own screen lock comes on."""
    hide_with_shift: bool = True
    """Shift three times within five seconds is *Hide now*."""
    clear_after: int = 30
    """Seconds until what was copied leaves the clipboard, or 0 for when it locks."""
    cover_screen: bool = True
    """Keep private pages out of pictures of the screen, where the system has a way."""


def from_preferences(kept: Mapping[str, str]) -> Privacy:
    """Return what was chosen; whatever does not make sense has its default."""
    default = Privacy()
    return Privacy(
        _number(kept, "lock_after", LOCK_AFTER, default.lock_after),
        _switch(kept, "lock_with_desktop", default=default.lock_with_desktop),
        _switch(kept, "hide_with_shift", default=default.hide_with_shift),
        _number(kept, "clear_after", CLEAR_AFTER, default.clear_after),
        _switch(kept, "cover_screen", default=default.cover_screen),
    )


def to_preferences(chosen: Privacy) -> dict[str, str]:
    """Return the choices as names and values to keep."""
    values = {
        "lock_after": str(chosen.lock_after),
        "lock_with_desktop": _ON if chosen.lock_with_desktop else _OFF,
        "hide_with_shift": _ON if chosen.hide_with_shift else _OFF,
        "clear_after": str(chosen.clear_after),
        "cover_screen": _ON if chosen.cover_screen else _OFF,
    }
    return {_PREFIX + name: value for name, value in values.items()}


def _number(kept: Mapping[str, str], name: str, allowed: tuple[int, ...], default: int) -> int:
    text = kept.get(_PREFIX + name, "")
    return next((number for number in allowed if str(number) == text), default)


def _switch(kept: Mapping[str, str], name: str, *, default: bool) -> bool:
    return {_ON: True, _OFF: False}.get(kept.get(_PREFIX + name, ""), default)
