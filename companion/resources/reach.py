"""How a service can be reached, and whether it answers at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.resources.model import Opening, OpeningTime, PhoneKind, Resource


class Way(StrEnum):
    """How a person gets in touch."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    SIGN_LANGUAGE = "sign_language"


class OpenState(StrEnum):
    """Whether a service answers now."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


_WAY_OF = {
    PhoneKind.VOICE: Way.CALL,
    PhoneKind.TTY: Way.TEXT,
    PhoneKind.TEXT: Way.TEXT,
    PhoneKind.WHATSAPP: Way.TEXT,
    PhoneKind.VIDEOPHONE: Way.SIGN_LANGUAGE,
}


def ways(resource: Resource) -> frozenset[Way]:
    """Return every way in which a resource says that it can be reached."""
    found = {_WAY_OF[phone.kind] for phone in resource.phones}
    if resource.chat_url:
        found.add(Way.CHAT)
    if resource.sign_language:
        found.add(Way.SIGN_LANGUAGE)
    return frozenset(found)


def state(opening: Opening | None, at: datetime) -> OpenState:
    """Return whether a service answers at a moment (aware); UNKNOWN without exact times."""
    if opening is None:
        return OpenState.UNKNOWN
    try:
        local = at.astimezone(ZoneInfo(opening.zone))
    except (ZoneInfoNotFoundError, ValueError):
        return OpenState.UNKNOWN
    if opening.valid_to is not None and local.date() > opening.valid_to:
        return OpenState.UNKNOWN
    days = (local.date(), local.date() - timedelta(days=1))
    is_open = any(_holds(times, day, at, opening.zone) for times in opening.times for day in days)
    return OpenState.OPEN if is_open else OpenState.CLOSED


def _holds(times: OpeningTime, day: date, at: datetime, zone: str) -> bool:
    if day.isoweekday() not in times.days:
        return False
    closing_day = day if times.closes > times.opens else day + timedelta(days=1)
    opens = datetime.combine(day, times.opens, ZoneInfo(zone))
    closes = datetime.combine(closing_day, times.closes, ZoneInfo(zone))
    return opens.astimezone(UTC) <= at.astimezone(UTC) < closes.astimezone(UTC)
