"""The values of my support plan: what I wrote for hard moments, in my own order.

The six parts are this app's own; they follow no licensed form.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from companion.values import one_line

LONGEST_ITEM: Final = 500


class Part(StrEnum):
    """The parts of the plan, in the order they are shown."""

    SIGNS = "signs"
    """How I know that it is getting hard."""
    ALONE = "alone"
    """What I can do by myself."""
    COMPANY = "company"
    """Places and company that take my mind off it."""
    PEOPLE = "people"
    """People I can ask."""
    LINES = "lines"
    """Lines I can call."""
    SAFER = "safer"
    """What makes the place around me safer."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan."""

    text: str
    person_id: str | None = None
    """One of my people, whose numbers are shown beside; the text stays when they are gone."""
    record_id: str | None = None
    """A record of the directory, whose numbers are shown beside."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan; a part that is not there is empty."""

    signs: tuple[Item, ...] = ()
    alone: tuple[Item, ...] = ()
    company: tuple[Item, ...] = ()
    people: tuple[Item, ...] = ()
    lines: tuple[Item, ...] = ()
    safer: tuple[Item, ...] = ()

    def items(self, part: Part) -> tuple[Item, ...]:
        """Return the lines of a part."""
        found: tuple[Item, ...] = getattr(self, part.value)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written yet."""
        return not any(self.items(part) for part in Part)


def prepared(plan: Plan) -> Plan:
    """Return a plan as it is stored: each line tidy, empty ones left out.

    Raises FieldTooLong.
    """
    return Plan(**{part.value: _tidy(plan.items(part)) for part in Part})


def _tidy(items: tuple[Item, ...]) -> tuple[Item, ...]:
    tidy = (
        Item(one_line(item.text, LONGEST_ITEM), item.person_id, item.record_id) for item in items
    )
    return tuple(item for item in tidy if item.text)
