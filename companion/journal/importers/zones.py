"""Moments in the zones of other journals."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from companion import clock
from companion.journal.model import zone_of

_OFFSET: Final = re.compile(r"(?:GMT|UTC)([+-])(\d{2}):?(\d{2})", re.ASCII)


@lru_cache(maxsize=1_000)
def zone_named(name: str) -> tzinfo | None:
    """Return the zone of an IANA name, or of 'GMT+0200'; None when there is no such zone."""
    offset = _OFFSET.fullmatch(name)
    try:
        if offset:
            hours, minutes = int(offset[2]), int(offset[3])
            sign = -1 if offset[1] == "-" else 1
            return timezone(sign * timedelta(hours=hours, minutes=minutes))
        return clock.zone_named(name)
    except ValueError:
        return None


def in_zone(moment: datetime, name: object) -> tuple[datetime, str] | None:
    """Return a moment on the clocks of a named zone and the zone's name; None when unknown.

    Raises ValueError and OverflowError at the ends of the calendar.
    """
    zone = zone_named(name) if isinstance(name, str) else None
    if zone is None:
        return None
    local = moment.astimezone(zone)
    return local, zone_of(local)


def utc_from(stamp: object) -> datetime | None:
    """Return the moment of an ISO 8601 stamp, which is UTC where it gives no offset."""
    if not isinstance(stamp, str):
        return None
    try:
        moment = datetime.fromisoformat(stamp.strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def utc_from_milliseconds(number: object) -> datetime | None:
    """Return the moment that many milliseconds after 1970 in UTC; None for anything else."""
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
    except (ValueError, OverflowError):
        return None
