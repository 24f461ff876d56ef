"""Three ideas for right now, by what a person says they have.

The order is a draw with weights: what fits better, what is on their own list and
what eased them before comes up sooner. Every weight is more than nothing and
*Different three* goes through the whole draw, so nothing that fits is ever out
of reach. The draw depends only on what is passed in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from companion.care.choices import Choices, is_offered
from companion.care.model import ANY_TIME, Company, Energy, Idea, Place

AT_ONCE: Final = 3
"""How many ideas are shown (care.md 2.10)."""
_MEANT_FOR_IT: Final = 4.0
_ON_THE_LIST: Final = 1.5
_STRONGEST_LEARNING: Final = 4.0
"""The most that earlier ratings can raise a weight, and the most they can lower it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says they have; None and False ask for nothing."""

    minutes: int | None = None
    energy: Energy | None = None
    """The most there is."""
    company: Company | None = None
    place: Place | None = None
    hard_now: str | None = None
    """What is hard now: a tag of `helps_when`, like 'cannot_sleep'."""
    night: bool = False
    """Whether only what is fine at 3 a.m. is offered."""


def fits(idea: Idea, wish: Wish) -> bool:
    """Say whether an idea can be done with what there is."""
    return (
        (wish.minutes is None or idea.minutes_min <= wish.minutes)
        and (wish.energy is None or idea.energy.level <= wish.energy.level)
        and (
            wish.company in {None, Company.EITHER} or idea.company in {wish.company, Company.EITHER}
        )
        and (wish.place in {None, Place.EITHER} or idea.place in {wish.place, Place.EITHER})
        and (wish.hard_now is None or bool({wish.hard_now, ANY_TIME} & set(idea.helps_when)))
        and (not wish.night or idea.night_ok)
    )


def in_order(
    ideas: Iterable[Idea],
    wish: Wish,
    *,
    seed: str,
    choices: Choices | None = None,
    learned: Mapping[str, float] | None = None,
) -> tuple[Idea, ...]:
    """Return all the ideas that fit, in the order to offer them.

    `seed` is the day, say; the same seed gives the same order. `learned` is how
    much each idea eased the person before, from -1 to 1 (see `what_helps`). The
    draw is that of Efraimidis and Spirakis (2006): the key of an item is a number
    from 0 to 1 to the power of one over its weight, and the largest key is first.
    Neighbours in one three are of different groups as far as that goes.
    """
    choices = choices or Choices()
    learned = learned or {}
    keyed = [
        (math.log(_chance(seed, idea.id)) / _weight(idea, wish, choices, learned), idea.id, idea)
        for idea in ideas
        if is_offered(idea, choices) and fits(idea, wish)
    ]
    keyed.sort(key=lambda each: (-each[0], each[1]))
    return _mixed([idea for _key, _id, idea in keyed])


def suggest(
    ideas: Iterable[Idea],
    wish: Wish,
    *,
    seed: str,
    turn: int = 0,
    choices: Choices | None = None,
    learned: Mapping[str, float] | None = None,
) -> tuple[Idea, ...]:
    """Return three ideas, fewer where fewer fit; each next `turn` gives a different three.

    After the last three the first come again. See `in_order`.
    """
    ordered = in_order(ideas, wish, seed=seed, choices=choices, learned=learned)
    if not ordered:
        return ()
    start = turn % math.ceil(len(ordered) / AT_ONCE) * AT_ONCE
    return ordered[start : start + AT_ONCE]


def _chance(seed: str, item_id: str) -> float:
    """Return a number above 0 and below 1 that depends on nothing else."""
    digest = sha256(f"{seed}\0{item_id}".encode()).digest()
    return (int.from_bytes(digest[:6]) + 1) / (2**48 + 2)


def _weight(idea: Idea, wish: Wish, choices: Choices, learned: Mapping[str, float]) -> float:
    eased = min(max(learned.get(idea.id, 0.0), -1.0), 1.0)
    weight: float = _STRONGEST_LEARNING**eased
    if wish.hard_now is not None and wish.hard_now in idea.helps_when:
        weight *= _MEANT_FOR_IT
    if idea.id in choices.kept:
        weight *= _ON_THE_LIST
    return weight


def _mixed(ordered: Sequence[Idea]) -> tuple[Idea, ...]:
    """Return an order in which each three has different groups, where there are any."""
    rest, mixed = list(ordered), list[Idea]()
    while rest:
        shown = {each.category for each in mixed[len(mixed) - len(mixed) % AT_ONCE :]}
        following = next((each for each in rest if each.category not in shown), rest[0])
        rest.remove(following)
        mixed.append(following)
    return tuple(mixed)
