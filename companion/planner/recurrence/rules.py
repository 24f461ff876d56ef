"""The rules by which a date comes again.

Plain values over plain dates of the Gregorian calendar: no hours, no zones. A
rule never decides what a person was asked: where customs differ, it has to be
told, and says so by raising ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

MOST_MARKS: Final = 1_000
"""The most numbers, entered days or own dates that one rule takes."""
LONGEST_COUNT: Final = 100_000
"""The largest number of days to count, some 270 years."""
LAST_WEEK: Final = -1
_FEBRUARY, _DECEMBER = 2, 12
_LEAP_DAY, _SUNDAY, _FIFTH, _ALWAYS_THERE = 29, 7, 5, 28
_LONGEST_OFFSET = 366


class Feb29(StrEnum):
    """When to keep 29 February in a year that has none."""

    FEB_28 = "feb28"
    MAR_1 = "mar1"
    BOTH = "both"
    LEAP = "leap"
    """Only in the years that have one."""


class ShortMonth(StrEnum):
    """When to keep day 29, 30 or 31 in a month that has none."""

    LAST_DAY = "last"
    NEXT_DAY = "next"
    """The first of the following month."""
    SKIP = "skip"


class Adar(StrEnum):
    """Which Adar of a leap year to keep for a death in Adar of a common year.

    Custom varies (care.md 2.9 [S65b]); the first is what the rule there says.
    """

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


class EasterKind(StrEnum):
    """By whose reckoning Easter falls."""

    WESTERN = "western"
    ORTHODOX = "orthodox"


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The day a family keeps in one year, whatever is computed."""

    calendar_year: int
    """In the calendar of the rule: 5787 in the Hebrew one."""
    day: date


@dataclass(frozen=True, slots=True)
class Once:
    """A day that does not come again."""

    day: date


@dataclass(frozen=True, slots=True)
class Yearly:
    """The same day and month every year, from the day itself on."""

    day: date
    feb29: Feb29 | None = None
    """Has to be told for 29 February and means nothing for any other day."""

    def __post_init__(self) -> None:
        _know_leap_day(self.day, self.feb29)


@dataclass(frozen=True, slots=True)
class Monthly:
    """The same day every month, from the day itself on."""

    day: date
    short_month: ShortMonth | None = None
    """Has to be told for day 29, 30 or 31 and means nothing for any other."""

    def __post_init__(self) -> None:
        if self.day.day > _ALWAYS_THERE and self.short_month is None:
            raise ValueError("a policy for short months is needed")


@dataclass(frozen=True, slots=True)
class Weekly:
    """The same day of the week, every week or every few weeks, from the day itself on."""

    day: date
    every: int = 1

    def __post_init__(self) -> None:
        _within(self.every, 1, 520)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth or the last of a weekday in one month, or in every month."""

    day: date
    """Not before this day."""
    week: int
    """1 to 5, or LAST_WEEK. The fifth is skipped in a month that has none."""
    weekday: int
    """ISO 8601: 1 is Monday."""
    month: int | None = None
    """1 to 12; None for every month."""

    def __post_init__(self) -> None:
        _within(self.weekday, 1, _SUNDAY)
        _within(1 if self.week == LAST_WEEK else self.week, 1, _FIFTH)
        _within(1 if self.month is None else self.month, 1, _DECEMBER)


@dataclass(frozen=True, slots=True)
class DayMarks:
    """Days counted from one day: the 7th, the 40th, the 1000th."""

    day: date
    counts: tuple[int, ...]
    first_day_counts: bool
    """Whether the day itself is the first: then the nth is n - 1 days later. Customs differ."""

    def __post_init__(self) -> None:
        _few(self.counts)
        for count in self.counts:
            _within(count, 1, LONGEST_COUNT)


@dataclass(frozen=True, slots=True)
class MemorialYears:
    """Years counted as in Japan, where the day itself begins the count.

    The first is kept after one year, but the "3rd" after two, the 7th after six
    and so on: from then on the first year counts too (care.md 2.9 [S70, S70b]).
    """

    day: date
    years: tuple[int, ...]
    """As they are called: 1, 3, 7, 13; never 2, which has no day of its own."""
    feb29: Feb29 | None = None

    def __post_init__(self) -> None:
        _few(self.years)
        _know_leap_day(self.day, self.feb29)
        for year in self.years:
            _within(year, 1, 1_000)
            if year == 2:  # noqa: PLR2004  # the one number that is not used
                raise ValueError("the second is called the third")


@dataclass(frozen=True, slots=True)
class Yahrzeit:
    """The Hebrew date of a death, from the first year after it on."""

    day: date
    """The day of the death in the Gregorian calendar."""
    after_sunset: bool
    """Whether it was after sunset: then it was the next Hebrew day (care.md 2.9 [S63])."""
    adar: Adar = Adar.FIRST
    own: tuple[OwnDate, ...] = ()

    def __post_init__(self) -> None:
        _few(self.own)


@dataclass(frozen=True, slots=True)
class HijriYearly:
    """A date of the Umm al-Qura calendar every Hijri year, from the day itself on."""

    day: date
    after_sunset: bool
    """Whether it was after sunset: then it was the next day of that calendar."""
    own: tuple[OwnDate, ...] = ()

    def __post_init__(self) -> None:
        _few(self.own)


@dataclass(frozen=True, slots=True)
class ChineseYearly:
    """A date of the Chinese calendar every lunar year, from the day itself on."""

    day: date
    own: tuple[OwnDate, ...] = ()

    def __post_init__(self) -> None:
        _few(self.own)


@dataclass(frozen=True, slots=True)
class Qingming:
    """Qingming every year, by China time, not before a day."""

    day: date


@dataclass(frozen=True, slots=True)
class FromEaster:
    """Easter, or a number of days before or after it, every year, not before a day."""

    day: date
    easter: EasterKind
    offset: int = 0
    """Days; -57 is Meatfare Saturday and 9 is Radonitsa by the Orthodox reckoning."""

    def __post_init__(self) -> None:
        _within(self.offset, -_LONGEST_OFFSET, _LONGEST_OFFSET)


@dataclass(frozen=True, slots=True)
class EnteredDays:
    """Days that somebody looked up and entered, year by year: a tithi, a week set by law."""

    days: tuple[date, ...]

    def __post_init__(self) -> None:
        _few(self.days)


Rule = (
    Once
    | Yearly
    | Monthly
    | Weekly
    | NthWeekday
    | DayMarks
    | MemorialYears
    | Yahrzeit
    | HijriYearly
    | ChineseYearly
    | Qingming
    | FromEaster
    | EnteredDays
)


def is_leap_day(day: date) -> bool:
    """Tell whether a day is 29 February, for which a policy has to be asked."""
    return (day.month, day.day) == (_FEBRUARY, _LEAP_DAY)


def weekday_of(day: date) -> NthWeekday:
    """Return the rule of a day's place in its month: the second Sunday in May.

    A fifth is read as the last, for not every year has a fifth.
    """
    week = (day.day + 6) // 7
    return NthWeekday(day, LAST_WEEK if week == _FIFTH else week, day.isoweekday(), day.month)


def _know_leap_day(day: date, feb29: Feb29 | None) -> None:
    if is_leap_day(day) and feb29 is None:
        raise ValueError("a policy for 29 February is needed")


def _few(values: tuple[object, ...]) -> None:
    if len(values) > MOST_MARKS:
        raise ValueError("too many")


def _within(value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ValueError(f"{value} is not within {least} and {most}")
