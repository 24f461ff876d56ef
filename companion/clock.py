"""What time it is here, with the zone's name; and seconds that only go forward."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME: Final = Path("/etc/localtime")
_TIMEZONE: Final = Path("/etc/timezone")
_ZONE: Final = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", re.ASCII)
_LONGEST_ZONE: Final = 64
"""Twice the longest name there is (IANA time zone database, 2026a: 32 characters)."""
_stopped: list[datetime] = []
"""The moment the clock stands at, for pictures; empty where it goes."""


def now() -> datetime:
    """Return this moment in the computer's zone; a plain offset where its name is unknown."""
    if _stopped:
        return _stopped[-1]
    zone = zone_named(zone_name())
    return datetime.now().astimezone() if zone is None else datetime.now(zone)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand while this holds, so that a picture is the same on every day."""
    _stopped.append(moment)
    try:
        yield
    finally:
        _stopped.remove(moment)


def zone_name() -> str:
    """Return the IANA name of the computer's zone, or '' (TZ, /etc/localtime, /etc/timezone)."""
    variable = os.environ.get("TZ", "").lstrip(":")
    if not variable.startswith("/") and ("/" in variable or zone_named(variable) is not None):
        return variable
    try:
        parts = _LOCALTIME.resolve().parts
        if "zoneinfo" in parts:
            return "/".join(parts[parts.index("zoneinfo") + 1 :])
        return _TIMEZONE.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone by its IANA name; None where there is none, as for 'EST5EDT,M3.2.0,M11.1.0'.

    The name may come from anybody's file. ZoneInfo looks for one that it does not find as
    a package of Python, a part for each dot in it, so it is asked for real names alone.
    """
    if len(name) > _LONGEST_ZONE or _ZONE.fullmatch(name) is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def seconds() -> float:
    """Return seconds that only go forward and nobody can set, those of sleep included.

    Only differences count. Python's own `time.monotonic` stands still on Linux and
    macOS while the computer sleeps, so that nobody could tell that it did.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
