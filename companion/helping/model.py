"""The values of helping others: answers, limits, notes after helping, and when to stop.

The numbers in the rules are this app's own; no clinical source sets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from companion.values import one_line, short

LONGEST_ID: Final = 100
LONGEST_LINE: Final = 500
LONGEST_NOTE: Final = 20_000
MOST_ENERGY_A_WEEK: Final = 100
LITTLE, SOME, MUCH = 1, 2, 3
"""How much of one's energy one time of helping took, by one's own feeling."""
LIGHTEST, HEAVIEST = 0, 10
"""How heavy it feels, before and after."""
HEAVIER_BY: Final = 2
VERY_HEAVY_FROM: Final = 8
LOOK_BACK_DAYS: Final = 14
"""What is longer ago says nothing about today."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question of the guide; both parts may be empty."""

    choice: str = ""
    """'yes', 'partly', 'not_yet' or ''."""
    note: str = ""
    """In one's own words."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much I want to give, and how I know that it is too much."""

    energy_a_week: int | None = None
    """The sum of LITTLE, SOME and MUCH from Monday to Sunday; None when none was set."""
    stop_signs: tuple[str, ...] = ()
    """In one's own words, in one's own order."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A note after a time of helping: how it was for me, not what I was told."""

    day: date
    """A local date."""
    energy: int = SOME
    note: str = ""
    before: int | None = None
    """0 to 10; None when it was not said."""
    after: int | None = None
    way_id: str | None = None
    """The way of helping in the guide, or None."""


@dataclass(frozen=True, slots=True)
class SavedDebrief:
    """A note as it is kept."""

    id: str
    debrief: Debrief
    created: datetime
    """UTC."""
    deleted: datetime | None = None
    """When it was moved to the bin (UTC), or None."""


class StopRule(StrEnum):
    """What can make the app say, once, that a rest may be good."""

    WEEK_IS_FULL = "week_is_full"
    """As much was given this week as one set."""
    HEAVIER_AFTER = "heavier_after"
    """Twice running or more it was heavier by two or more after helping than before."""
    VERY_HEAVY = "very_heavy"
    """The last time it was eight or more after helping."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One occasion of a rule; it speaks once."""

    rule: StopRule
    occasion: str
    """What tells this occasion from others: the ISO week, or the id of a note."""


def prepared(debrief: Debrief) -> Debrief:
    """Return a note as it is stored, its numbers within their bounds.

    Preparing what is prepared changes nothing. Raises FieldTooLong.
    """
    return replace(
        debrief,
        energy=min(max(debrief.energy, LITTLE), MUCH),
        note=short(debrief.note, LONGEST_NOTE),
        before=_weight(debrief.before),
        after=_weight(debrief.after),
        way_id=None if debrief.way_id is None else one_line(debrief.way_id, LONGEST_ID),
    )


def prepared_limits(limits: Limits) -> Limits:
    """Return limits as they are stored: signs tidy, empty ones left out. Raises FieldTooLong."""
    signs = tuple(sign for each in limits.stop_signs if (sign := one_line(each, LONGEST_LINE)))
    energy = limits.energy_a_week
    if energy is not None:
        energy = min(max(energy, 1), MOST_ENERGY_A_WEEK)
    return Limits(energy, signs)


def prepared_answer(answer: Answer) -> Answer:
    """Return an answer as it is stored. Raises FieldTooLong."""
    return Answer(one_line(answer.choice, LONGEST_ID), short(answer.note, LONGEST_NOTE))


def energy_this_week(debriefs: Sequence[SavedDebrief], today: date) -> int:
    """Return the energy given from Monday of this week up to its Sunday."""
    monday = today - timedelta(days=today.weekday())
    days = (monday, monday + timedelta(days=6))
    return sum(one.debrief.energy for one in debriefs if days[0] <= one.debrief.day <= days[1])


def stops(limits: Limits, debriefs: Sequence[SavedDebrief], today: date) -> tuple[Stop, ...]:
    """Return every occasion to stop that stands today, spoken of before or not.

    `debriefs` are from the earliest to the latest, without those in the bin.
    """
    found = []
    if (
        limits.energy_a_week is not None
        and energy_this_week(debriefs, today) >= limits.energy_a_week
    ):
        year, week, _day = today.isocalendar()
        found.append(Stop(StopRule.WEEK_IS_FULL, f"{year}-W{week:02}"))
    since = today - timedelta(days=LOOK_BACK_DAYS)
    recent = [one for one in debriefs if since < one.debrief.day <= today]
    run: list[SavedDebrief] = []
    for one in recent:
        run = [*run, one] if _is_heavier(one.debrief) else []
    if len(run) > 1:
        found.append(Stop(StopRule.HEAVIER_AFTER, run[0].id))
    if recent and (recent[-1].debrief.after or LIGHTEST) >= VERY_HEAVY_FROM:
        found.append(Stop(StopRule.VERY_HEAVY, recent[-1].id))
    return tuple(found)


def _is_heavier(debrief: Debrief) -> bool:
    if debrief.before is None or debrief.after is None:
        return False
    return debrief.after - debrief.before >= HEAVIER_BY


def _weight(value: int | None) -> int | None:
    return None if value is None else min(max(value, LIGHTEST), HEAVIEST)
