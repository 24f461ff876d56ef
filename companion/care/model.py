"""The values of care: ideas for right now, guided exercises, and the flags on them.

Plain values and pure functions. An idea is either an activity (something to do)
or an exercise (a guided one, step by step); what both have, they have by the
same name. The content is in `assets/care/<language>`, original to this project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

BREATH: Final = "breath_panic"
"""The flag of what asks to watch the breath."""
LATE_NIGHT: Final = "late_night"
"""The flag of what is not for the two hours before sleep."""
SPIRITUAL: Final = "spiritual"
"""The group that is hidden until a person chooses it (care.md 2.10)."""
ANY_TIME: Final = "any"
"""What helps at any time."""
OWN: Final = "own"
"""The group of what a person added."""


class Energy(StrEnum):
    """How much strength something takes."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def level(self) -> int:
        """0 for the least."""
        return tuple(Energy).index(self)


class Company(StrEnum):
    """Whether something is done alone."""

    ALONE = "alone"
    WITH_OTHERS = "with_others"
    EITHER = "either"


class Place(StrEnum):
    """Where something is done."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    EITHER = "either"


class StepKind(StrEnum):
    """What a step of an exercise asks for, and how it ends."""

    SAY = "say"
    """Words to read; ends with Next."""
    TIMED = "timed"
    """Something to do for a while; ends by itself."""
    BREATH = "breath"
    """Breaths at a pace; ends by itself."""
    INPUT = "input"
    """Words to write, if one likes; ends with Next."""
    CHOICE = "choice"
    """One of a few answers; ends with Next."""

    @property
    def goes_on_alone(self) -> bool:
        """Whether a step of this kind ends by itself (care.md 2.11)."""
        return self in {StepKind.TIMED, StepKind.BREATH}


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to know before one begins: a plain line that can be hidden as a group."""

    id: str
    label: str
    text: str
    kind: str
    """'avoid_if' or 'take_care'."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well something is known to help, stated modestly."""

    level: str = "practice"
    note: str = ""
    sources: tuple[str, ...] = ()
    """Ids of the sources in the data."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do, from the catalogue or of the person's own."""

    id: str
    title: str
    category: str
    minutes: int
    minutes_min: int = 1
    minutes_max: int = 0
    """0 where it is not known."""
    energy: Energy = Energy.LOW
    company: Company = Company.EITHER
    place: Place = Place.EITHER
    cost: str = "free"
    summary: str = ""
    tiny_start: str = ""
    """A version that takes less than a minute."""
    helps_when: tuple[str, ...] = (ANY_TIME,)
    avoid_if: tuple[str, ...] = ()
    take_care: tuple[str, ...] = ()
    access_note: str = ""
    night_ok: bool = False
    shown_by_default: bool = True
    evidence: Evidence = Evidence()

    @property
    def flags(self) -> tuple[str, ...]:
        """All its flags, the ones for leaving it out first."""
        return self.avoid_if + self.take_care


@dataclass(frozen=True, slots=True)
class Pattern:
    """The pace of one breath, each part in seconds."""

    inward: int
    hold_in: int
    outward: int
    hold_out: int

    @property
    def seconds(self) -> int:
        """How long one breath takes."""
        return self.inward + self.hold_in + self.outward + self.hold_out


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exercise."""

    kind: StepKind
    text: str
    seconds: int
    """How long it takes; where it ends with Next, about how long."""
    pattern: Pattern | None = None
    """The pace of the breaths; only for breath steps."""
    cycles: int = 0
    """How many breaths."""
    placeholder: str = ""
    """How an answer in words may begin."""
    options: tuple[str, ...] = ()
    """The answers to choose from."""
    help_after: frozenset[str] = frozenset()
    """The answers after which help is offered at once (care.md 2.14)."""
    back_to: Mapping[str, int] = field(default_factory=dict)
    """The answers after which Next leads to an earlier step, by its place from 0."""
    for_each_line: bool = False
    """Whether it is asked once for each line that was written in the step before."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to do an exercise, with steps of its own."""

    id: str
    label: str
    steps: tuple[Step, ...]
    off_by_default: bool = False
    """Whether it is offered only to somebody who asks for it."""
    warning: str = ""
    """What to say before it."""


@dataclass(frozen=True, slots=True)
class IfWorse:
    """What an exercise offers to somebody who feels worse."""

    text: str
    exercise: str | None
    """The id of an exercise to go to."""
    help: bool
    """Whether help lines are offered."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A guided exercise."""

    id: str
    title: str
    category: str
    steps: tuple[Step, ...]
    minutes: int
    family: str = ""
    energy: Energy = Energy.LOW
    company: Company = Company.EITHER
    place: Place = Place.EITHER
    cost: str = "free"
    summary: str = ""
    posture: str = ""
    helps_when: tuple[str, ...] = (ANY_TIME,)
    avoid_if: tuple[str, ...] = ()
    take_care: tuple[str, ...] = ()
    if_avoid_try: str | None = None
    """The id of the exercise to offer to somebody for whom this one is not."""
    night_ok: bool = False
    variants: tuple[Variant, ...] = ()
    stop_line: str = ""
    end_line: str = ""
    if_worse: IfWorse | None = None
    evidence: Evidence = Evidence()

    @property
    def total_seconds(self) -> int:
        """How long it takes from the first step to the last."""
        return sum(step.seconds for step in self.steps)

    @property
    def minutes_min(self) -> int:
        """The same as its minutes; a shorter variant is a choice of its own."""
        return self.minutes

    @property
    def shown_by_default(self) -> bool:
        """Always: no exercise is hidden until it is chosen."""
        return True

    @property
    def flags(self) -> tuple[str, ...]:
        """All its flags, the ones for leaving it out first."""
        return self.avoid_if + self.take_care

    def as_variant(self, variant_id: str) -> Exercise | None:
        """Return it with the steps of a variant, or None where there is no such variant."""
        found = next((each for each in self.variants if each.id == variant_id), None)
        return None if found is None else replace(self, steps=found.steps)

    def without_breath(self) -> Exercise:
        """Return it without its breath steps, for somebody who never wants them.

        Where nothing else would be left, it stays as it is.
        """
        places = [
            place for place, step in enumerate(self.steps) if step.kind is not StepKind.BREATH
        ]
        new = {old: place for place, old in enumerate(places)}
        steps = tuple(
            replace(
                self.steps[place],
                back_to={
                    option: new[to] for option, to in self.steps[place].back_to.items() if to in new
                },
            )
            for place in places
        )
        return replace(self, steps=steps) if steps else self


Idea = Activity | Exercise
"""Anything that can be offered."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Ideas that belong to one moment: a late night, a day at court."""

    id: str
    title: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """What groups and qualities are called; an id stands for itself where it has no name."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By kind ('categories', 'helps_when', 'energy', ...), then by id."""

    def of(self, kind: str, name: str) -> str:
        """Return what something is called."""
        return self.names.get(kind, {}).get(name, name)
