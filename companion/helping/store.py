"""The queries of helping others. Only the service uses this module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from companion.helping.model import Answer, Debrief, Limits, SavedDebrief, Stop
from companion.helping.tables import debrief, helping_limits, readiness_answer, stop_spoken
from companion.values import moment_of, stamp


def answers(connection: Connection) -> dict[str, Answer]:
    """Return the answers by the id of the question."""
    rows = connection.execute(select(readiness_answer))
    return {row.question_id: Answer(row.choice, row.note) for row in rows}


def write_answers(connection: Connection, new: Mapping[str, Answer], *, now: datetime) -> None:
    """Put answers in the place of those before; an empty one is let go."""
    for question_id, answer in new.items():
        own = readiness_answer.c.question_id == question_id
        connection.execute(readiness_answer.delete().where(own))
        if answer != Answer():
            connection.execute(
                readiness_answer.insert(),
                {
                    "question_id": question_id,
                    "choice": answer.choice,
                    "note": answer.note,
                    "changed_utc": stamp(now),
                },
            )


def remove_answers(connection: Connection) -> None:
    """Let every answer go."""
    connection.execute(readiness_answer.delete())


def limits(connection: Connection) -> Limits:
    """Return the limits that were set."""
    row = connection.execute(select(helping_limits)).first()
    if row is None:
        return Limits()
    return Limits(row.energy_a_week, tuple(row.stop_signs.splitlines()))


def write_limits(connection: Connection, new: Limits) -> None:
    """Put limits in the place of those before."""
    values = {"energy_a_week": new.energy_a_week, "stop_signs": "\n".join(new.stop_signs)}
    statement = insert(helping_limits).values(id=1, **values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=[helping_limits.c.id], set_=values)
    )


def debriefs(connection: Connection, *, in_bin: bool = False) -> list[SavedDebrief]:
    """Return the notes, from the earliest day to the latest; within a day as they were written."""
    deleted = debrief.c.deleted_utc
    rows = connection.execute(
        select(debrief)
        .where(deleted.is_not(None) if in_bin else deleted.is_(None))
        .order_by(debrief.c.local_date, debrief.c.created_utc, debrief.c.uid)
    )
    return [_saved(row) for row in rows]


def get(connection: Connection, uid: str) -> SavedDebrief | None:
    """Return a note, from the bin too, or None."""
    row = connection.execute(select(debrief).where(debrief.c.uid == uid)).first()
    return None if row is None else _saved(row)


def insert_debrief(connection: Connection, uid: str, new: Debrief, *, now: datetime) -> None:
    """Add a note."""
    connection.execute(debrief.insert(), {"uid": uid, **_columns(new), "created_utc": stamp(now)})


def update_debrief(connection: Connection, uid: str, new: Debrief) -> None:
    """Give a note new content."""
    connection.execute(debrief.update().where(debrief.c.uid == uid).values(**_columns(new)))


def set_deleted(connection: Connection, uid: str, deleted: datetime | None) -> None:
    """Move a note to the bin or back."""
    connection.execute(
        debrief.update()
        .where(debrief.c.uid == uid)
        .values(deleted_utc=None if deleted is None else stamp(deleted))
    )


def purge(connection: Connection, deleted_before: datetime) -> int:
    """Remove what has been in the bin since before a moment; return how many."""
    gone = connection.execute(debrief.delete().where(debrief.c.deleted_utc < stamp(deleted_before)))
    return int(gone.rowcount)


def spoken(connection: Connection) -> set[tuple[str, str]]:
    """Return what was said already: rule and occasion."""
    rows = connection.execute(select(stop_spoken.c.rule, stop_spoken.c.occasion))
    return {(row.rule, row.occasion) for row in rows}


def note_spoken(connection: Connection, stops: Sequence[Stop]) -> None:
    """Note what is being said now."""
    rows = [{"rule": stop.rule.value, "occasion": stop.occasion} for stop in stops]
    connection.execute(stop_spoken.insert(), rows)


def _columns(new: Debrief) -> dict[str, Any]:
    return {
        "local_date": new.day.isoformat(),
        "energy": new.energy,
        "note": new.note,
        "heavy_before": new.before,
        "heavy_after": new.after,
        "way_id": new.way_id,
    }


def _saved(row: Any) -> SavedDebrief:
    return SavedDebrief(
        id=row.uid,
        debrief=Debrief(
            day=date.fromisoformat(row.local_date),
            energy=row.energy,
            note=row.note,
            before=row.heavy_before,
            after=row.heavy_after,
            way_id=row.way_id,
        ),
        created=moment_of(row.created_utc),
        deleted=None if row.deleted_utc is None else moment_of(row.deleted_utc),
    )
