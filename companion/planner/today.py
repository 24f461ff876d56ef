"""What Today shows: only what the person asked for, and on the day itself almost nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from companion.planner.again import Again
from companion.planner.cards import Deck
from companion.planner.model import CheckIn, Occasion
from companion.planner.plan import Answer, Plan, filled


@dataclass(frozen=True, slots=True)
class TheDay:
    """A date that is today, or goes on today."""

    occasion: Occasion
    too_much: tuple[tuple[str, Answer], ...] = ()
    """What the plan says for when it gets too much: keys and answers, in order."""
    change_of_mind: str = ""
    has_plan: bool = False


@dataclass(frozen=True, slots=True)
class DayAround:
    """A day in the window around a date, with the small question of that day."""

    occasion: Occasion
    check_in: CheckIn
    offset: int
    """Days to its first day, negative, or from its last: a range of days is over after that."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """What there is for one day."""

    day: date
    again: Again | None = None
    """The 72 hours, while they are on: what steadies comes first."""
    on_the_day: tuple[TheDay, ...] = ()
    """Dates that are today; with any of them, help is shown and nothing else."""
    around: tuple[DayAround, ...] = ()
    """Days around a date; empty on the day of another one, unless asked for."""
    has_more: bool = False
    """Whether there are days around that were kept back because of the day."""

    @property
    def shows_help(self) -> bool:
        """Whether help belongs on the page itself."""
        return bool(self.on_the_day) or self.again is not None


def view(
    day: date,
    occasions: Sequence[Occasion],
    plans: Mapping[str, Plan],
    check_ins: Mapping[tuple[str, date, int], CheckIn],
    deck: Deck,
    again: Again | None = None,
    *,
    ranges: Mapping[tuple[str, date], tuple[date, date]] = MappingProxyType({}),
    more: bool = False,
) -> TodayView:
    """Return what Today shows on a day.

    `occasions` are those whose window holds the day; `plans` are by the id of the
    date, for those that are today. A date is shown on its day when it was asked
    for, or when there is a plan for it: who let it be is left alone. The days
    around are shown only when asked for, each unless it was left out. `ranges` has
    the first and the last day of those that take more than one: each of these is its day.
    """
    on_the_day, around = [], []
    for one in occasions:
        if one.hidden:
            continue
        begin, end = ranges.get((one.date_id, one.key), (one.day, one.day))
        offset = (day - one.day).days
        check_in = check_ins.get((one.date_id, one.key, offset)) or CheckIn(
            one.date_id, one.key, offset
        )
        if begin <= day <= end:
            plan = plans.get(one.date_id)
            is_wanted = one.on_today or plan is not None
            if is_wanted and not (check_in.left_out and day != one.day):
                on_the_day.append(_the_day(one, plan, deck))
        elif one.on_today and not check_in.left_out:
            spoken = (day - (end if day > end else begin)).days
            around.append(DayAround(one, check_in, spoken))
    kept_back = bool(on_the_day and around and not more)
    return TodayView(
        day, again, tuple(on_the_day), () if kept_back else tuple(around), has_more=kept_back
    )


def _the_day(one: Occasion, plan: Plan | None, deck: Deck) -> TheDay:
    if plan is None:
        return TheDay(one)
    steps = tuple(
        (key, answer)
        for card in deck.cards
        if card.on_the_day
        for key, _, answer in filled(plan, card)
    )
    if not steps:
        line = plan.answers.get("bare_minimum.too_much")
        steps = () if line is None else (("bare_minimum.too_much", line),)
    return TheDay(one, steps, plan.change_of_mind, has_plan=True)
