"""What time it is here: the moment together with the name of the computer's zone."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LOCALTIME: Final = Path("/etc/localtime")
_TIMEZONE: Final = Path("/etc/timezone")


def now() -> datetime:
    """Return this moment in the computer's zone; a plain offset where its name is unknown."""
    name = zone_name()
    if name:
        try:
            return datetime.now(ZoneInfo(name))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    return datetime.now().astimezone()


def zone_name() -> str:
    """Return the IANA name of the computer's zone, or '' (TZ, /etc/localtime, /etc/timezone)."""
    variable = os.environ.get("TZ", "").lstrip(":")
    if "/" in variable and not variable.startswith("/"):
        return variable
    try:
        parts = _LOCALTIME.resolve().parts
        if "zoneinfo" in parts:
            return "/".join(parts[parts.index("zoneinfo") + 1 :])
        return _TIMEZONE.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
