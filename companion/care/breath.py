"""Where in its breaths a breath step is: for words, a bar and, when chosen, a calm shape."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from companion.care.model import Step


class BreathPart(Enum):
    """Where in a breath somebody is."""

    IN = "in"
    HOLD_IN = "hold_in"
    OUT = "out"
    HOLD_OUT = "hold_out"


@dataclass(frozen=True, slots=True)
class Breath:
    """A moment of a breath step."""

    cycle: int
    """Which breath, from 1."""
    part: BreathPart
    left: float
    """Seconds of this part that are left."""
    length: int
    """Seconds of this part."""


def breath_at(step: Step, elapsed: float) -> Breath | None:
    """Return where in its breaths a step is after so many seconds; None for other steps."""
    pattern = step.pattern
    if pattern is None or not step.cycles:
        return None
    cycle = min(int(elapsed // pattern.seconds), step.cycles - 1)
    within = min(max(elapsed - cycle * pattern.seconds, 0.0), float(pattern.seconds))
    parts = (
        (BreathPart.IN, pattern.inward),
        (BreathPart.HOLD_IN, pattern.hold_in),
        (BreathPart.OUT, pattern.outward),
        (BreathPart.HOLD_OUT, pattern.hold_out),
    )
    for part, length in parts:
        if within < length:
            return Breath(cycle + 1, part, length - within, length)
        within -= length
    part, length = next(each for each in reversed(parts) if each[1])
    return Breath(cycle + 1, part, 0.0, length)
