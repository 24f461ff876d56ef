"""What helps a person, from the ratings they chose to give; never more than they tell.

A rating is distress from 0 to 10, before and after. With fewer than five pairs no
number is given: chance would speak louder than the person (care.md, field.md e.15).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from statistics import median
from typing import Final

from companion.errors import RatingOutOfRange

MOST_DISTRESS: Final = 10
HIGH_DISTRESS: Final = 9
"""From here *Come back to now* and help are offered (care.md 2.14)."""
ENOUGH: Final = 5
"""With fewer pairs of ratings no number is shown."""
_PRIOR: Final = 4
"""Pairs that change nothing, counted beside the real ones, so that learning is slow."""


class Context(StrEnum):
    """What kind of time it was."""

    ORDINARY = "ordinary"
    HARD_DAY = "hard_day"
    """Inside a hard-day window."""
    NEWS = "news"
    """While something is in the news."""
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing a person did and chose to note."""

    id: str
    item_id: str
    local_date: date
    local_time: time
    zone: str
    context: Context = Context.ORDINARY
    before: int | None = None
    """Distress from 0 to 10, or None."""
    after: int | None = None
    entry_id: str | None = None
    """The page of the journal it belongs to, or None; it goes when the page goes."""

    @property
    def change(self) -> int | None:
        """After less before: below 0 it eased; None without both."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Helped:
    """How distress changed with one idea, in one context or in all."""

    item_id: str
    context: Context | None
    """None stands for all of them together."""
    count: int | None
    """How many pairs of ratings; None when there are too few for a number."""
    middle: float | None
    """The median change; below 0 it eased."""
    low: int | None
    """The change that eased most."""
    high: int | None
    """The change that eased least."""


def rating(value: int | None) -> int | None:
    """Return a rating; raise RatingOutOfRange below 0 and above 10."""
    if value is not None and not 0 <= value <= MOST_DISTRESS:
        raise RatingOutOfRange(MOST_DISTRESS)
    return value


def offers_steady(*ratings: int | None) -> bool:
    """Say whether *Come back to now* and help are to be offered after such ratings."""
    return any(each is not None and each >= HIGH_DISTRESS for each in ratings)


def context_at(*, hard_day: bool = False, news: bool = False, night: bool = False) -> Context:
    """Return the one context of a moment; where several hold, the one that weighs more."""
    if hard_day:
        return Context.HARD_DAY
    if news:
        return Context.NEWS
    return Context.NIGHT if night else Context.ORDINARY


def what_helps(log: Iterable[LogEntry]) -> tuple[Helped, ...]:
    """Return how distress changed, for each idea over all contexts and in each.

    What eased most is first; ideas with too few ratings for a number follow, by
    id. An idea is there as soon as it has one pair of ratings.
    """
    changes: dict[tuple[str, Context | None], list[int]] = defaultdict(list)
    for entry in log:
        if entry.change is not None:
            changes[entry.item_id, None].append(entry.change)
            changes[entry.item_id, entry.context].append(entry.change)
    whole = {key[0]: _helped(key, found) for key, found in changes.items() if key[1] is None}
    order = sorted(
        whole, key=lambda item: (whole[item].middle is None, whole[item].middle or 0.0, item)
    )
    contexts = (None, *Context)
    return tuple(
        _helped((item, context), changes[item, context])
        for item in order
        for context in contexts
        if (item, context) in changes
    )


def _helped(key: tuple[str, Context | None], changes: list[int]) -> Helped:
    if len(changes) < ENOUGH:
        return Helped(*key, None, None, None, None)
    return Helped(*key, len(changes), float(median(changes)), min(changes), max(changes))


def learned(log: Iterable[LogEntry]) -> dict[str, float]:
    """Return how much each idea eased the person, from -1 (worse) to 1, for `suggest`.

    The mean change, as if a few more pairs had shown no change at all.
    """
    changes: dict[str, list[int]] = defaultdict(list)
    for entry in log:
        if entry.change is not None:
            changes[entry.item_id].append(entry.change)
    return {
        item: -sum(found) / (len(found) + _PRIOR) / MOST_DISTRESS for item, found in changes.items()
    }
