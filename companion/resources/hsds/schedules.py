"""Opening times: from rows of schedules.csv and back.

Times that are known in part would say "closed" where somebody answers. So when
one row cannot be read as weekly times in a known zone, the whole is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from companion.clock import zone_named
from companion.resources.hsds.tables import Row
from companion.resources.model import Opening, OpeningTime

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9](?:\.0+)?)?")
_LAST_MINUTE: Final = time(23, 59)
_OTHER_RULES: Final = ("count", "bymonthday", "byweekno", "byyearday")
_MOST_TIMES: Final = 50
_LONGEST_DAY: Final = 10
_WHOLE_DAY: Final = "00:00", "23:59"


def day_of(text: str) -> date | None:
    """Return the day that ISO 8601 text begins with ('2026-03-10T…' too), or None."""
    try:
        return date.fromisoformat(text[:_LONGEST_DAY])
    except ValueError:
        return None


def opening_of(rows: Iterable[Row], zone: str | None, today: date) -> Opening | None:
    """Return the weekly opening times of a service in a zone, or None when they are not known.

    `timezone` in HSDS is an offset without daylight saving: a row whose offset
    the zone never has belongs to another zone, and the times are unknown.
    """
    rows = [row for row in rows if row.get("opens_at") or row.get("closes_at") or row.get("freq")]
    if zone is None or zone_named(zone) is None or not rows or len(rows) > _MOST_TIMES:
        return None
    times: list[OpeningTime] = []
    ends: set[date | None] = set()
    for row in rows:
        read = _weekly(row)
        begins, end = row.get("valid_from"), row.get("valid_to") or row.get("until")
        first, last = (day_of(each) if each else None for each in (begins, end))
        unknown = (begins and first is None) or (end and last is None)
        if read is None or unknown or not _fits(row.get("timezone"), zone, today.year):
            return None
        if first is not None and first > today:
            return None  # what holds until then is not said
        times.append(read)
        ends.add(last)
    if len(ends) > 1:
        return None  # a season inside another
    return Opening(zone, tuple(times), ends.pop())


def _weekly(row: Row) -> OpeningTime | None:
    days = _days(row.get("byday", ""))
    opens, closes = _time(row.get("opens_at", "")), _time(row.get("closes_at", ""))
    if (
        row.get("freq", "").upper() != "WEEKLY"
        or row.get("interval", "1") != "1"
        or any(row.get(rule) for rule in _OTHER_RULES)
        or not days
        or opens is None
        or closes is None
    ):
        return None
    if (opens, closes) == (time(0), _LAST_MINUTE):
        closes = time(0)
    return OpeningTime(days, opens, closes)


def _days(text: str) -> tuple[int, ...]:
    named = [each.strip().upper() for each in text.split(",") if each.strip()]
    if not named or not set(named) <= set(_DAYS):
        return ()
    return tuple(sorted({_DAYS.index(each) + 1 for each in named}))


def _time(text: str) -> time | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if hour == 24:  # noqa: PLR2004  # the end of a day, as ISO 8601 may write it
        return time(0) if minute == 0 else None
    return time(hour, minute)


@lru_cache(maxsize=1024)
def _fits(offset: str | None, zone: str, year: int) -> bool:
    """Say whether a zone has an offset from UTC, in hours, at some time of a year."""
    if not offset:
        return True
    try:
        sought = timedelta(hours=float(offset))
    except (ValueError, OverflowError):
        return False
    place = zone_named(zone)
    around = (datetime(year, month, 1, tzinfo=UTC) for month in (1, 4, 7, 10))
    return place is not None and any(
        moment.astimezone(place).utcoffset() == sought for moment in around
    )


def rows_of(opening: Opening) -> Iterator[Row]:
    """Give the rows of schedules.csv for opening times; the zone is told elsewhere."""
    for each in opening.times:
        whole = each.opens == each.closes == time(0)
        opens, closes = _WHOLE_DAY if whole else (f"{each.opens:%H:%M}", f"{each.closes:%H:%M}")
        row = {
            "freq": "WEEKLY",
            "interval": "1",
            "byday": ",".join(_DAYS[day - 1] for day in each.days),
            "opens_at": opens,
            "closes_at": closes,
        }
        if opening.valid_to is not None:
            row["valid_to"] = opening.valid_to.isoformat()
        yield row
