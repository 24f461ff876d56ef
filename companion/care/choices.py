"""What a person chose about the ideas: hidden, kept, in which order, never offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.care.model import BREATH, SPIRITUAL, Activity, Exercise, Idea


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices about the catalogue; nothing is chosen for anybody."""

    hidden: frozenset[str] = frozenset()
    """Ids of ideas that are not offered."""
    kept: tuple[str, ...] = ()
    """Ids of *my list*, in the person's order."""
    hidden_flags: frozenset[str] = frozenset()
    """Flags whose ideas are never offered, like `breath_panic`."""
    spiritual: bool = False
    """Whether spiritual ideas are shown."""


@dataclass(frozen=True, slots=True)
class CareSet:
    """A few ideas that a person put together, under a name of their own."""

    id: str
    title: str
    items: tuple[str, ...]


def is_offered(idea: Idea, choices: Choices) -> bool:
    """Say whether an idea may be offered to this person at all.

    What they keep in their list is, whatever its group; what they hid is not.
    """
    if idea.id in choices.hidden or choices.hidden_flags & set(idea.flags):
        return False
    if idea.id in choices.kept:
        return True
    if idea.category == SPIRITUAL:
        return choices.spiritual
    return idea.shown_by_default


def offered(ideas: Iterable[Idea], choices: Choices) -> tuple[Idea, ...]:
    """Return the ideas that may be offered, in their order."""
    return tuple(idea for idea in ideas if is_offered(idea, choices))


def suited(exercise: Exercise, choices: Choices) -> Exercise:
    """Return an exercise as it is played for this person.

    For who never wants breath exercises it is without its breath steps, unless it
    is a breath exercise and they opened it all the same.
    """
    if BREATH in choices.hidden_flags and BREATH not in exercise.flags:
        return exercise.without_breath()
    return exercise


def my_list(ideas: Iterable[Activity | Exercise], choices: Choices) -> tuple[Idea, ...]:
    """Return what a person keeps, in their order; what is gone from the catalogue is left out."""
    by_id = {idea.id: idea for idea in ideas}
    return tuple(by_id[each] for each in choices.kept if each in by_id)


def moved(order: Sequence[str], item_id: str, by: int) -> tuple[str, ...]:
    """Return an order with one item moved by so many places, up (-1) or down (1).

    At an end, and for an item that is not there, nothing changes.
    """
    rest = [each for each in order if each != item_id]
    if len(rest) == len(order):
        return tuple(order)
    place = min(max(tuple(order).index(item_id) + by, 0), len(rest))
    return (*rest[:place], item_id, *rest[place:])
