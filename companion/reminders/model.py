"""Which reminders come when: pure, from dates, ideas in days and people, and their days."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from companion.agent.model import MOST_ALARMS, Alarm, Schedule
from companion.people.model import SavedPerson, hello_turns
from companion.planner.day_ideas import DayIdea
from companion.planner.model import HardDate, Occasion, ReminderText, Saved, reminded_at

_ID_DIGITS: Final = 16


HELLO_AT: Final = time(9)
"""When a note for a hello comes, local time: as for a date where nothing else was chosen."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder, with what it is about: a date, or a hello to somebody."""

    id: str
    """What the schedule knows of it."""
    at: datetime
    """Local wall time, without a zone."""
    name: str
    """Of the date, the idea or the person."""
    day: date
    """The day the date falls on, or the day of the idea or the hello."""
    date_id: str = ""
    """'' for a hello or an idea."""
    offset: int = 0
    """Days from the date; negative before it."""
    sound: bool = False
    says_name: bool = False
    """The note may say the name while the journal is open."""
    person_id: str = ""
    """Whom to say hello to; '' for anything else."""
    item_id: str = ""
    """The idea of Care that is in a day; '' for anything else."""


def reminders_of(
    values: Mapping[str, HardDate], occasions: Iterable[Occasion], secret: bytes
) -> list[Reminder]:
    """Return the reminders of dates, in order; of those that have some, and whose day is known."""
    found = []
    for one in occasions:
        value = values.get(one.date_id)
        if value is None or not reminds(value):
            continue
        chosen = value.reminders
        for offset in chosen.offsets:
            at = reminded_at(chosen, offset, one.day, evening_before=one.evening_before)
            found.append(
                Reminder(
                    _id_of(secret, f"{one.date_id} {one.key.isoformat()} {offset}", at),
                    at,
                    one.name,
                    one.day,
                    one.date_id,
                    offset,
                    chosen.sound,
                    # What is kept out of every view is not put on the screen by a note.
                    says_name=chosen.text is ReminderText.FULL and not value.hidden,
                )
            )
    found.sort(key=in_order)
    return found


def reminders_of_ideas(
    ideas: Iterable[Saved[DayIdea]], titles: Mapping[str, str], secret: bytes
) -> list[Reminder]:
    """Return the reminders of ideas in days, in order; `titles` has those that may be shown."""
    found = []
    for one in ideas:
        value = one.value
        if value.reminds and value.item_id in titles:
            at = value.reminded_at
            new_id = _id_of(secret, f"{one.id} {value.day.isoformat()} 0", at)
            title = titles[value.item_id]
            found.append(Reminder(new_id, at, title, value.day, item_id=value.item_id))
    found.sort(key=in_order)
    return found


def hellos_of(
    people: Iterable[SavedPerson], first: date, last: date, secret: bytes
) -> list[Reminder]:
    """Return the reminders to say hello from one day to another; they never say a name."""
    found = []
    for one in people:
        if one.person.hello is None:
            continue
        for day in hello_turns(one.person.hello, first, last):
            at = datetime.combine(day, HELLO_AT)
            new_id = _id_of(secret, f"hello {one.id}", at)
            found.append(Reminder(new_id, at, one.person.name, day, person_id=one.id))
    found.sort(key=in_order)
    return found


def in_order(one: Reminder) -> tuple[datetime, str]:
    """Return what reminders are sorted by."""
    return one.at, one.id


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


def _id_of(secret: bytes, words: str, at: datetime) -> str:
    """Return an id that is the same each time, and says nothing to whoever lacks the secret."""
    hidden = f"{words} {at.isoformat()}".encode()
    return hmac.new(secret, hidden, hashlib.sha256).hexdigest()[:_ID_DIGITS]
