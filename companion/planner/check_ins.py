"""The queries on check-ins: only those that somebody touched have a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from companion.planner.model import CheckIn
from companion.planner.tables import check_in, check_in_of
from companion.values import stamp

_PART = 500
"""Values bound in one query."""


def write(connection: Connection, value: CheckIn, *, now: datetime) -> None:
    """Keep a check-in, in the place of an earlier one for that day."""
    connection.execute(
        check_in.delete().where(
            check_in.c.date_uid == value.date_id,
            check_in.c.occasion == value.occasion.isoformat(),
            check_in.c.day_offset == value.offset,
        )
    )
    connection.execute(
        check_in.insert(),
        {
            "date_uid": value.date_id,
            "occasion": value.occasion.isoformat(),
            "day_offset": value.offset,
            "left_out": value.left_out,
            "note": value.note,
            "changed_utc": stamp(now),
        },
    )


def move(connection: Connection, date_uid: str, before: date, after: date) -> None:
    """Let the check-ins around a day follow their date to another day."""
    if not of_window(connection, date_uid, after):
        connection.execute(
            check_in.update()
            .where(check_in.c.date_uid == date_uid, check_in.c.occasion == before.isoformat())
            .values(occasion=after.isoformat())
        )


def of_window(connection: Connection, date_uid: str, occasion: date) -> dict[int, CheckIn]:
    """Return the check-ins around a day a date falls on, by their offset."""
    query = select(check_in).where(
        check_in.c.date_uid == date_uid, check_in.c.occasion == occasion.isoformat()
    )
    return {row.day_offset: check_in_of(row) for row in connection.execute(query)}


def of_dates(
    connection: Connection, date_uids: Sequence[str]
) -> dict[tuple[str, date, int], CheckIn]:
    """Return the check-ins of some dates."""
    query = select(check_in).where(check_in.c.date_uid.in_(bindparam("part", expanding=True)))
    found = {}
    for start in range(0, len(date_uids), _PART):
        for row in connection.execute(query, {"part": list(date_uids[start : start + _PART])}):
            value = check_in_of(row)
            found[value.date_id, value.occasion, value.offset] = value
    return found
