"""Which reminders come when: pure, from dates, ideas in days, and the days they fall on."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from companion.agent.model import MOST_ALARMS, Alarm, Schedule
from companion.planner.day_ideas import DayIdea
from companion.planner.model import HardDate, Occasion, Saved, reminded_at

_ID_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder, with what it is about."""

    id: str
    """What the schedule knows of it."""
    at: datetime
    """Local wall time, without a zone."""
    date_id: str
    """'' for an idea in a day."""
    name: str
    offset: int
    """Days from the date; negative before it."""
    day: date
    """The day the date falls on."""
    sound: bool = False
    item_id: str = ""
    """The idea of Care it is about, by its id; '' for a date."""


def reminders_of(
    values: Mapping[str, HardDate], occasions: Iterable[Occasion], secret: bytes
) -> list[Reminder]:
    """Return the reminders of dates, in order; of those that have some, and whose day is known."""
    found = []
    for one in occasions:
        value = values.get(one.date_id)
        if value is None or not reminds(value):
            continue
        for offset in value.reminders.offsets:
            at = reminded_at(value.reminders, offset, one.day, evening_before=one.evening_before)
            found.append(
                Reminder(
                    _id_of(secret, one.date_id, one.key, offset, at),
                    at,
                    one.date_id,
                    one.name,
                    offset,
                    one.day,
                    value.reminders.sound,
                )
            )
    return in_order(found)


def reminders_of_ideas(
    ideas: Iterable[Saved[DayIdea]], titles: Mapping[str, str], secret: bytes
) -> list[Reminder]:
    """Return the reminders of ideas in days, in order; `titles` has those that may be shown."""
    found = [
        Reminder(
            _id_of(secret, one.id, one.value.day, 0, one.value.reminded_at),
            one.value.reminded_at,
            "",
            titles[one.value.item_id],
            0,
            one.value.day,
            item_id=one.value.item_id,
        )
        for one in ideas
        if one.value.reminds and one.value.item_id in titles
    ]
    return in_order(found)


def in_order(reminders: Iterable[Reminder]) -> list[Reminder]:
    """Return reminders by their times."""
    return sorted(reminders, key=lambda reminder: (reminder.at, reminder.id))


def reminds(value: HardDate) -> bool:
    """Say whether a date has reminders that can come: chosen, and on a day that is known."""
    chosen = value.reminders.on and bool(value.reminders.offsets)
    return chosen and value.rule is not None and not value.postponed


def scheduled(
    reminders: Iterable[Reminder], former: Schedule, now: datetime, *, on: bool
) -> Schedule:
    """Return the schedule of reminders.

    What is past stays only if it was in the former schedule, to be announced yet:
    choosing a time that is over announces nothing. `now` is aware.
    """
    known = {alarm.id for alarm in former.alarms}
    wall = now.replace(tzinfo=None)
    alarms = (
        Alarm(one.id, one.at, sound=one.sound)
        for one in reminders
        if one.at > wall or one.id in known
    )
    return Schedule(on, tuple(alarms)[:MOST_ALARMS])


def _id_of(secret: bytes, uid: str, key: date, offset: int, at: datetime) -> str:
    """Return an id that is the same each time, and says nothing to whoever lacks the secret."""
    words = f"{uid} {key.isoformat()} {offset} {at.isoformat()}"
    return hmac.new(secret, words.encode(), hashlib.sha256).hexdigest()[:_ID_DIGITS]
