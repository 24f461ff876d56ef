"""What is told about a day on which a rule falls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """Why a day is the one it is; `words.sentence` tells it."""

    NO_FEB_29 = "no-feb-29"
    SHORT_MONTH = "short-month"
    COUNTED_WITH = "counted-with-the-day"
    COUNTED_AFTER = "counted-after-the-day"
    YEARS_WITH_FIRST = "years-with-the-first"
    BEFORE_KISLEV = "before-kislev"
    BEFORE_TEVET = "before-tevet"
    LAST_ADAR = "last-adar"
    SHEVAT = "end-of-shevat"
    NEXT_HEBREW_MONTH = "next-hebrew-month"
    CHOSEN_ADAR = "chosen-adar"
    SEEN_LOCALLY = "seen-locally"
    SHORT_LUNAR_MONTH = "short-lunar-month"
    NO_LEAP_MONTH = "no-leap-month"
    OWN_DATE = "own-date"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day on which a rule falls."""

    day: date
    why: Why | None = None
    """Why it is this day, where that is not plain to see."""
    about: bool = False
    """Whether it can be a day earlier or later where the person is."""
    begins_evening_before: bool = False
    """Whether it begins at sunset of the day before."""
    calendar_year: int | None = None
    """The year of the rule's own calendar, by which an own date is given; else None."""
    number: int | None = None
    """Which year, or which number of days; None unless it was asked for."""
