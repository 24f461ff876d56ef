"""Between the app's rules and RRULE (RFC 5545, 3.3.10).

Only what every calendar program reads in the same way is written as a RRULE.
Lunar and church dates never are: RSCALE (RFC 7529) is read by few programs, and
one that passes over it would show dates of another calendar (formats.md a.3.2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from companion.planner.icalendar import expansion
from companion.planner.model import shifted
from companion.planner.recurrence.rules import (
    LAST_WEEK,
    MOST_MARKS,
    EnteredDays,
    Feb29,
    Monthly,
    NthWeekday,
    Once,
    Rule,
    ShortMonth,
    Weekly,
    Yearly,
    is_leap_day,
)

YEARS_AHEAD: Final = 20
"""How far days are written out one by one, and how far a foreign rule is followed."""
_FEB29: Final = {
    Feb29.FEB_28: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
    Feb29.MAR_1: "FREQ=YEARLY;BYYEARDAY=60",
    Feb29.LEAP: "FREQ=YEARLY",  # a day that is not there is passed over (RFC 5545)
}
_LAST_POSSIBLE_DAY: Final = 31
_ALWAYS_THERE: Final = 28


def to_rrule(rule: Rule) -> str | None:  # noqa: PLR0911  # one way out for each kind of rule
    """Return the RRULE of a rule: '' when it comes once, None when there is none for it."""
    match rule:
        case Once():
            return ""
        case Yearly():
            return _FEB29.get(rule.feb29 or Feb29.LEAP) if is_leap_day(rule.day) else "FREQ=YEARLY"
        case Weekly():
            return f"FREQ=WEEKLY;INTERVAL={rule.every}" if rule.every > 1 else "FREQ=WEEKLY"
        case Monthly() if rule.day.day <= _ALWAYS_THERE or rule.short_month is ShortMonth.SKIP:
            return "FREQ=MONTHLY"
        case Monthly(short_month=ShortMonth.LAST_DAY) if rule.day.day == _LAST_POSSIBLE_DAY:
            return "FREQ=MONTHLY;BYMONTHDAY=-1"
        case NthWeekday():
            weekday = f"BYDAY={rule.week}{expansion.WEEKDAYS[rule.weekday - 1]}"
            if rule.month is None:
                return f"FREQ=MONTHLY;{weekday}"
            return f"FREQ=YEARLY;BYMONTH={rule.month};{weekday}"
        case _:
            return None


def from_rrule(rrule: str, start: date) -> Rule | None:
    """Return the rule that a RRULE says from a first day on, or None where there is none.

    A RRULE that ends, or that leaves the plain ways, is not one of ours: see `days_of`.
    """
    return _rules_from(start, _parts(rrule)).get(_plain(rrule, start))


def _rules_from(start: date, parts: Mapping[str, str]) -> dict[str, Rule]:
    """Return the rules that can begin on a day, by the RRULE each of them has."""
    rules: list[Rule] = []
    if is_leap_day(start):
        rules += [Yearly(start, each) for each in _FEB29]
    else:
        rules.append(Yearly(start))
    rules.append(Monthly(start, None if start.day <= _ALWAYS_THERE else ShortMonth.SKIP))
    if start.day == _LAST_POSSIBLE_DAY:
        rules.append(Monthly(start, ShortMonth.LAST_DAY))
    for week in ((start.day + 6) // 7, LAST_WEEK):
        rules += [
            NthWeekday(start, week, start.isoweekday()),
            NthWeekday(start, week, start.isoweekday(), start.month),
        ]
    interval = parts.get("INTERVAL", "1")
    if interval.isascii() and interval.isdigit() and len(interval) <= len("520"):
        try:
            rules.append(Weekly(start, int(interval)))
        except ValueError:  # further apart than the app's rule goes
            rules.append(Weekly(start))
    return {_plain(to_rrule(rule) or "", start): rule for rule in reversed(rules)}


def _plain(rrule: str, start: date) -> str:
    """Return a RRULE in one order, without what its first day says already."""
    parts = _parts(rrule)
    parts.pop("WKST", None)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    month, day = {"BYMONTH": str(start.month)}, {"BYMONTHDAY": str(start.day)}
    said: dict[str, tuple[dict[str, str], ...]] = {
        "YEARLY": (month, month | day),
        "MONTHLY": (day,),
        "WEEKLY": ({"BYDAY": expansion.WEEKDAYS[start.weekday()]},),
    }
    limits = {key: parts[key] for key in parts if key.startswith("BY")}
    if limits in said.get(parts.get("FREQ", ""), ()):
        parts = {key: parts[key] for key in parts if key not in limits}
    return ";".join(f"{key}={parts[key]}" for key in sorted(parts))


def days_of(
    rrule: str, start: date, more: Collection[date], less: Collection[date]
) -> EnteredDays | None:
    """Return the single days of a RRULE from another calendar, for 20 years; None without any.

    `more` and `less` are its RDATEs and EXDATEs. Raises ValueError for a RRULE
    that cannot be followed.
    """
    found = {start, *more}
    if rrule:
        found.update(expansion.days(_parts(rrule), start, shifted(start, YEARS_AHEAD * 366)))
    days = sorted(found - set(less))[:MOST_MARKS]
    return EnteredDays(tuple(days)) if days else None


def _parts(rrule: str) -> dict[str, str]:
    parts = (part.partition("=") for part in rrule.upper().split(";") if part)
    return {key.strip(): value.strip() for key, _equals, value in parts}
