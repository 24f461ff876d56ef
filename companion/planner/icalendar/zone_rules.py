"""The rules of a calendar file's zones, by which clocks change, before any is followed.

The library that follows them goes from year to year until a rule gives a moment after
the one that is asked for. A day that never comes, as 30 February, it looks for through
eight thousand years; with INTERVAL=0 it stays in the first for ever. Which years a rule
can give a day in depends on fourteen kinds of year only, and they come again every 400
years: so it is known beforehand, exactly, whether it ever comes.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime
from functools import lru_cache
from typing import Final

MOST_YEARS_FOLLOWED: Final = 150_000
"""Years that all rules of a file are followed through, together; 20,000 take about a second.

250 rules from 1601 on, where some programs begin, have 106,000 of them.
"""

_RULE_OF_A_ZONE: Final = re.compile(
    r"(?:(?:FREQ=YEARLY|(?:BYMONTH|BYDAY|BYMONTHDAY|UNTIL|COUNT|INTERVAL|WKST)=[^;]*);?)*",
    re.IGNORECASE,
)
"""Clocks change by the year. The parser follows any rule at once, each second of ages too."""
_MOST_WEEKS: Final = 5
_OF_DAYS: Final = ("BYMONTH", "BYMONTHDAY", "BYDAY")
_SAMPLE: Final = datetime(MAXYEAR - 27, 1, 1)  # noqa: DTZ001  # a clock's own time has no zone
"""From here to the end of the calendar there are 28 years, of all fourteen kinds."""
_CYCLE: Final = 400
"""After so many years the kinds of year come again in the same order."""

_Kind = tuple[bool, int]
"""A kind of year: whether it is a leap year, and the day of the week of its first day."""


@dataclass(slots=True)
class _Part:
    """A part of a zone: when it begins, and the lines of its rules by their numbers."""

    starts: list[str] = field(default_factory=list)
    rules: dict[int, str] = field(default_factory=dict)


class ZoneRules:
    """The rules of all zones of a file, as its lines are met."""

    def __init__(self) -> None:
        self.idle: set[int] = set()
        """The numbers of lines whose rule never comes: without them nothing is different."""
        self._parts: list[_Part] = []
        self._followed: list[tuple[int, int]] = []
        self._last = 0

    def begin(self) -> None:
        """Take in that a part of a zone begins."""
        self._parts.append(_Part())

    def start(self, line: str) -> None:
        """Take in when a part begins."""
        if self._parts:
            self._parts[-1].starts.append(line)

    def rule(self, number: int, line: str) -> None:
        """Take in a rule that is one of a zone."""
        if self._parts:
            self._parts[-1].rules[number] = line

    def end(self) -> None:
        """Take in that a part ends; now it is known what its rules begin with."""
        if not self._parts:
            return
        part = self._parts.pop()
        starts = [_day(each.rpartition(":")[2]) for each in part.starts]
        for number, line in part.rules.items():
            values = _values(line)
            try:
                interval = int(values.get("INTERVAL", "1"))
                comes = any(each is None or _comes(values, each, interval) for each in starts)
            except (ValueError, OverflowError):  # no such rule: the parser will say so
                continue
            if starts and not comes:
                self.idle.add(number)
            else:
                first = min((each.year for each in starts if each is not None), default=1)
                self._followed.append((first, interval))

    def asked(self, line: str) -> None:
        """Take in moments that the clocks of zones are asked for."""
        for each in line.rpartition(":")[2].split(","):
            for moment in each.split("/"):
                day = _day(moment)
                self._last = max(self._last, 0 if day is None else day.year)

    @property
    def are_modest(self) -> bool:
        """Whether all of them can be followed to the last moment that is asked for."""
        years = (max(0, self._last - first) // interval for first, interval in self._followed)
        return sum(years) <= MOST_YEARS_FOLLOWED


def changes_a_year(line: str) -> int | None:
    """Return how many days a year a rule of a zone gives, at most; None when it is no such rule.

    A parameter may hold a colon before the real one, in quotes or behind a backslash.
    """
    rule = line.strip().partition(":")[2]
    if '"' in line or "\\" in line or _RULE_OF_A_ZONE.fullmatch(rule) is None:
        return None
    if any(_is_no_step(part) for part in rule.upper().split(";")):
        return None
    values = {name: listed.split(",") for name, listed in _values(line).items()}
    months = len(values.get("BYMONTH", ())) or 12
    if "BYMONTHDAY" in values:
        return months * len(values["BYMONTHDAY"])
    if "BYDAY" in values:  # 2SU comes once in a month, SU every week
        return months * sum(_MOST_WEEKS if each.isalpha() else 1 for each in values["BYDAY"])
    return months if "BYMONTH" in values else 1


def _is_no_step(part: str) -> bool:
    """Say whether a part of a rule lets it stay where it is, or go back."""
    name, _equals, value = part.partition("=")
    try:
        return name == "INTERVAL" and int(value) < 1
    except ValueError:  # the parser refuses that
        return False


def _values(line: str) -> dict[str, str]:
    """Return the parts of a rule by name; the last of those of one name counts."""
    rule = line.strip().partition(":")[2].upper()
    parts = (part.partition("=") for part in rule.split(";") if part)
    return {name: value for name, _equals, value in parts}


def _day(moment: str) -> date | None:
    """Return the day of a moment as it is written in a file, or None."""
    text = moment.strip()
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _comes(values: Mapping[str, str], start: date, interval: int) -> bool:
    """Say whether a rule ever gives a day, in the years that it looks at from its start on."""
    of_days = {name: values[name] for name in _OF_DAYS if name in values}
    if "BYMONTHDAY" not in of_days and "BYDAY" not in of_days:  # those of its start
        of_days.setdefault("BYMONTH", str(start.month))
        of_days["BYMONTHDAY"] = str(start.day)
    kinds = _kinds(";".join(f"{name}={value}" for name, value in of_days.items()))
    looked_at: Iterable[int] = range(start.year, MAXYEAR + 1, interval)[:_CYCLE]
    return any((isleap(year), date(year, 1, 1).weekday()) in kinds for year in looked_at)


@lru_cache(maxsize=1_000)
def _kinds(of_days: str) -> frozenset[_Kind]:
    """Return the kinds of year in which a rule gives a day; raise ValueError for no rule.

    There are none for a rule that the library takes at first and then cannot follow.
    """
    from dateutil.rrule import rrulestr

    days = rrulestr(f"FREQ=YEARLY;{of_days}", dtstart=_SAMPLE)
    try:
        years = {each.year for each in days}
    except (ValueError, IndexError):  # a 53rd Thursday of February, month 13: it breaks off there
        return frozenset()
    return frozenset((isleap(year), date(year, 1, 1).weekday()) for year in years)
