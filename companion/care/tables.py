"""The tables of care, and how their rows become values. Only the store uses this.

What belongs to a page of the journal goes when the page goes: the foreign key
names the journal's table without importing it.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from companion.care.keeping import CheckIn, KeptAnswer
from companion.care.model import OWN, Activity, Company, Energy, Place
from companion.care.what_helps import Context, LogEntry
from companion.values import stamp
from companion.vault.tables import metadata

SEPARATOR: Final = "\n"
_RATING: Final = "{name} BETWEEN 0 AND 10"

own_activity = Table(
    "care_own_activity",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("tiny_start", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("energy", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("helps_when", Text, nullable=False),
    Column("night_ok", Integer, nullable=False),
    Column("changed_utc", Text, nullable=False),
)

choice = Table(
    "care_choice",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("hidden", Integer, nullable=False),
    Column("position", Integer),
)
"""The position is that in *my list*; NULL for what is not on it."""

care_set = Table(
    "care_set",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("items", Text, nullable=False),
    Column("changed_utc", Text, nullable=False),
)

_moment = ("local_date", "local_time", "zone")

log = Table(
    "care_log",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("item_id", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in _moment),
    Column("context", Text, nullable=False),
    Column("before", Integer, CheckConstraint(_RATING.format(name="before"), name="before")),
    Column("after", Integer, CheckConstraint(_RATING.format(name="after"), name="after")),
    Column("entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE")),
)
Index("ix_care_log_entry_uid", log.c.entry_uid)

check_in = Table(
    "care_check_in",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("measure", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in _moment),
    Column("words", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("entry_uid", Text, ForeignKey("entry.uid", ondelete="CASCADE")),
)
Index("ix_care_check_in_entry_uid", check_in.c.entry_uid)

kept_answer = Table(
    "care_kept_answer",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("exercise_id", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("words", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in _moment),
)


# Between rows and values


def own_columns(activity: Activity, changed: datetime) -> dict[str, Any]:
    """Return the columns of an activity of the person's own."""
    return {
        "uid": activity.id,
        "title": activity.title,
        "summary": activity.summary,
        "tiny_start": activity.tiny_start,
        "minutes": activity.minutes,
        "energy": activity.energy.value,
        "company": activity.company.value,
        "place": activity.place.value,
        "helps_when": SEPARATOR.join(activity.helps_when),
        "night_ok": int(activity.night_ok),
        "changed_utc": stamp(changed),
    }


def own_of(row: Any) -> Activity:
    """Return the activity in a row."""
    return Activity(
        id=row.uid,
        title=row.title,
        category=OWN,
        minutes=row.minutes,
        minutes_min=row.minutes,
        minutes_max=row.minutes,
        energy=Energy(row.energy),
        company=Company(row.company),
        place=Place(row.place),
        summary=row.summary,
        tiny_start=row.tiny_start,
        helps_when=split(row.helps_when),
        night_ok=bool(row.night_ok),
    )


def log_columns(entry: LogEntry) -> dict[str, Any]:
    """Return the columns of a log entry."""
    return {
        "uid": entry.id,
        "item_id": entry.item_id,
        **_when(entry),
        "context": entry.context.value,
        "before": entry.before,
        "after": entry.after,
        "entry_uid": entry.entry_id,
    }


def log_of(row: Any) -> LogEntry:
    """Return the log entry in a row."""
    return LogEntry(
        id=row.uid,
        item_id=row.item_id,
        **_moment_of(row),
        context=Context(row.context),
        before=row.before,
        after=row.after,
        entry_id=row.entry_uid,
    )


def check_in_columns(taken: CheckIn) -> dict[str, Any]:
    """Return the columns of a check-in."""
    return {
        "uid": taken.id,
        "measure": taken.measure,
        **_when(taken),
        "words": taken.words,
        "answers": json.dumps({str(item): answer for item, answer in taken.answers.items()}),
        "entry_uid": taken.entry_id,
    }


def check_in_of(row: Any) -> CheckIn:
    """Return the check-in in a row."""
    return CheckIn(
        id=row.uid,
        measure=row.measure,
        **_moment_of(row),
        words=row.words,
        answers={int(item): answer for item, answer in json.loads(row.answers).items()},
        entry_id=row.entry_uid,
    )


def kept_columns(answer: KeptAnswer) -> dict[str, Any]:
    """Return the columns of an answer that was kept."""
    return {
        "uid": answer.id,
        "exercise_id": answer.exercise_id,
        "asked": answer.asked,
        "words": answer.words,
        **_when(answer),
    }


def kept_of(row: Any) -> KeptAnswer:
    """Return the kept answer in a row."""
    return KeptAnswer(
        id=row.uid,
        exercise_id=row.exercise_id,
        asked=row.asked,
        words=row.words,
        **_moment_of(row),
    )


def split(joined: str) -> tuple[str, ...]:
    """Return the parts that were joined by SEPARATOR."""
    return tuple(joined.split(SEPARATOR)) if joined else ()


def _when(value: LogEntry | CheckIn | KeptAnswer) -> dict[str, str]:
    return {
        "local_date": value.local_date.isoformat(),
        "local_time": value.local_time.isoformat(timespec="seconds"),
        "zone": value.zone,
    }


def _moment_of(row: Any) -> dict[str, Any]:
    return {
        "local_date": date.fromisoformat(row.local_date),
        "local_time": time.fromisoformat(row.local_time),
        "zone": row.zone,
    }
