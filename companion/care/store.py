"""The queries of care. Only the service uses this module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, column, exists, or_, select, table
from sqlalchemy.dialects.sqlite import insert

from companion.care.choices import CareSet
from companion.care.keeping import CheckIn, KeptAnswer
from companion.care.model import Activity
from companion.care.tables import (
    SEPARATOR,
    care_set,
    check_in,
    check_in_columns,
    check_in_of,
    choice,
    kept_answer,
    kept_columns,
    kept_of,
    log,
    log_columns,
    log_of,
    own_activity,
    own_columns,
    own_of,
    split,
)
from companion.care.what_helps import LogEntry
from companion.values import stamp

_Value = TypeVar("_Value")
_entry = table("entry", column("uid"), column("deleted_utc"))
"""The journal's table, as far as care has to see it."""


def write(connection: Connection, into: Table, columns: dict[str, Any], key: str = "uid") -> None:
    """Add a row, or give the one with its key new content."""
    statement = insert(into).values(columns)
    connection.execute(statement.on_conflict_do_update(index_elements=[into.c[key]], set_=columns))


# Own activities and sets


def own(connection: Connection) -> list[Activity]:
    """Return the activities of the person's own, by title."""
    rows = connection.execute(
        select(own_activity).order_by(own_activity.c.title, own_activity.c.uid)
    )
    return [own_of(row) for row in rows]


def write_own(connection: Connection, activity: Activity, changed: datetime) -> None:
    """Add or change an activity."""
    write(connection, own_activity, own_columns(activity, changed))


def remove_own(connection: Connection, uid: str) -> Activity | None:
    """Remove an activity and return it, or None."""
    return _removed(connection, own_activity, uid, own_of)


def sets(connection: Connection) -> list[CareSet]:
    """Return the sets by title."""
    rows = connection.execute(select(care_set).order_by(care_set.c.title, care_set.c.uid))
    return [_set_of(row) for row in rows]


def write_set(connection: Connection, one: CareSet, changed: datetime) -> None:
    """Add or change a set."""
    columns = {
        "uid": one.id,
        "title": one.title,
        "items": SEPARATOR.join(one.items),
        "changed_utc": stamp(changed),
    }
    write(connection, care_set, columns)


def remove_set(connection: Connection, uid: str) -> CareSet | None:
    """Remove a set and return it, or None."""
    return _removed(connection, care_set, uid, _set_of)


def _set_of(row: Any) -> CareSet:
    return CareSet(row.uid, row.title, split(row.items))


# Choices


def hidden(connection: Connection) -> frozenset[str]:
    """Return the ids of what is hidden."""
    rows = connection.execute(select(choice.c.item_id).where(choice.c.hidden == 1))
    return frozenset(row.item_id for row in rows)


def kept(connection: Connection) -> tuple[str, ...]:
    """Return the ids of *my list*, in order."""
    rows = connection.execute(
        select(choice.c.item_id)
        .where(choice.c.position.is_not(None))
        .order_by(choice.c.position, choice.c.item_id)
    )
    return tuple(row.item_id for row in rows)


def set_hidden(connection: Connection, item_id: str, *, is_hidden: bool) -> None:
    """Hide an item or show it again."""
    statement = insert(choice).values(item_id=item_id, hidden=int(is_hidden))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[choice.c.item_id], set_={"hidden": int(is_hidden)}
        )
    )


def set_kept(connection: Connection, items: Sequence[str]) -> None:
    """Make *my list* these items in this order."""
    connection.execute(choice.update().values(position=None))
    for position, item_id in enumerate(items):
        statement = insert(choice).values(item_id=item_id, hidden=0, position=position)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[choice.c.item_id], set_={"position": position}
            )
        )
    connection.execute(choice.delete().where(choice.c.hidden == 0, choice.c.position.is_(None)))


# The log, check-ins and kept answers


def page_exists(connection: Connection, entry_uid: str) -> bool:
    """Say whether there is a page of the journal with this id, in the bin or not."""
    found = connection.execute(select(_entry.c.uid).where(_entry.c.uid == entry_uid))
    return found.first() is not None


def write_log(connection: Connection, entry: LogEntry) -> None:
    """Add a log entry, or change it."""
    write(connection, log, log_columns(entry))


def logs(connection: Connection) -> list[LogEntry]:
    """Return the log, the newest first; without what belongs to a page in the bin."""
    return [log_of(row) for row in connection.execute(_newest(log).where(_page_is_there(log)))]


def remove_log(connection: Connection, uid: str) -> LogEntry | None:
    """Remove a log entry with its ratings and return it, or None."""
    return _removed(connection, log, uid, log_of)


def write_check_in(connection: Connection, taken: CheckIn) -> None:
    """Add a check-in, or change it."""
    write(connection, check_in, check_in_columns(taken))


def check_ins(connection: Connection) -> list[CheckIn]:
    """Return the check-ins, the newest first; without what belongs to a page in the bin."""
    rows = connection.execute(_newest(check_in).where(_page_is_there(check_in)))
    return [check_in_of(row) for row in rows]


def remove_check_in(connection: Connection, uid: str) -> CheckIn | None:
    """Remove a check-in and return it, or None."""
    return _removed(connection, check_in, uid, check_in_of)


def write_answer(connection: Connection, answer: KeptAnswer) -> None:
    """Add a kept answer."""
    write(connection, kept_answer, kept_columns(answer))


def answers(connection: Connection) -> list[KeptAnswer]:
    """Return the kept answers, the newest first."""
    return [kept_of(row) for row in connection.execute(_newest(kept_answer))]


def remove_answer(connection: Connection, uid: str) -> KeptAnswer | None:
    """Remove a kept answer and return it, or None."""
    return _removed(connection, kept_answer, uid, kept_of)


def _newest(of: Table) -> Any:
    return select(of).order_by(of.c.local_date.desc(), of.c.local_time.desc(), of.c.uid)


def _page_is_there(of: Table) -> Any:
    page = select(_entry.c.uid).where(
        _entry.c.uid == of.c.entry_uid, _entry.c.deleted_utc.is_(None)
    )
    return or_(of.c.entry_uid.is_(None), exists(page))


def _removed(
    connection: Connection, of: Table, uid: str, made: Callable[[Any], _Value]
) -> _Value | None:
    row = connection.execute(select(of).where(of.c.uid == uid)).first()
    if row is None:
        return None
    connection.execute(of.delete().where(of.c.uid == uid))
    return made(row)
