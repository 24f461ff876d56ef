"""The values of care: ideas for right now, guided exercises, and the flags on them.

Plain values and pure functions. An idea is either an activity (something to do)
or an exercise (a guided one, step by step); what both have, they have by the
same name. The content is in `assets/care/<language>`, original to this project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    MEDIUM = "med"
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
    """Another way to do an exercise."""

    id: str
    label: str
    change: Mapping[str, object] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    """Its own steps, where it does not share those of the exercise."""
    warning: str = ""
    """What to say before it; then it is never chosen for somebody."""


@dataclass(frozen=True, slots=True)
class IfWorse:
    """What an exercise offers to somebody who feels worse."""

    text: str
    exercise: str | None
    help: bool


@dataclass(frozen=True, slots=True)
class Exercise:
    """A guided exercise."""

    id: str
    title: str
    category: str
    steps: tuple[Step, ...]
    minutes: int
    energy: Energy = Energy.LOW
    summary: str = ""
    posture: str = ""
    helps_when: tuple[str, ...] = (ANY_TIME,)
    avoid_if: tuple[str, ...] = ()
    take_care: tuple[str, ...] = ()
    if_avoid_try: str | None = None
    """The exercise to offer to somebody for whom this one is not."""
    variants: tuple[Variant, ...] = ()
    stop_line: str = ""
    end_line: str = ""
    if_worse: IfWorse | None = None
    evidence: Evidence = Evidence()
    variant: Variant | None = None
    """The variant that these steps are of, once one was chosen."""
    company: Company = Company.EITHER
    place: Place = Place.EITHER
    shown_by_default: bool = True

    @property
    def total_seconds(self) -> int:
        """How long it takes from the first step to the last."""
        return sum(step.seconds for step in self.steps)

    @property
    def minutes_min(self) -> int:
        """The same as its minutes: a shorter variant is a choice, not a promise."""
        return self.minutes

    @property
    def night_ok(self) -> bool:
        """Whether it may be offered at night."""
        return LATE_NIGHT not in self.avoid_if

    @property
    def flags(self) -> tuple[str, ...]:
        """All its flags, the ones for leaving it out first."""
        return self.avoid_if + self.take_care


Idea = Activity | Exercise
"""Anything that can be offered."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Ideas that belong to one moment: a late night, a day at court."""

    id: str
    title: str
    text: str
    items: tuple[str, ...]
