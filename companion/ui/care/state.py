"""What the pages of Care show of a person's choices: read as a whole, on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.care.choices import CareSet, Choices
from companion.care.model import Activity

if TYPE_CHECKING:
    from companion.care.log import Log
    from companion.care.service import Care


@dataclass(frozen=True, slots=True)
class CareState:
    """Nothing chosen at first: then everything is as it comes."""

    choices: Choices = field(default_factory=Choices)
    own: tuple[Activity, ...] = ()
    sets: tuple[CareSet, ...] = ()
    learned: Mapping[str, float] = field(default_factory=dict)
    logs: bool = False
    """Whether noting how it went is turned on."""
    checks_in: bool = False
    """Whether check-ins are turned on."""


def read(care: Care, log: Log) -> CareState:
    """Read it; for the worker."""
    switches = care.switches()
    return CareState(
        care.choices(),
        tuple(care.own()),
        tuple(care.sets()),
        log.learned() if switches.log else {},
        switches.log,
        switches.check_ins,
    )
