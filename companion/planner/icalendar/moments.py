"""Days and times of a calendar file, in zones that have a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from companion.clock import zone_named


@dataclass(frozen=True, slots=True)
class Start:
    """When an event begins."""

    day: date
    at: time | None = None
    """Local time in `zone`; None for the whole day."""
    zone: str = ""
    """IANA name, or 'UTC'; '' for a whole day."""


def start_of(event: Any, here: tzinfo | None) -> Start:
    """Return when an event begins; raise ValueError when that cannot be read.

    A moment in UTC, or in a zone of which only the rules are known, is put on the
    clock of `here`; one without a zone is taken to be there.
    """
    found = event.get("DTSTART")
    value = None if isinstance(found, list) or found is None else found.dt
    if not isinstance(value, datetime):
        if not isinstance(value, date):
            raise ValueError  # noqa: TRY004  # a file that does not fit, not a slip of ours
        return Start(value)
    local = value if _named(value.tzinfo) else seen(value, here)
    zone = _named(value.tzinfo) or _named(here) or ("UTC" if value.tzinfo or here else "")
    return Start(local.date(), local.time().replace(second=0, microsecond=0, tzinfo=None), zone)


def seen(moment: datetime, here: tzinfo | None) -> datetime:
    """Return a moment as the clock of a place shows it, without a zone; else as UTC does."""
    if moment.tzinfo is None:
        return moment
    place = here if here is not None and (_named(here) or here is UTC) else UTC
    return moment.astimezone(place).replace(tzinfo=None)


def days_in(event: Any, name: str, here: tzinfo | None) -> set[date]:
    """Return the days of RDATE, EXDATE or RECURRENCE-ID."""
    found = event.get(name)
    days = set()
    for part in found if isinstance(found, list) else [found]:
        if part is None:
            continue
        for one in getattr(part, "dts", [part]):
            value = one.dt
            if isinstance(value, tuple):  # a period: when it begins
                value = value[0]
            if isinstance(value, datetime):
                value = value.date() if _named(value.tzinfo) else seen(value, here).date()
            if not isinstance(value, date):
                raise ValueError  # noqa: TRY004
            days.add(value)
    return days


def zone_of_calendar(calendar: Any) -> tzinfo | None:
    """Return the zone that Google and Apple write for a whole calendar, or None."""
    return zone_named(str(calendar.get("X-WR-TIMEZONE", "")))


def _named(zone: tzinfo | None) -> str:
    """Return the IANA name of a zone with rules of its own; '' for UTC and for nameless ones."""
    key = str(getattr(zone, "key", None) or "")
    return "" if key in {"UTC", "Etc/UTC", "GMT"} else key
