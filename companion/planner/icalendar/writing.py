"""Dates as a calendar file: RFC 5545, with the calendar's name of RFC 7986 and alarms of RFC 9074.

Such a file is plain text, and calendars are copied to other computers. So the
events are private, and by default their titles say nothing: the names of the
dates, and all the app knows of them, are in the file only when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from companion.clock import zone_named
from companion.i18n import _
from companion.planner.documents import of_date
from companion.planner.icalendar.rrules import YEARS_AHEAD, to_rrule
from companion.planner.model import (
    HardDate,
    Occasion,
    ReminderText,
    Saved,
    reminded_at,
)
from companion.planner.occasions import days_of
from companion.planner.recurrence.rules import DayMarks, EnteredDays, MemorialYears, Once, Rule

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT: Final = "-//Companion//Companion//EN"
WHOLE: Final = "X-COMPANION-DATE"
"""Holds a date as a document, in a file that is meant to be whole."""
SERIES: Final = "X-COMPANION-SERIES"
"""Tells which events, each with one day, are the days of one date."""
_DOMAIN: Final = "@companion"


def uid_of(date_id: str) -> str:
    """Return what a date is called in a calendar file."""
    return f"{date_id}{_DOMAIN}"


def calendar(dates: Iterable[Saved[HardDate]], *, now: datetime, neutral: bool = True) -> bytes:
    """Return dates as the bytes of a calendar file.

    Neutral: titles say nothing, and nothing else is told. Otherwise the file can
    be brought in again with everything the app knows of the dates, those without
    a day included. Days that no RRULE says are written one by one, 20 years ahead.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", _("Notes") if neutral else _("Dates"))
    for saved in dates:
        for component in _components(saved, now, neutral=neutral):
            made.add_component(component)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def written_days(value: HardDate, now: datetime) -> list[Occasion]:
    """Return the days that are written for a date: its first with a RRULE, else each of them."""
    rule = value.rule
    if rule is None or value.postponed:
        return []
    first, last = _span(rule, now.date())
    found = days_of("", value, first, last)
    if to_rrule(rule) is None:
        return list(found)
    one = next(found, None)
    return [] if one is None else [one]


def _span(rule: Rule, today: date) -> tuple[date, date]:
    """Return between which days the days of a rule are written out."""
    if isinstance(rule, EnteredDays):
        return date.min, date.max
    last = date(min(today.year + YEARS_AHEAD, date.max.year), 12, 31)
    if isinstance(rule, Once):
        return rule.day, rule.day
    if isinstance(rule, DayMarks | MemorialYears):
        return rule.day, max(last, rule.day)
    if to_rrule(rule) is not None:
        return rule.day, date.max
    return max(date(today.year, 1, 1), rule.day), max(last, rule.day)


def _components(saved: Saved[HardDate], now: datetime, *, neutral: bool) -> Iterator[Any]:
    from icalendar import Event, Journal

    value = saved.value
    days = written_days(value, now)
    rrule = None if value.rule is None else to_rrule(value.rule)
    for number, one in enumerate(days):
        event = Event()
        uid = uid_of(saved.id)
        if rrule is None:
            uid = f"{saved.id}-{one.day:%Y%m%d}{_DOMAIN}"
            event.add(SERIES, saved.id)
        event.add("uid", uid)
        event.add("dtstart", _start(value, one.day))
        if rrule:
            _add_rrule(event, rrule)
        event.add("transp", "TRANSPARENT")
        event.add("status", "TENTATIVE" if one.about else "CONFIRMED")
        _describe(event, saved, now, neutral=neutral, whole=number == 0)
        if value.reminders.on:
            for offset in value.reminders.offsets:
                event.add_component(_alarm(value, one, offset, uid, neutral=neutral))
        yield event
    if not days and not neutral:
        # An event has to have a day; an entry of a journal does not.
        journal = Journal()
        journal.add("uid", uid_of(saved.id))
        _describe(journal, saved, now, neutral=False, whole=True)
        yield journal


def _describe(
    component: Any, saved: Saved[HardDate], now: datetime, *, neutral: bool, whole: bool
) -> None:
    component.add("dtstamp", now)
    component.add("summary", _("Note") if neutral else saved.value.name)
    component.add("class", "PRIVATE")
    if neutral:
        return
    if saved.value.note:
        component.add("description", saved.value.note)
    if whole:
        # In ASCII: no program on the way can take a character for a line end.
        component.add(WHOLE, json.dumps(of_date(saved.value), sort_keys=True))


def _add_rrule(event: Event, rrule: str) -> None:
    from icalendar import vRecur

    event.add("rrule", vRecur.from_ical(rrule))


def _start(value: HardDate, day: date) -> date | datetime:
    if value.at is None:
        return day
    # Where the zone is not known it is floating: the time on the wall (RFC 5545, 3.3.5).
    return datetime.combine(day, value.at, zone_named(value.zone))


def _alarm(value: HardDate, one: Occasion, offset: int, uid: str, *, neutral: bool) -> Alarm:
    """Return an alarm; its trigger counts from the start as the clock on the wall does."""
    from icalendar import Alarm

    start = datetime.combine(one.day, value.at or time.min)
    moment = reminded_at(value.reminders, offset, one.day, evening_before=one.evening_before)
    named = value.reminders.text is ReminderText.FULL and not neutral
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", value.name if named else _("You have a note."))
    alarm.add("trigger", moment - start)
    alarm.add("uid", f"{offset}.{uid}")
    return alarm
