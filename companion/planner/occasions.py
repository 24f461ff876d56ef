"""The index of days: on which days each date falls, kept so that overviews are fast.

Reckoning a Hebrew or a lunar date takes its time; ten thousand of them are too
many to reckon for each look at a year. The index is made from the dates and can
be made again at any moment: when a date is saved, when a later year is asked
for, and when this module reckons in another way (MADE_BY).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, bindparam, or_, select

from companion.clock import zone_named
from companion.planner import store
from companion.planner.documents import date_in
from companion.planner.model import WIDEST_WINDOW, Certainty, HardDate, Occasion, shifted
from companion.planner.recurrence.occurrences import covered, occurrences
from companion.planner.recurrence.rules import Once
from companion.planner.tables import indexed, occasion, occasion_of

MADE_BY: Final = 1
"""Raise it when the days of a rule, or the columns here, come out differently."""
_MARGIN: Final = WIDEST_WINDOW + 1
"""A date just outside a span can still reach into it with its window, or by its zone."""
_AHEAD: Final = 3 * 366
_BEHIND: Final = 366 + _MARGIN
"""The whole of the year one is in is known when a date is saved, on its last day too."""
_PART: Final = 500
"""How many dates are indexed in one go: fewer values than SQLite binds in one query."""
_FORGET: Final = tuple(
    table.delete().where(table.c.date_uid == bindparam("uid")) for table in (occasion, indexed)
)
_KNOWN: Final = select(indexed).where(
    indexed.c.date_uid.in_(bindparam("uids", expanding=True)),
    indexed.c.made_by == bindparam("made_by"),
)


def days_of(uid: str, value: HardDate, first: date, last: date) -> Iterator[Occasion]:
    """Return the days on which a date falls, in order; a range of days is one occasion.

    While a date is postponed or not known, it falls on no day, but a range that
    was given for it is kept in sight. Past the end of a calendar there are no
    days. Raises OutsideCalendar for a date that is itself outside of its calendar.
    """
    uncertain = value.certainty is not Certainty.EXACT
    if value.rule is not None and not value.postponed:
        until = min(last, covered(value.rule)[1])
        for one in occurrences(value.rule, first, until):
            begin, end = range_of(value, one.day)
            yield Occasion(
                uid,
                value.name,
                one.day,
                shifted(begin, -value.days_before),
                shifted(end, value.days_after),
                value.at,
                one.about or uncertain,
                one.begins_evening_before,
                value.on_today,
                value.hidden,
                one.day,
            )
    elif value.earliest is not None and first <= value.earliest <= last:
        yield Occasion(
            uid,
            value.name,
            value.earliest,
            shifted(value.earliest, -value.days_before),
            shifted(range_of(value, value.earliest)[1], value.days_after),
            about=True,
            on_today=value.on_today,
            hidden=value.hidden,
            key=value.earliest,
        )


def range_of(value: HardDate, day: date) -> tuple[date, date]:
    """Return the first and the last of the days that a date takes, given the one it falls on."""
    if value.rule is None or value.postponed:
        return day, value.latest or day
    if value.certainty is Certainty.EXACT or not isinstance(value.rule, Once):
        return day, day
    return min(day, value.earliest or day), max(day, value.latest or day)


def ranges(
    connection: Connection, found: Iterable[Occasion]
) -> dict[tuple[str, date], tuple[date, date]]:
    """Return the first and last days of occasions that take more than one, by date and key.

    They are as the occasions are seen: in another zone a whole range can be a day later.
    """
    told: dict[tuple[str, date], tuple[date, date]] = {}
    waiting = iter([one for one in found if one.about])
    while part := list(islice(waiting, _PART)):
        documents = store.documents_of(connection, [one.date_id for one in part], store.DATE)
        for one in part:
            begin, end = range_of(date_in(documents[one.date_id]), one.key)
            moved = (one.day - one.key).days
            if begin != end:
                told[one.date_id, one.key] = shifted(begin, moved), shifted(end, moved)
    return told


def year_count(value: HardDate, day: date) -> int | None:
    """Return which year, or which number of days, a day is; None unless that was asked for."""
    if value.rule is None or not value.show_year_count:
        return None
    found = next(occurrences(value.rule, day, day, numbered=True), None)
    return None if found is None else found.number


def only_day(value: HardDate) -> date | None:
    """Return what the one day of a date is kept under; None for a date that comes again.

    While no day is known that is the first it may be, or date.min. One that was moved
    stays under its former day until the first it may be is known.
    """
    if value.rule is None:
        return value.earliest or date.min
    if not isinstance(value.rule, Once):
        return None
    return (value.earliest if value.postponed else None) or value.rule.day


def remove(connection: Connection, uids: Sequence[str]) -> None:
    """Take dates out of the index."""
    if uids:
        for forget in _FORGET:
            connection.execute(forget, [{"uid": uid} for uid in uids])


def usual_span(today: date) -> tuple[date, date]:
    """Return the days that are indexed when a date is saved."""
    return shifted(today, -_BEHIND), shifted(today, _AHEAD)


def behind(connection: Connection, first: date, last: date) -> list[str]:
    """Return the dates whose days are not known for all of a span yet."""
    begin, end = _wider(first, last)
    query = select(indexed.c.date_uid).where(
        or_(
            indexed.c.first_day > begin.isoformat(),
            indexed.c.last_day < end.isoformat(),
            indexed.c.made_by != MADE_BY,
        )
    )
    return [str(row.date_uid) for row in connection.execute(query)]


def catch_up(connection: Connection, uids: Iterable[str], first: date, last: date) -> None:
    """Index dates for a span, and for what they were indexed before."""
    waiting = iter(uids)
    while part := list(islice(waiting, _PART)):
        found = connection.execute(_KNOWN, {"uids": part, "made_by": MADE_BY})
        known = {row.date_uid: (row.first_day, row.last_day) for row in found}
        dates = []
        for uid, document in store.documents_of(connection, part, store.DATE).items():
            days = [date.fromisoformat(day) for day in known.get(uid, ())]
            begin, end = min([first, *days]), max([last, *days])
            dates.append((uid, date_in(document), begin, end))
        remove(connection, part)
        index_new(connection, dates)


def index_new(connection: Connection, dates: Iterable[tuple[str, HardDate, date, date]]) -> None:
    """Write the days of dates that are not in the index, for at least a span of days each."""
    spans: list[dict[str, Any]] = []
    days: list[dict[str, Any]] = []
    for uid, value, first, last in dates:
        begin, end = _span(value, first, last)
        spans.append(
            {
                "date_uid": uid,
                "first_day": begin.isoformat(),
                "last_day": end.isoformat(),
                "made_by": MADE_BY,
            }
        )
        days += [_columns(one, value.zone) for one in days_of(uid, value, begin, end)]
    if spans:
        connection.execute(indexed.insert(), spans)
    if days:
        connection.execute(occasion.insert(), days)


def _span(value: HardDate, first: date, last: date) -> tuple[date, date]:
    """Return the days to be indexed so that those of a span are known, windows and all."""
    if only_day(value) is not None:  # it can be far away, and still be within a wide range
        return date.min, date.max
    usual = usual_span(first)
    begin, end = _wider(first, last)
    return min(begin, usual[0]), max(end, usual[1])


def between(
    connection: Connection, first: date, last: date, here: Any = None, *, hidden: bool = False
) -> list[Occasion]:
    """Return the occasions whose window touches a span, in order of their days.

    `here` is the time zone they are seen from: one at a time of day falls on the
    day it has there. Whole days are the same everywhere.
    """
    query = select(occasion).where(
        # A day more on each side: one at a time of day can fall on another day here.
        occasion.c.first_day <= shifted(last, 1).isoformat(),
        occasion.c.last_day >= shifted(first, -1).isoformat(),
    )
    if not hidden:
        query = query.where(occasion.c.hidden == 0)
    found = []
    for row in connection.execute(query).all():
        one = occasion_of(row)
        if one.at is not None and here is not None:
            one = seen_from(one, row.zone, here)
        if one.first <= last and one.last >= first:
            found.append(one)
    found.sort(key=lambda one: (one.day, one.at is not None, one.at, one.name, one.date_id))
    return found


def seen_from(one: Occasion, zone: str, here: Any) -> Occasion:
    """Return an occasion at a time of day as it falls in another zone; the window moves too."""
    if one.at is None:
        return one
    there = zone_named(zone)
    if there is None:
        return one
    try:
        moment = datetime.combine(one.day, one.at, there).astimezone(here)
    except (ValueError, OverflowError):
        return one
    moved = (moment.date() - one.day).days
    return one._replace(
        day=moment.date(),
        at=moment.time().replace(tzinfo=None),
        first=shifted(one.first, moved),
        last=shifted(one.last, moved),
    )


def _wider(first: date, last: date) -> tuple[date, date]:
    return shifted(first, -_MARGIN), shifted(last, _MARGIN)


def _columns(one: Occasion, zone: str) -> dict[str, Any]:
    return {
        "date_uid": one.date_id,
        "day": one.day.isoformat(),
        "first_day": one.first.isoformat(),
        "last_day": one.last.isoformat(),
        "at": None if one.at is None else one.at.isoformat("minutes"),
        "zone": zone,
        "name": one.name,
        "about": one.about,
        "evening_before": one.evening_before,
        "on_today": one.on_today,
        "hidden": one.hidden,
    }
