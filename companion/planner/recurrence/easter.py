"""Easter by the Western and the Orthodox reckoning, and the days counted from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from companion.planner.recurrence.model import Occurrence
from companion.planner.recurrence.rules import EasterKind, FromEaster

FIRST: Final = date(1583, 1, 1)
LAST: Final = date(4098, 12, 31)
"""The years for which dateutil's method holds, but for the last."""


def from_easter(rule: FromEaster, first: date, last: date) -> Iterator[Occurrence]:
    """Return the days, numbered by years since."""
    # An offset can carry a day into the year before or after.
    years = range(max(first.year - 1, rule.day.year - 1, FIRST.year), last.year + 2)
    for year in years:
        day = easter_of(year, rule.easter) + timedelta(rule.offset)
        yield Occurrence(day, number=day.year - rule.day.year)


@lru_cache(maxsize=1024)
def easter_of(year: int, kind: EasterKind) -> date:
    """Return Easter Sunday, in the Gregorian calendar by both reckonings."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    return easter(year, EASTER_ORTHODOX if kind is EasterKind.ORTHODOX else EASTER_WESTERN)
