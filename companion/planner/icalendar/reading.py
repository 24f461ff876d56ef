"""A calendar file as dates: from this app, Google, Apple, Outlook, Thunderbird, Nextcloud.

Nothing in the file is followed or fetched: no address, no picture, no
attachment. A RRULE of another calendar (RSCALE, RFC 7529) is not reckoned with:
the event is kept as it stands, beside the one day it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Final

from companion.errors import CompanionError
from companion.i18n import _
from companion.planner.documents import date_in, document_in, of_date, text_of
from companion.planner.icalendar import moments, rrules
from companion.planner.icalendar.event_words import beginning, words_of
from companion.planner.icalendar.parsing import parsed
from companion.planner.icalendar.writing import SERIES, WHOLE, written_days
from companion.planner.model import (
    Certainty,
    HardDate,
    Reminders,
    prepared,
)
from companion.planner.occasions import days_of
from companion.planner.recurrence.rules import MOST_MARKS, EnteredDays, Once, Rule
from companion.planner.watch import NOBODY, Watch

MOST_FOLLOWED: Final = 100
"""RRULEs of other programs that are written out day by day, in one file: each takes its time."""
_MOST_ALARMS: Final = 20
_STUMBLES: Final = (ValueError, TypeError, AttributeError, OverflowError, CompanionError)
"""A property may be of any type, said in the file: DTSTART;VALUE=TEXT has no day to ask for."""
_PARSED: Final = 0.7
"""How much of the work is done when a file is parsed; the rest is making dates of it."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A date from a calendar file."""

    uid: str
    """What the file calls it."""
    value: HardDate
    raw: str | None = None
    """The event as it stands, where not all of it was understood."""

    @property
    def digest(self) -> str:
        """What tells one content from another (SHA-256, hexadecimal)."""
        return sha256(text_of(of_date(self.value)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event that cannot be brought in."""

    where: str
    """Its title, or its place in the file."""
    reason: str


@dataclass(slots=True)
class Reading:
    """What a file holds."""

    arrivals: list[Arrival] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    kept_raw: int = 0
    """Events whose rule is of another calendar: one day each, the event kept as it is."""
    written_out: int = 0
    """Events whose rule became single days."""
    shortened: int = 0
    """Events with more words than a date takes: their beginning, and the event as it is."""
    alarms_off: int = 0
    """Events of other programs with alarms: their days are kept, turned off."""


def read(path: Path, *, now: datetime, watch: Watch = NOBODY, until: float = 1) -> Reading:
    """Return the dates of a calendar file; `now` gives the zone of times without one.

    `until` is how much of the whole work that is. Raises CalendarUnreadable,
    CalendarUnsafe, and Cancelled when who watches says so.
    """
    begin = _PARSED * until
    reading = Reading()
    for calendar in parsed(path, watch, begin):
        reader = _Reader(reading, moments.zone_of_calendar(calendar) or now.tzinfo, now)
        events = [one for one in calendar.walk() if one.name in {"VEVENT", "VJOURNAL"}]
        groups = list(_groups(events))
        reader.take(watch.over(groups, begin, until))
    return reading


class _Reader:
    """Reads the events of one calendar into a Reading."""

    def __init__(self, reading: Reading, here: tzinfo | None, now: datetime) -> None:
        self._reading = reading
        self._here = here
        self._now = now

    def take(self, groups: Iterable[Sequence[Any]]) -> None:
        """Read events; those that belong together, a group, become one date."""
        for number, group in enumerate(groups, 1):
            first = group[0]
            where = beginning(_text(first, "SUMMARY")) or str(number)
            try:
                arrival = self._arrival(group)
            except _STUMBLES:
                arrival = None
            if arrival is None:
                reason = _("Its date could not be read.")
                self._reading.skipped.append(Skipped(where, reason))
            else:
                self._reading.arrivals.append(arrival)

    def _arrival(self, group: Sequence[Any]) -> Arrival | None:
        first = group[0]
        uid = _text(first, SERIES) or _text(first, "UID")
        whole = _whole(group)
        if whole is not None and _agree(whole, group, self._now):
            return Arrival(uid or _made_uid(whole), whole)
        if first.name != "VEVENT" or first.get("DTSTART") is None:
            return None
        start = moments.start_of(first, self._here)
        rule, raw = self._rule(group, start)
        name, note, is_cut = words_of(_text(first, "SUMMARY"), _text(first, "DESCRIPTION"))
        if is_cut:
            self._reading.shortened += 1
            raw = raw or first.to_ical().decode("utf-8", "replace")
        value = prepared(
            HardDate(
                name=name or _("Date without a name"),
                rule=rule,
                certainty=_certainty(first),
                at=start.at,
                zone=start.zone,
                reminders=self._reminders(first, start),
                note=note,
            )
        )
        return Arrival(uid or _made_uid(value), value, raw)

    def _rule(self, group: Sequence[Any], start: moments.Start) -> tuple[Rule, str | None]:
        """Return the rule of events, and the event as it stands where that is not all of it."""
        first = group[0]
        if len(group) > 1 and _text(first, SERIES):
            days = {moments.start_of(one, self._here).day for one in group}
            return EnteredDays(tuple(sorted(days))), None
        rrule = _rrule(first)
        more, less = (
            moments.days_in(first, "RDATE", self._here),
            moments.days_in(first, "EXDATE", self._here),
        )
        moved = [one for one in group[1:] if one.get("RECURRENCE-ID") is not None]
        for one in moved:
            less |= moments.days_in(one, "RECURRENCE-ID", self._here)
            if _text(one, "STATUS").upper() != "CANCELLED":
                more |= {moments.start_of(one, self._here).day}
        if "RSCALE" in rrule.upper():
            self._reading.kept_raw += 1
            return Once(start.day), first.to_ical().decode("utf-8", "replace")
        if not more and not less:
            if not rrule:
                return Once(start.day), None
            rule = rrules.from_rrule(rrule, start.day)
            if rule is not None:
                return rule, None
        if self._reading.written_out >= MOST_FOLLOWED:
            self._reading.kept_raw += 1
            return Once(start.day), first.to_ical().decode("utf-8", "replace")
        entered = rrules.days_of(rrule, start.day, more, less)
        if entered is None:
            raise ValueError
        self._reading.written_out += 1
        return entered, first.to_ical().decode("utf-8", "replace")

    def _reminders(self, event: Any, start: moments.Start) -> Reminders:
        """Return the days of an event's alarms, turned off: nobody chose them here."""
        begin = datetime.combine(start.day, start.at or time.min)
        found = []
        for alarm in event.walk("VALARM")[:_MOST_ALARMS]:
            trigger = getattr(alarm.get("TRIGGER"), "dt", None)
            if isinstance(trigger, datetime):
                found.append(moments.seen(trigger, self._here))
            elif trigger is not None:
                found.append(begin + trigger)
        if not found:
            return Reminders()
        self._reading.alarms_off += 1
        offsets = tuple(sorted({(each.date() - start.day).days for each in found}))
        return Reminders(offsets=offsets, at=found[0].time().replace(second=0, microsecond=0))


def _groups(components: Sequence[Any]) -> Iterator[list[Any]]:
    """Return the events that are one date: by series, or one and its changed instances."""
    groups: dict[str, list[Any]] = {}
    for number, one in enumerate(components):
        if _text(one, "STATUS").upper() == "CANCELLED" and one.get("RECURRENCE-ID") is None:
            continue
        key = _text(one, SERIES) or _text(one, "UID") or f"\n{number}"
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        if _text(group[0], SERIES):
            yield group
            continue
        # The event itself, before its instances that were changed alone.
        masters = [one for one in group if one.get("RECURRENCE-ID") is None]
        changed = [one for one in group if one.get("RECURRENCE-ID") is not None]
        if masters:
            yield [masters[-1], *changed]
        else:
            for one in changed:
                if _text(one, "STATUS").upper() != "CANCELLED":
                    yield [one]


def _whole(group: Sequence[Any]) -> HardDate | None:
    """Return the date that this app wrote into its own file, or None."""
    for one in group:
        text = _text(one, WHOLE)
        if text:
            try:
                return prepared(date_in(document_in(text)))
            except (ValueError, CompanionError):
                return None
    return None


def _agree(value: HardDate, group: Sequence[Any], now: datetime) -> bool:
    """Say whether events still are what this app wrote, so that no later change is lost."""
    first = group[0]
    for name, words in (("SUMMARY", value.name), ("DESCRIPTION", value.note)):
        if not _same_words(_text(first, name), words):
            return False
    if first.name == "VJOURNAL":
        return True
    begins = {(start.day, start.at) for start in (moments.start_of(one, None) for one in group)}
    rrule = None if value.rule is None else rrules.to_rrule(value.rule)
    if rrule is None:
        # Written out in another year, the days begin and end elsewhere: all are to be its days.
        days = {day for day, _at in begins}
        # No rule writes out more, but a file can ask for those of all ages.
        occasions = islice(days_of("", value, min(days), max(days)), MOST_MARKS + 1)
        own = {one.day for one in occasions}
        return days <= own and {at for _day, at in begins} == {value.at}
    written = {(one.day, value.at) for one in written_days(value, now)}
    return begins == written and _same_rule(_rrule(first), rrule, min(begins)[0])


def _same_rule(one: str, other: str, start: date) -> bool:
    if not one or not other:
        return one == other
    return rrules.from_rrule(one, start) == rrules.from_rrule(other, start)


def _same_words(one: str, other: str) -> bool:
    """Say whether two texts are the same but for line ends and spaces, which programs change."""
    return one.split() == other.split()


def _rrule(event: Any) -> str:
    found = event.get("RRULE")
    if found is None:
        return ""
    if isinstance(found, list):  # more than one: RFC 5545 advises against it
        raise ValueError  # noqa: TRY004  # a file that does not fit, not a slip of ours
    return str(found.to_ical().decode("utf-8", "replace"))


def _certainty(event: Any) -> Certainty:
    tentative = _text(event, "STATUS").upper() == "TENTATIVE"
    return Certainty.MAY_MOVE if tentative else Certainty.EXACT


def _text(component: Any, name: str) -> str:
    found = component.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    return "" if found is None else str(found)


def _made_uid(value: HardDate) -> str:
    """Return a stable name for an event that has none."""
    return "no-uid-" + sha256(text_of(of_date(value)).encode()).hexdigest()[:32]
