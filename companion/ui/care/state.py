"""What the pages of Care show of a person's choices: read as a whole, on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.care.choices import CareSet, Choices
from companion.care.model import Activity

if TYPE_CHECKING:
    from datetime import date

    from companion.planner.day_ideas import DayIdea
    from companion.planner.model import Saved
    from companion.ui.unlock.session import Session


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
    lower_cut: bool = False
    """Whether a doctor or counselor is suggested from the lower of two cuts on."""
    days: tuple[Saved[DayIdea], ...] = ()
    """The ideas that are in a day, from today on."""


def read(session: Session, today: date) -> CareState:
    """Read it; for the worker."""
    care, log = session.care, session.care_log
    switches = care.switches()
    return CareState(
        care.choices(),
        tuple(care.own()),
        tuple(care.sets()),
        log.learned() if switches.log else {},
        switches.log,
        switches.check_ins,
        switches.lower_cut,
        tuple(session.day_ideas.from_day(today)),
    )
