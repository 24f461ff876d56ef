"""Putting journal pages together again after a part of the database was lost."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from companion.journal import index
from companion.journal.places import PLACES_A_DAY

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LATEST_DAY: Final = date.max.toordinal()
_NO_TIME: Final = "1970-01-01T00:00:00.000000+00:00"
_NEW: Final = (
    "INSERT INTO entry (id, uid, title, local_date, local_time, zone, created_utc, changed_utc, "
    "revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def mend(connection: Connection) -> tuple[str, ...]:
    """Give every text a page and every page a text, and make the search index anew.

    A text whose title and date are lost gets the date that its place tells. A page
    that is lost but for its earlier savings comes back as the newest of those. A
    page whose text is lost gets that of its newest earlier saving, or else stays
    with its title alone. Returns the ids of pages that lost their text.
    """
    lost = [str(uid) for _, uid in _without_text(connection)]
    _texts_without_page(connection)
    _pages_known_by_savings(connection)
    for place, uid in _without_text(connection):
        saved = _newest_saving(connection, uid)
        body = saved[0] if saved is not None else ""
        connection.exec_driver_sql(
            "INSERT INTO entry_text (entry_id, body) VALUES (?, ?)", (place, body)
        )
    index.rebuild(connection)
    return tuple(lost)


def _without_text(connection: Connection) -> Sequence[Any]:
    return connection.exec_driver_sql(
        "SELECT id, uid FROM entry WHERE id NOT IN (SELECT entry_id FROM entry_text) ORDER BY id"
    ).all()


def _texts_without_page(connection: Connection) -> None:
    places = connection.exec_driver_sql(
        "SELECT entry_id FROM entry_text WHERE entry_id NOT IN (SELECT id FROM entry)"
    ).scalars()
    for place in places.all():
        day = min(max(place // PLACES_A_DAY, 1), _LATEST_DAY)
        told = date.fromordinal(day).isoformat()
        values = (place, secrets.token_hex(8), "", told, "00:00:00", "", _NO_TIME, _NO_TIME, 1)
        connection.exec_driver_sql(_NEW, values)


def _pages_known_by_savings(connection: Connection) -> None:
    """Bring back pages whose own row and text are lost, but not all their savings.

    The text of one may have come back already, under a new id: then it is there twice.
    """
    gone = connection.exec_driver_sql(
        "SELECT entry_uid, max(number) AS number, title, local_date, local_time, zone, changed_utc "
        "FROM revision WHERE entry_uid NOT IN (SELECT uid FROM entry) GROUP BY entry_uid"
    ).all()
    for row in gone:
        place = date.fromisoformat(row.local_date).toordinal() * PLACES_A_DAY
        taken = "SELECT 1 FROM entry WHERE id = ?"
        while connection.exec_driver_sql(taken, (place,)).first() is not None:
            place += 1
        values = (
            place, row.entry_uid, row.title, row.local_date, row.local_time, row.zone,
            row.changed_utc, row.changed_utc, row.number + 1,
        )  # fmt: skip
        connection.exec_driver_sql(_NEW, values)


def _newest_saving(connection: Connection, uid: str) -> Any:
    return connection.exec_driver_sql(
        "SELECT body FROM revision WHERE entry_uid = ? ORDER BY number DESC LIMIT 1", (uid,)
    ).first()
