"""What there is for one state or territory of the United States."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from companion.resources.model import Kind, Resource

COUNTRY: Final = "US"
_TIME_LIMIT: Final = re.compile(r"\bwithin\b|\bhow long you have\b")
"""How a fact about the time to apply reads in English; a test holds it to every program."""


@dataclass(frozen=True, slots=True)
class StateHelp:
    """The records of one state or territory."""

    region: str
    """Its two letters: 'CO', 'PR'."""
    compensation: Resource | None
    """Its compensation office; None where we have none on file (American Samoa, the Marianas)."""
    resilience_centers: tuple[Resource, ...]
    others: tuple[Resource, ...]
    """Everything else that is for this state alone, in the order of the data."""

    def time_limits(self, language: str) -> tuple[str, ...]:
        """Return what is known about the time to apply; to be confirmed with the office."""
        return () if self.compensation is None else time_limits(self.compensation, language)


def time_limits(office: Resource, language: str) -> tuple[str, ...]:
    """Return what an office's record says of the time to apply, word for word."""
    facts = office.facts
    limits = [at for at, fact in enumerate(facts) if _TIME_LIMIT.search(fact)]
    told = office.facts_in(language)
    told = told if len(told) == len(facts) else facts
    return tuple(told[at] for at in limits)


def my_state(resources: Iterable[Resource], region: str) -> StateHelp:
    """Return what there is for a state or territory, by its two letters, of any case."""
    region = region.upper()
    own = [each for each in resources if each.country == COUNTRY and each.region == region]
    compensation = next((each for each in own if each.kind is Kind.COMPENSATION), None)
    return StateHelp(
        region=region,
        compensation=compensation,
        resilience_centers=tuple(each for each in own if each.kind is Kind.RESILIENCE_CENTER),
        others=tuple(
            each
            for each in own
            if each.kind is not Kind.RESILIENCE_CENTER and each is not compensation
        ),
    )
