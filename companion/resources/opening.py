"""Whether a service answers now, and when that changes.

The clock on the service's own wall decides: it is open whenever that clock
reads a time between opening and closing. So an hour that the clock skips in
spring is not open, and an hour that it shows twice in fall counts twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from companion.clock import zone_named
from companion.resources.model import Opening, OpeningTime


class OpenState(StrEnum):
    """What is known about now."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


DAY_AND_NIGHT: Final = Opening("UTC", (OpeningTime((1, 2, 3, 4, 5, 6, 7), time(), time()),))
"""Open always; the same in every zone."""
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
_HORIZON: Final = 16
"""Days to look ahead: two weeks and a day on either side.

Times come back every week, and a clock change can swallow those of one week.
"""


def state(opening: Opening | None, at: datetime) -> OpenState:
    """Tell whether a service is open at a moment, which has a zone.

    UNKNOWN without opening times, in a zone that this computer does not know,
    and after the last day the times are said to hold for.
    """
    zone = None if opening is None else zone_named(opening.zone)
    if opening is None or zone is None or not opening.times:
        return OpenState.UNKNOWN
    local = at.astimezone(zone).replace(tzinfo=None)
    if opening.valid_to is not None and local.date() > opening.valid_to:
        return OpenState.UNKNOWN
    spans = (
        _span(each, day)
        for day in (local.date(), local.date() - _DAY)
        for each in opening.times
        if day.isoweekday() in each.days
    )
    is_open = any(opens <= local < closes for opens, closes in spans)
    return OpenState.OPEN if is_open else OpenState.CLOSED


def local(opening: Opening, at: datetime) -> datetime:
    """Return a moment as the clock of a service reads it; unchanged in an unknown zone."""
    return at.astimezone(zone_named(opening.zone) or at.tzinfo)


def next_change(opening: Opening | None, at: datetime) -> datetime | None:
    """Return the first moment after `at` with another state, in the zone of `at`, or None.

    None where nothing is known now, and where nothing changes in two weeks.
    """
    now = state(opening, at)
    zone = None if opening is None else zone_named(opening.zone)
    if opening is None or zone is None or now is OpenState.UNKNOWN:
        return None
    moments = sorted({*_wall_moments(opening, zone, at), *_clock_changes(zone, at)})
    change = next((each for each in moments if each > at and state(opening, each) is not now), None)
    return None if change is None else change.astimezone(at.tzinfo)


def _span(each: OpeningTime, day: date) -> tuple[datetime, datetime]:
    """Return from when to when a service is open that opens on a day, by its own clock."""
    closing_day = day if each.closes > each.opens else day + _DAY
    return datetime.combine(day, each.opens), datetime.combine(closing_day, each.closes)


def _wall_moments(opening: Opening, zone: tzinfo, at: datetime) -> Iterator[datetime]:
    """Yield when the clock reads a time of opening or closing, or the times run out."""
    today = at.astimezone(zone).date()
    readings: list[datetime] = []
    for ahead in range(-1, _HORIZON):
        for each in opening.times:
            readings += _span(each, today + ahead * _DAY)
    if opening.valid_to is not None and opening.valid_to < date.max:
        readings.append(datetime.combine(opening.valid_to + _DAY, time()))
    for reading in readings:
        for fold in (0, 1):
            yield reading.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _clock_changes(zone: tzinfo, at: datetime) -> Iterator[datetime]:
    """Yield when the clock is set forward or back, to the second."""
    start = at.astimezone(UTC).replace(microsecond=0)
    for ahead in range(_HORIZON):
        before, after = start + ahead * _DAY, start + (ahead + 1) * _DAY
        if _offset(zone, before) == _offset(zone, after):
            continue
        while after - before > _SECOND:
            middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
            if _offset(zone, middle) == _offset(zone, before):
                before = middle
            else:
                after = middle
        yield after


def _offset(zone: tzinfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
