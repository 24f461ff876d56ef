"""Where the pages of this wing are kept; the worker alone reads and writes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.clock import now
from companion.people.model import Person
from companion.people.plan import Plan

if TYPE_CHECKING:
    from companion.people.service import People


class PersonPaper:
    """One person; a new one gets an id when they are kept for the first time."""

    def __init__(self, people: People, person_id: str = "") -> None:
        self._people = people
        self.id = person_id

    def read(self) -> Person | None:
        """Return the person; None for a new one, and for one in the bin."""
        if not self.id:
            return None
        saved = self._people.person(self.id)
        return None if saved.deleted is not None else saved.person

    def put(self, person: Person | None) -> Person | None:
        """Keep a person; None moves them to the bin. Raises what People.save raises."""
        if person is None:
            if self.id:
                self._people.move_to_bin(self.id, now=now())
            return None
        if self.id and self._people.person(self.id).deleted is not None:
            self._people.restore(self.id)
        saved = self._people.save(person, now=now(), person_id=self.id or None)
        self.id = saved.id
        return saved.person


class PlanPaper:
    """The support plan."""

    def __init__(self, people: People) -> None:
        self._people = people

    def read(self) -> Plan:
        """Return the plan."""
        return self._people.plan()

    def put(self, plan: Plan) -> Plan:
        """Keep the plan; raise FieldTooLong."""
        return self._people.save_plan(plan)
