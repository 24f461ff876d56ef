"""Looking back: pages from this time in other years, only when a person asks (care.md 3.2, T6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, Final

from companion.journal import store
from companion.journal.model import EntrySummary

if TYPE_CHECKING:
    from companion.vault.vault import Vault

PREFERENCE: Final = "journal.looking_back"
"""The name among the preferences under which it is turned on; off where nothing was chosen."""
DAYS_AROUND: Final = 3
_LONGEST_SHADOW_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class DayRange:
    """Some days, the last one included."""

    first: date
    last: date

    def shadows(self, day: date) -> bool:
        """Say whether a day lies in this range, in its own year or in any other.

        What is hard in one year is hard in the next, so whoever asks need not work
        out the range of every year.
        """
        if self.first <= day <= self.last:
            return True
        length = (self.last - self.first).days
        if length >= _LONGEST_SHADOW_DAYS:
            return True
        # The range as it would begin in the day's year and in the year before.
        for year in (day.year, day.year - 1):
            first = _in_year(self.first, year)
            if first is not None and 0 <= (day - first).days <= length:
                return True
        return False


class LookingBack:
    """Earlier years of the journal of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def pages(
        self, today: date, hard_days: Iterable[DayRange] = (), *, around: int = DAYS_AROUND
    ) -> list[EntrySummary]:
        """Return pages of earlier years, at most some days from this one; the latest first.

        Never one that is set aside, sealed, marked "never bring back", in the bin,
        or of a hard day; with today a hard day, none at all. Titles only.
        """
        hard = tuple(hard_days)
        if any(days.shadows(today) for days in hard):
            return []
        found: dict[str, EntrySummary] = {}
        with self._vault.reading() as connection:
            with_pages = store.years(connection, in_bin=False)
            # Around New Year some days of a year belong to the one beside it.
            for year in {year + step for year in with_pages for step in (-1, 0, 1)}:
                middle = _in_year(today, year)
                if middle is None or year >= today.year:
                    continue
                first, last = _moved(middle, -around), _moved(middle, around)
                for summary in store.between(connection, first, last):
                    if _may_come_back(summary, today, hard):
                        found[summary.id] = summary
        return sorted(found.values(), key=lambda summary: summary.place, reverse=True)


def _may_come_back(summary: EntrySummary, today: date, hard: tuple[DayRange, ...]) -> bool:
    kept = summary.kept
    if kept.set_aside or kept.never_bring_back or kept.is_sealed(today):
        return False
    return summary.deleted is None and not any(days.shadows(summary.local_date) for days in hard)


def _in_year(day: date, year: int) -> date | None:
    """Return the same day in another year; the 29th of February becomes the 28th where needed."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _moved(day: date, days: int) -> date:
    """Return a day some days away, or the first or last there is."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)
