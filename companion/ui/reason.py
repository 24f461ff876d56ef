"""Why the journal is being locked."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """What the person, or the system, asked for."""

    LOCKED = "locked"
    HIDDEN = "hidden"
    QUIT = "quit"
