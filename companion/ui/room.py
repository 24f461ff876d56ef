"""How much room there is, and what that means for what stands side by side."""

from __future__ import annotations

from enum import Enum

from companion.ui.theme import scale

_WIDE = 900
_MIDDLE = 700
"""Pixels at 100 %: with larger text there is less room in the same window."""


class Room(Enum):
    """The three ways a screen is laid out."""

    WIDE = "wide"
    """Places on the left, the list and the page side by side."""
    MIDDLE = "middle"
    """Places on top, the list and the page side by side."""
    NARROW = "narrow"
    """Places on top, one column: the list or the page."""


def room_for(width: int) -> Room:
    """Return the way to lay out a window of a width in pixels."""
    at_hundred = width / scale()
    if at_hundred >= _WIDE:
        return Room.WIDE
    return Room.MIDDLE if at_hundred >= _MIDDLE else Room.NARROW
