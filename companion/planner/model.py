"""The values of the planner: dates that matter, and what is kept of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from companion.errors import DateIncomplete, TextTooLong
from companion.values import one_line, storable

if TYPE_CHECKING:
    from companion.planner.recurrence.rules import Rule

BIN_DAYS: Final = 30
"""How long something stays in the bin (care.md 3.2, T4)."""
LONGEST_LINE: Final = 1_000
LONGEST_TEXT: Final = 100_000
"""The longest answer or note; a plan is not a journal."""
WIDEST_WINDOW: Final = 180
"""Days before or after a date, at most."""
MOST_REMINDERS: Final = 40
FARTHEST_REMINDER: Final = 1_000
"""Days from its date: to find out what is due, so many days are gone through for every date."""
EVENING: Final = time(16)
"""Before sunset on most days of the year in most places."""
SUGGESTED_OFFSETS: Final = (-14, -3, -1, 1, 7)
"""Days on which a reminder can be of use (care.md 4.1 c); none until somebody chooses."""


class Kind(StrEnum):
    """What a date is about."""

    LOSS = "loss"
    BIRTH = "birth"
    WHAT_HAPPENED = "what_happened"
    CHARGE = "charge"
    HEARING = "hearing"
    PLEA = "plea"
    TRIAL = "trial"
    TESTIMONY = "testimony"
    VERDICT = "verdict"
    SENTENCE = "sentence"
    APPEAL = "appeal"
    PAROLE = "parole"
    RELEASE = "release"
    EXECUTION = "execution"
    CIVIL_CASE = "civil_case"
    INQUEST = "inquest"
    INQUIRY = "inquiry"
    REPORT = "report"
    EVIDENCE_RETURN = "evidence_return"
    MEMORIAL_RULING = "memorial_ruling"
    BENEFITS = "benefits"
    HOLIDAY = "holiday"
    SEASON = "season"
    CUSTOM = "custom"


JUSTICE: Final = frozenset(Kind) - {
    Kind.LOSS, Kind.BIRTH, Kind.WHAT_HAPPENED, Kind.HOLIDAY, Kind.SEASON, Kind.CUSTOM,
}  # fmt: skip
"""The kinds of court and benefits (care.md 2.5)."""
OFFERED: Final = tuple(kind for kind in Kind if kind is not Kind.EXECUTION)
"""The kinds to choose from; the one left out is there when somebody adds it (care.md 2.5)."""


class Certainty(StrEnum):
    """How well the day is known."""

    EXACT = "exact"
    ABOUT = "about"
    NOT_SURE = "not_sure"
    MAY_MOVE = "may_move"


class ReminderText(StrEnum):
    """What a reminder says on the screen."""

    PRIVATE = "private"
    """'You have a note.'"""
    FULL = "full"
    """The name of the date, while the journal is open; else as if it were private."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """When to remind of a date, and how loudly; off until it is chosen."""

    on: bool = False
    offsets: tuple[int, ...] = SUGGESTED_OFFSETS
    """Days from the date; negative before it."""
    at: time = time(9)
    """Local time of day."""
    text: ReminderText = ReminderText.PRIVATE
    sound: bool = False


@dataclass(frozen=True, slots=True)
class HardDate:
    """A date that matters, in the person's own words."""

    name: str
    kind: Kind = Kind.CUSTOM
    word: str = ""
    """The person's own word for such a day; '' for 'the date'."""
    rule: Rule | None = None
    """On which days it falls; None while the day is not known."""
    certainty: Certainty = Certainty.EXACT
    earliest: date | None = None
    """The first day it may be, where it is about or may move."""
    latest: date | None = None
    postponed: bool = False
    """Moved to a day that is not known yet."""
    at: time | None = None
    """Local time in `zone`; None for the whole day."""
    zone: str = ""
    """IANA name; '' for a whole day."""
    people: tuple[str, ...] = ()
    """Ids of the people it belongs to."""
    show_year_count: bool = False
    hidden: bool = False
    """Keep it out of every view until it is asked for."""
    hide_person: bool = False
    """Do not show this person's name or picture."""
    on_today: bool = False
    """Show the days around it on Today."""
    days_before: int = 14
    days_after: int = 7
    reminders: Reminders = Reminders()
    note: str = ""


_Value_co = TypeVar("_Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Saved(Generic[_Value_co]):
    """Something that was saved: a date, a plan, a call."""

    id: str
    value: _Value_co
    created: datetime
    """UTC."""
    changed: datetime
    """UTC."""
    revision: int
    """1 for the first saving, one more for each later one."""
    deleted: datetime | None = None
    """When it was moved to the bin (UTC), or None."""
    date_id: str | None = None
    """The date it belongs to, or None."""


class Occasion(NamedTuple):
    """One day a date falls on, with the days around it: enough for every overview.

    A tuple, because a year can hold ten thousand and they are made in half the time.
    """

    date_id: str
    name: str
    day: date
    """In the zone it is seen from."""
    first: date
    """The first day of the window around it."""
    last: date
    at: time | None = None
    """Local time where it is seen from; None for the whole day."""
    about: bool = False
    """The day can be another one."""
    evening_before: bool = False
    """It begins at sunset of the day before."""
    on_today: bool = False
    hidden: bool = False
    key: date = date.min
    """The day in the date's own zone: what plans and check-ins are kept under."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A day of a window: the small question of that day, which can be left out alone."""

    date_id: str
    occasion: date
    """The day the date falls on, in its own zone."""
    offset: int
    """Days from it; negative before it."""
    left_out: bool = False
    note: str = ""

    @property
    def day(self) -> date:
        """The day of the check-in: a calendar day, whatever the clocks do."""
        return shifted(self.occasion, self.offset)


def check_in_days(date_id: str, occasion: date, before: int, after: int) -> tuple[CheckIn, ...]:
    """Return the check-ins of a window, from `before` days before to `after` days after."""
    return tuple(CheckIn(date_id, occasion, offset) for offset in range(-before, after + 1))


def reminded_at(
    reminders: Reminders, offset: int, day: date, *, evening_before: bool = False
) -> datetime:
    """Return the local time of a reminder, without a zone, whether reminders are on or not.

    A date that begins the evening before is counted from that evening, and its
    own reminder comes before sunset (formats.md a.3.3).
    """
    if not evening_before:
        return datetime.combine(shifted(day, offset), reminders.at)
    at = EVENING if offset == 0 else reminders.at
    return datetime.combine(shifted(day, offset - 1), at)


def prepared(value: HardDate) -> HardDate:
    """Return a date as it is stored; preparing what is prepared changes nothing.

    Raises DateIncomplete without a name, or where an exact day is named but there
    is none, FieldTooLong and TextTooLong.
    """
    name = line(value.name)
    if not name:
        raise DateIncomplete
    if value.rule is None and value.certainty is Certainty.EXACT and not value.postponed:
        raise DateIncomplete
    earliest, latest = value.earliest, value.latest
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = latest, earliest
    at = None if value.at is None else value.at.replace(second=0, microsecond=0, tzinfo=None)
    return replace(
        value,
        name=name,
        word=line(value.word),
        earliest=earliest,
        latest=latest,
        at=at,
        zone="" if at is None else storable(value.zone),
        people=tuple(dict.fromkeys(map(storable, value.people))),
        days_before=min(max(value.days_before, 0), WIDEST_WINDOW),
        days_after=min(max(value.days_after, 0), WIDEST_WINDOW),
        reminders=replace(
            value.reminders,
            at=value.reminders.at.replace(second=0, microsecond=0, tzinfo=None),
            offsets=tuple(sorted(set(filter(_is_near, value.reminders.offsets))))[:MOST_REMINDERS],
        ),
        note=words(value.note),
    )


def _is_near(offset: int) -> bool:
    return abs(offset) <= FARTHEST_REMINDER


def shifted(day: date, days: int) -> date:
    """Return the day some days later, or earlier; the calendar's first or last day at its ends."""
    return date.fromordinal(
        min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    )


def line(text: str) -> str:
    """Return a text on one line, without spaces around it; raise FieldTooLong."""
    return one_line(text, LONGEST_LINE)


def words(text: str) -> str:
    """Return a text as it is stored, as it is; raise TextTooLong."""
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(LONGEST_TEXT)
    return storable(text)


def new_id() -> str:
    """Return a new random id: 16 hexadecimal digits."""
    return secrets.token_hex(8)
