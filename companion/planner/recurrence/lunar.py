"""What the lunar calendars share: one day or two in each of their years, or the family's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from companion.planner.recurrence.model import Occurrence, Why
from companion.planner.recurrence.rules import OwnDate

Days = Callable[[int], list[Occurrence]]


def in_years(years: Iterable[int], days: Days, own: tuple[OwnDate, ...]) -> Iterator[Occurrence]:
    """Return the occurrences of calendar years, in order of time, own dates in their places.

    `days` computes those of one year. An own date can lie outside the years
    asked for, so all of them are looked at.
    """
    chosen = {each.calendar_year: each.day for each in own}
    found: list[Occurrence] = []
    for year in sorted({*years, *chosen}):
        computed = days(year)
        if year in chosen and computed:
            # Replaced, not beside it; the evening before still holds.
            computed = [replace(computed[0], day=chosen[year], why=Why.OWN_DATE, about=False)]
        found += computed
    return iter(sorted(found, key=lambda each: each.day))
