"""Where it is about noon now: no day ends there while a story is told, and no clock is set."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

ZONE: Final = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
"""The IANA name of a zone where the clock stood between 12:00 and 13:00 when the tests began.

Chosen once, so that all who tell a story are in the same one. The signs of these
names are those of POSIX: west of Greenwich is more.
"""
